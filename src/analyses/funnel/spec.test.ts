import { describe, expect, it } from 'vitest';
import { parseFunnelSelection, parseFunnelSpec } from './spec';

const steps = [{ event: 'A' }, { event: 'B' }];
const problems = (more: object): unknown => {
  const parsed = parseFunnelSpec({ kind: 'funnel', v: 1, steps, ...more });
  return parsed.ok ? [] : parsed.problems.map(({ path, code }) => [path.join('.'), code]);
};

describe('a funnel spec', () => {
  it('takes the defaults for what it leaves out', () => {
    expect(parseFunnelSpec({ kind: 'funnel', steps, breakdown: { property: 'p' } })).toEqual({
      ok: true,
      value: {
        kind: 'funnel',
        v: 1,
        steps,
        order: 'ordered',
        window: { amount: 7, unit: 'day', from: 'firstStep' },
        ties: 'either',
        sessionGap: { amount: 30, unit: 'minute' },
        breakdown: { property: 'p', at: 'first', limit: 10 },
      },
    });
  });

  it('survives writing and reading', () => {
    const window = { same: 'session' };
    const first = parseFunnelSpec({ kind: 'funnel', steps: [{ event: ['A'], label: 'Visit' }], window, ties: 'never' });
    expect(parseFunnelSpec(JSON.parse(JSON.stringify(first.ok && first.value)))).toEqual(first);
  });

  it.each([
    ['no step', { steps: [] }, [['steps', 'missing']]],
    ['21 steps', { steps: Array.from({ length: 21 }, () => ({ event: 'A' })) }, [['steps', 'tooMany']]],
    ['a step without an event', { steps: [{}] }, [['steps.0.event', 'missing']]],
    ['a field nobody knows', { colour: 'red' }, [['colour', 'unknownField']]],
    ['a field nobody knows in a step', { steps: [{ event: 'A', often: 1 }] }, [['steps.0.often', 'unknownField']]],
    ['an unknown order', { order: 'random' }, [['order', 'unknownValue']]],
    ['a window of no length', { window: { amount: 0, unit: 'day' } }, [['window.amount', 'outOfRange']]],
    ['a window of another kind', { window: { same: 'week' } }, [['window.same', 'unknownValue']]],
    ['a breakdown at step 3 of 2', { breakdown: { property: 'p', at: { step: 3 } } }, [['breakdown', 'outOfRange']]],
    ['a later version', { v: 2 }, [['v', 'tooNew']]],
    ['another kind', { kind: 'paths' }, [['kind', 'unknownValue']]],
  ])('with %s has a Problem at the place', (_, more, found) => {
    expect(problems(more)).toEqual(found);
  });

  it.each([
    ['order', { order: 'any' }],
    ['steps.0.optional', { steps: [{ event: 'A', optional: true }] }],
    ['steps.0.directly', { steps: [{ event: 'A', directly: true }] }],
    ['steps.0.occurrence', { steps: [{ event: 'A', occurrence: 'firstEver' }] }],
    ['exclusions', { exclusions: [{ event: 'X', after: 1, before: 2, effect: 'endAttempt' }] }],
    ['unit', { unit: 'session' }],
    ['unit', { unit: { property: 'account' } }],
    ['hold', { hold: ['cart'] }],
    ['count', { count: 'attempts' }],
    ['wholeAttemptInRange', { wholeAttemptInRange: true }],
    ['period', { period: 'week' }],
  ])('with %s beyond this version says so', (place, more) => {
    expect(problems(more)).toEqual([[place, 'unsupported']]);
  });

  it('may say the default of what this version does not compute', () => {
    const more = { unit: 'actor', hold: [], exclusions: [], count: 'units', wholeAttemptInRange: false };
    expect(problems(more)).toEqual([]);
    expect(problems({ steps: [{ event: 'A', optional: false, directly: false, occurrence: 'any' }] })).toEqual([]);
  });
});

describe('the choice of a number', () => {
  it.each([
    { step: 1, outcome: 'reached' },
    { step: 20, outcome: 'dropped', value: null },
    { step: 2, outcome: 'reached', value: { other: true } },
  ])('is read: %j', (selection) => {
    expect(parseFunnelSelection(selection)).toEqual({ ok: true, value: selection });
  });
  it.each([{ step: 0, outcome: 'reached' }, { step: 1 }, { step: 1, outcome: 'lost' }, 'all', null])(
    'is refused: %j',
    (selection) => {
      expect(parseFunnelSelection(selection).ok).toBe(false);
    },
  );
});
