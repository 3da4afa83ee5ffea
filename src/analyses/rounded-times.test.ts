import { describe, expect, it } from 'vitest';
import { batchesOf } from '../columns/batches';
import type { Fold } from '../columns/fold';
import { storeLog, type LogEvent } from '../../test/support/log';
import type { Question } from './analysis';
import { funnel } from './funnel';
import { funnelFold } from './funnel/fold';
import { shapeFunnel } from './funnel/result';
import { paths } from './paths';
import { pathsFold } from './paths/fold';
import type { SpecBase } from '../model/spec';

/** Forty actors who do A, B and C at ever longer intervals: 40 times from A to B, 40 from B to C and 40 from A to C. */
const log: LogEvent[] = Array.from({ length: 40 }, (_, i) => [
  { actor: `p${String(i)}`, event: 'A', at: 0 },
  { actor: `p${String(i)}`, event: 'B', at: 1000 + 977 * i },
  { actor: `p${String(i)}`, event: 'C', at: 5000 + 3001 * i * i },
]).flat();

const stored = storeLog(log);

function questionOf<Spec extends SpecBase<string>>(parsed: { ok: true; value: Spec } | { ok: false }): Question<Spec> {
  if (!parsed.ok) throw new Error('the spec is not valid');
  return { spec: parsed.value, dataset: stored.dataset, prepared: { dictionaries: [], lookups: [] } };
}

/** Every actor a batch of its own, dealt to so many states that are merged. */
function folded<State>(fold: Fold<State>, shards: number): State {
  const states = Array.from({ length: shards }, () => fold.empty());
  [...batchesOf(stored.base, [], 1)].forEach((batch, i) => fold.visit(batch, states[i % shards]!));
  return states.reduce((a, b) => fold.merge(a, b));
}

const near = (actual: number | null, exact: number | null): void => {
  expect(Math.abs((actual ?? NaN) - (exact ?? NaN))).toBeLessThanOrEqual(0.001 * (exact ?? NaN));
};

describe('with more times than are kept', () => {
  it('a funnel says how far off its times may be, and they are not further off', () => {
    const question = questionOf(
      funnel.parse({ kind: 'funnel', steps: [{ event: 'A' }, { event: 'B' }, { event: 'C' }] }),
    );
    const said = (limit: number, shards = 1) => shapeFunnel(folded(funnelFold(question, limit), shards), question);
    const [exact, rounded] = [said(160), said(159)];
    expect([exact.relativeError, rounded.relativeError]).toEqual([undefined, 0.001]);
    exact.steps.slice(1).forEach((step, i) => {
      for (const since of ['fromPrevious', 'fromFirst'] as const) {
        const own = rounded.steps[i + 1]![since];
        expect(own.count).toBe(40);
        for (const time of ['meanMs', 'medianMs', 'p90Ms'] as const) near(own[time], step[since][time]);
      }
    });
    expect(rounded.steps[2]!.fromFirst.medianMs).not.toBe(exact.steps[2]!.fromFirst.medianMs);
    expect(said(159, 3)).toEqual(rounded);
    expect(said(160, 3)).toEqual(exact);
  });

  it('paths say how far off the times of links may be, and they are not further off', () => {
    const question = questionOf(paths.parse({ kind: 'paths', unit: 'actor' }));
    const said = (limit: number, shards = 1) => {
      const state = folded(pathsFold(question, limit), shards);
      return paths.shape(state, question);
    };
    const [exact, rounded] = [said(80), said(79)];
    expect([exact.relativeError, rounded.relativeError]).toEqual([undefined, 0.001]);
    expect(rounded.links.map(({ paths: n }) => n)).toEqual(exact.links.map(({ paths: n }) => n));
    exact.links.forEach((link, i) => {
      near(rounded.links[i]!.medianMs, link.medianMs);
      near(rounded.links[i]!.meanMs, link.meanMs);
    });
    expect(rounded.links[0]!.medianMs).not.toBe(exact.links[0]!.medianMs);
    expect(said(79, 3)).toEqual(rounded);
  });
});
