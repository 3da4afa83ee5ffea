import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../test/support/log';
import { asideOnLog, runOnLog } from '../../../test/support/run-on-log';
import { logOf } from '../../../test/support/written-log';
import { tiesDecide } from '../tied-verdicts';
import { funnel } from '.';
import { funnelAsides } from './asides';

const steps = (names: string): { event: string }[] => Array.from(names, (event) => ({ event }));

const asked = (more: object): object => ({ kind: 'funnel', steps: steps('AB'), ...more });

const verdicts = async (log: LogEvent[], more: object = {}) =>
  (await asideOnLog(funnel, funnelAsides.ties, asked(more), null, log))('whole');

const behind = async (log: LogEvent[], selection: object, more: object = {}): Promise<string[]> =>
  (await runOnLog(funnel, asked(more), log)).select({ step: 1, outcome: 'reached', ...selection });

describe('how much the tie rule decides', () => {
  const log = logOf('late: B0 A0', 'tied: A0 B0', 'after: A0 B1', 'alone: A0', 'none: B0');

  it('is how many of the actors counted would get another depth under each other rule', async () => {
    expect(await verdicts(log)).toEqual({
      actors: 4,
      others: [
        { ties: 'arrival', actors: 1 },
        { ties: 'never', actors: 2 },
      ],
    });
  });

  it('is told of the rule that is asked with', async () => {
    const { others } = await verdicts(log, { ties: 'arrival' });
    expect(others).toEqual([
      { ties: 'either', actors: 1 },
      { ties: 'never', actors: 1 },
    ]);
  });

  it('has exactly those actors behind it, at every step', async () => {
    expect(await behind(log, { otherTies: 'arrival' })).toEqual(['late']);
    expect(await behind(log, { otherTies: 'never' })).toEqual(['late', 'tied']);
    expect(await behind(log, { otherTies: 'never', step: 2, outcome: 'dropped' }, { ties: 'arrival' })).toEqual([]);
    expect(await behind(log, { otherTies: 'either', step: 2, outcome: 'dropped' }, { ties: 'arrival' })).toEqual([
      'late',
    ]);
    expect(await behind(log, { otherTies: 'either' })).toEqual([]);
  });

  it('counts the actors inside units that are not actors, each once', async () => {
    const sessions = logOf('a: B0 A0 B100 A100', 'b: A0 B1');
    const { actors, others } = await verdicts(sessions, { unit: 'session' });
    expect([actors, others[0]]).toEqual([2, { ties: 'arrival', actors: 1 }]);
  });

  it('counts an actor whose attempts get other depths', async () => {
    const attempts = logOf('a: A0 B1 B100 A100', 'b: A0 B1 A100 B101');
    const { others } = await verdicts(attempts, { count: 'attempts', window: { amount: 10, unit: 'minute' } });
    expect(others).toEqual([
      { ties: 'arrival', actors: 1 },
      { ties: 'never', actors: 1 },
    ]);
  });

  it('leaves out whom an exclusion removes from the funnel', async () => {
    const excluded = logOf('struck: A0 X1 B2', 'kept: A0 B2');
    const exclusions = [{ event: 'X', after: 1, before: 2, effect: 'removeActor' }];
    expect((await verdicts(excluded, { exclusions })).actors).toBe(1);
  });

  it('is worth a warning from more than one in two hundred on', () => {
    const of = (actors: number): boolean => tiesDecide({ actors: 200, others: [{ ties: 'never', actors }] });
    expect([of(0), of(1), of(2)]).toEqual([false, false, true]);
    expect(tiesDecide({ actors: 0, others: [{ ties: 'never', actors: 0 }] })).toBe(false);
  });
});
