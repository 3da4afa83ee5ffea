import { collecting, type Fold } from '../../columns/fold';
import type { PropertyValue } from '../../model/condition';
import type { Question } from '../analysis';
import { breakdownRows, valueReader } from './breakdown';
import { walker } from './fold';
import type { FunnelSelection, FunnelSpec } from './spec';
import type { FunnelState } from './state';

/** The actors behind one number: those counted at a step, or at the step before it but not there; with `value`, those of one row of the breakdown. */
export function selectFunnel(
  question: Question<FunnelSpec>,
  selection: FunnelSelection,
  state: FunnelState,
): Fold<number[]> {
  const walk = walker(question);
  const isInRow = rowTest(question, selection.value, state);
  return collecting((batch, add) => {
    walk(batch, (actor, { depth }, _, code) => {
      if (isAtStep(depth, selection) && isInRow(code)) add(actor);
    });
  });
}

const isAtStep = (depth: number, { step, outcome }: FunnelSelection): boolean =>
  outcome === 'reached' ? depth >= step : step > 1 && depth === step - 1;

function rowTest(
  question: Question<FunnelSpec>,
  value: FunnelSelection['value'],
  state: FunnelState,
): (code: number) => boolean {
  if (value === undefined) return () => true;
  if (question.spec.breakdown === undefined) return () => false;
  const valueOf = valueReader(question);
  const rows = breakdownRows(state, question).filter(({ other }) => !other);
  const named = new Set<PropertyValue>(rows.map((row) => row.value));
  if (typeof value === 'object' && value !== null) return (code) => !named.has(valueOf(code));
  return (code) => named.has(value) && valueOf(code) === value;
}
