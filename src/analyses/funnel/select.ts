import type { Batch } from '../../columns/batch';
import type { Fold } from '../../columns/fold';
import type { Attempt } from '../../matching/attempt';
import type { PropertyValue } from '../../model/condition';
import { periodIndexOfLabel } from '../../model/period';
import type { Question } from '../analysis';
import { breakdownRows, valueReader } from './breakdown';
import { isImmature, walker, type Counted } from './fold';
import { isBeside } from './neighbours';
import { previousStep } from './result';
import type { FunnelSelection, FunnelSpec } from './spec';
import type { FunnelState } from './state';
import { tieTest } from './tied-verdicts';

/**
 * The actors behind one number: those counted at a step, or at the step before it that all had to take but not there, or at a step who may still convert; with `value`, those of one row of
 * the breakdown; with `period`, those whose attempt starts in it; with `beside`, those with that event next to theirs; with `otherTies`, those
 * whose depth is another under that tie rule. Of units that are not actors, all actors inside.
 */
export function selectFunnel(
  question: Question<FunnelSpec>,
  selection: FunnelSelection,
  state: FunnelState,
): Fold<number[]> {
  const walk = walker(question);
  const isPicked = attemptTest(question, selection, state);
  return {
    empty: () => [],
    visit(batch, picked) {
      const actors = new Set<number>();
      walk(batch, (counted) => {
        if (isPicked(batch, counted)) for (const actor of counted.actors()) actors.add(actor);
      });
      for (const actor of joined(picked.splice(0), [...actors])) picked.push(actor);
    },
    merge: joined,
  };
}

/** Whether an attempt is one of those behind a number. */
export function attemptTest(
  question: Question<FunnelSpec>,
  selection: FunnelSelection,
  state: FunnelState,
): (batch: Batch, counted: Counted) => boolean {
  const isInRow = rowTest(question, selection.value, state);
  const isInPeriod = periodTest(question, selection.period);
  const isThere = stepTest(question, selection);
  const hasBeside = isBeside(question, selection);
  const { otherTies } = selection;
  const isChanged = otherTies === undefined ? () => true : tieTest(question.spec, otherTies);
  return (batch, counted) =>
    isThere(counted) &&
    isInRow(counted.code) &&
    isInPeriod(counted.period) &&
    hasBeside(batch, counted) &&
    isChanged(counted);
}

/** Both lists, ascending and each once; a unit of many actors gives some of them again. */
function joined(a: readonly number[], b: readonly number[]): number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}

function stepTest(question: Question<FunnelSpec>, { step, outcome }: FunnelSelection): (counted: Counted) => boolean {
  const took = ({ depth, rows }: Attempt, i: number): boolean => i < depth && rows[i]! >= 0;
  if (outcome === 'reached') return ({ attempt }) => took(attempt, step - 1);
  if (outcome === 'immature') return (counted) => took(counted.attempt, step - 1) && isImmature(question, counted);
  const previous = previousStep(question.spec, step - 1);
  return ({ attempt }) => step > 1 && took(attempt, previous) && !took(attempt, step - 1);
}

function periodTest({ spec, dataset }: Question<FunnelSpec>, label: string | undefined): (period: number) => boolean {
  if (label === undefined) return () => true;
  const wanted = spec.period === undefined ? null : periodIndexOfLabel(dataset, spec.period, label);
  return (period) => period === wanted;
}

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
