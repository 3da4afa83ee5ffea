import { pairUp, type ComparedNumber, type ComparedRow } from '../compared-rows';
import type { Sides, Words } from '../view';
import type { FunnelResult } from './result';
import type { FunnelSelection, FunnelSpec } from './spec';
import { stepHead } from './tables';

/** The first step's count, each later step's share of it, the last one's without open windows, and the median time. */
export const comparedFunnels = (
  spec: FunnelSpec,
  { own, other }: Sides<FunnelResult>,
  words: Words,
): ComparedRow<FunnelSelection>[] => {
  const open = own.immature + other.immature > 0;
  return pairUp(numbersOf(spec, own, open, words), numbersOf(spec, other, open, words));
};

function numbersOf(
  spec: FunnelSpec,
  result: FunnelResult,
  open: boolean,
  words: Words,
): ComparedNumber<FunnelSelection>[] {
  const { steps, immature } = result;
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return [];
  const said = words.t.segments.numbers;
  const repeated = spec.unit === 'session' || spec.count === 'attempts';
  const reached = (step: number): FunnelSelection => ({ step, outcome: 'reached' });
  const numbers: ComparedNumber<FunnelSelection>[] = steps.map(({ step, units }) => ({
    key: `step ${step}`,
    label: stepHead(spec, step, words),
    number: step === 1 ? { value: units, as: 'count' } : { count: units, base: first.units },
    repeated,
    ...(units > 0 ? { selection: reached(step) } : {}),
    ...(step > 1 && step === steps.length && immature > 0 ? { notOver: true } : {}),
  }));
  if (steps.length === 1) return numbers;
  if (open) {
    const base = first.units - immature;
    numbers.push({
      key: 'mature',
      label: said.withoutOpen({ name: stepHead(spec, last.step, words) }),
      number: { count: last.units, base },
      repeated,
    });
  }
  numbers.push({
    key: 'median',
    label: words.t.funnel.medianTime,
    number: { value: last.fromFirst.medianMs, as: 'ms' },
  });
  return numbers;
}
