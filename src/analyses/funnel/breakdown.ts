import { splitLimit } from '../../columns/split-column';
import type { PropertyValue } from '../../model/condition';
import { byText } from '../../model/text-order';
import type { Question } from '../analysis';
import { funnelColumns } from './columns';
import type { FunnelResult } from './result';
import type { FunnelSpec } from './spec';
import { zeros, type FunnelState } from './state';

type Row = NonNullable<FunnelResult['breakdown']>[number];

/** The value behind a code of the breakdown's column; null for none. */
export function valueReader({ spec, dataset, prepared }: Question<FunnelSpec>): (code: number) => PropertyValue {
  const { breakdown } = funnelColumns(spec, dataset);
  const dictionary = (breakdown === null ? null : prepared.dictionaries[breakdown]) ?? [];
  return (code) => dictionary[code - 1] ?? null;
}

/** A row for each of the `limit` values with the most units at step 1 (text order breaks equal ranks), then the rest as one. */
export function breakdownRows(state: FunnelState, question: Question<FunnelSpec>): Row[] {
  const { steps, breakdown } = question.spec;
  const limit = splitLimit(breakdown);
  const ranked = [...unitsByValue(state, question)].sort(byRank);
  const rows = ranked.slice(0, limit).map(([value, units]): Row => ({ value, other: false, units }));
  if (ranked.length <= limit) return rows;
  const units = zeros(steps.length).map((_, step) =>
    ranked.slice(limit).reduce((sum, [, own]) => sum + (own[step] ?? 0), 0),
  );
  return [...rows, { value: null, other: true, units }];
}

/** By value, not by code: two stored texts can be one number (0 and -0). */
function unitsByValue(state: FunnelState, question: Question<FunnelSpec>): Map<PropertyValue, number[]> {
  const valueOf = valueReader(question);
  const byValue = new Map<PropertyValue, number[]>();
  for (const [code, units] of state.byValue) {
    const known = byValue.get(valueOf(code));
    byValue.set(valueOf(code), known === undefined ? units : known.map((count, step) => count + (units[step] ?? 0)));
  }
  return byValue;
}

type Ranked = [PropertyValue, number[]];

const byRank = ([a, unitsOfA]: Ranked, [b, unitsOfB]: Ranked): number =>
  (unitsOfB[0] ?? 0) - (unitsOfA[0] ?? 0) || byText(String(a ?? ''), String(b ?? '')) || (a === null ? -1 : 1);
