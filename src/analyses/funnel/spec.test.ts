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

  it('reads every field of the format', () => {
    const given = {
      kind: 'funnel',
      v: 1,
      steps: [
        { event: 'A' },
        { event: 'B', optional: true, occurrence: 'firstEver' },
        { event: 'C', directly: true, label: 'Pay' },
      ],
      order: 'ordered',
      window: { amount: 1, unit: 'hour', from: 'previousStep' },
      ties: 'arrival',
      sessionGap: { amount: 10, unit: 'minute' },
      exclusions: [{ event: 'X', after: 1, before: 3, effect: 'endAttempt' }],
      unit: { property: 'account' },
      hold: ['cart'],
      count: 'attempts',
      wholeAttemptInRange: true,
      period: 'week',
    };
    expect(parseFunnelSpec(given)).toEqual({ ok: true, value: given });
  });

  const exclusion = { event: 'X', after: 1, before: 2, effect: 'endAttempt' };
  it('takes an exclusion without an effect as one that ends the attempt', () => {
    const { effect, ...bare } = exclusion;
    const asked = (one: object): object => ({ kind: 'funnel', v: 1, steps: many(2), exclusions: [one] });
    expect(parseFunnelSpec(asked(bare))).toEqual(parseFunnelSpec(asked({ ...bare, effect })));
    expect(parseFunnelSpec(asked(bare))).toMatchObject({ ok: true });
  });

  const many = (count: number): object[] => Array.from({ length: count }, () => ({ event: 'A' }));
  const fromPrevious = { amount: 1, unit: 'hour', from: 'previousStep' };
  it.each([
    [
      'an optional first step',
      { steps: [{ event: 'A', optional: true }, { event: 'B' }] },
      [['steps.0.optional', 'conflict']],
    ],
    [
      'an optional last step',
      { steps: [{ event: 'A' }, { event: 'B', optional: true }] },
      [['steps.1.optional', 'conflict']],
    ],
    ['a direct first step', { steps: [{ event: 'A', directly: true }] }, [['steps.0.directly', 'conflict']]],
    [
      'direct steps in any order',
      { order: 'any', steps: [{ event: 'A' }, { event: 'B', directly: true }] },
      [['steps.1.directly', 'conflict']],
    ],
    [
      'optional steps in any order',
      { order: 'any', steps: [{ event: 'A' }, { event: 'B', optional: true }, { event: 'C' }] },
      [['steps.1.optional', 'conflict']],
    ],
    ['held values in any order', { order: 'any', hold: ['cart'] }, [['hold', 'conflict']]],
    [
      'an exclusion beyond the last step',
      { exclusions: [{ ...exclusion, before: 3 }] },
      [['exclusions.0.before', 'outOfRange']],
    ],
    [
      'an exclusion that ends before it begins',
      { exclusions: [{ ...exclusion, after: 2 }] },
      [['exclusions.0.before', 'outOfRange']],
    ],
    [
      'attempts that remove actors',
      { count: 'attempts', exclusions: [{ ...exclusion, effect: 'removeActor' }] },
      [['exclusions.0.effect', 'conflict']],
    ],
    ['11 chained steps in any order', { order: 'any', window: fromPrevious, steps: many(11) }, [['steps', 'tooMany']]],
    ['an unknown unit', { unit: 'team' }, [['unit', 'unknownValue']]],
    [
      'an unknown field in an exclusion',
      { exclusions: [{ ...exclusion, often: 2 }] },
      [['exclusions.0.often', 'unknownField']],
    ],
  ])('with %s has a Problem at that place', (_, more, found) => {
    expect(problems(more)).toEqual(found);
  });

  it('takes 20 steps in any order from the first one, and strict steps that are direct anyway', () => {
    expect(problems({ order: 'any', steps: many(20) })).toEqual([]);
    expect(problems({ order: 'strict', steps: [{ event: 'A' }, { event: 'B', directly: true }] })).toEqual([]);
  });
});

describe('the choice of a number', () => {
  it.each([
    { step: 1, outcome: 'reached' },
    { step: 20, outcome: 'dropped', value: null },
    { step: 2, outcome: 'reached', value: { other: true }, period: '2024-01-01' },
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
