import { describe, expect, it } from 'vitest';
import { parseAttributionSelection, parseAttributionSpec } from './spec';

const asked = {
  kind: 'attribution',
  v: 1,
  conversion: { event: 'buy' },
  touchpoint: { event: null },
  channel: 'utm_source',
  model: 'last',
};

describe('a question of attribution', () => {
  it('has defaults for what it leaves out', () => {
    expect(parseAttributionSpec(asked)).toEqual({
      ok: true,
      value: {
        ...asked,
        lookback: { amount: 30, unit: 'day' },
        distinct: false,
        halfLife: { amount: 7, unit: 'day' },
        weights: [0.4, 0.2, 0.4],
        order: 1,
      },
    });
  });

  it('must say what converts, what touches, by which channel and model', () => {
    const parsed = parseAttributionSpec({ kind: 'attribution' });
    const paths = parsed.ok ? [] : parsed.problems.map(({ path, code }) => [path.join('.'), code]);
    expect(paths).toEqual([
      ['conversion', 'missing'],
      ['touchpoint', 'missing'],
      ['channel', 'missing'],
      ['model', 'missing'],
    ]);
  });

  it.each([
    [{ model: 'firstAndLast' }, 'model', 'unknownValue'],
    [{ order: 4 }, 'order', 'outOfRange'],
    [{ order: 1.5 }, 'order', 'outOfRange'],
    [{ weights: [0, 0, 0] }, 'weights', 'outOfRange'],
    [{ weights: [1, -1, 1] }, 'weights.1', 'outOfRange'],
    [{ weights: [1, 1] }, 'weights.2', 'missing'],
    [{ channel: [] }, 'channel', 'missing'],
    [{ channel: [{ channel: 'a' }] }, 'channel.0.matcher', 'missing'],
    [{ lookback: { amount: 0, unit: 'day' } }, 'lookback.amount', 'outOfRange'],
    [{ halfLife: { amount: 1, unit: 'month' } }, 'halfLife.unit', 'unknownValue'],
    [{ value: '' }, 'value', 'missing'],
  ])('%j is a Problem at its place', (wrong, path, code) => {
    const parsed = parseAttributionSpec({ ...asked, ...wrong });
    expect(parsed.ok ? null : parsed.problems.map((problem) => [problem.path.join('.'), problem.code])).toEqual([
      [path, code],
    ]);
  });

  it('is selected from by a channel or a path', () => {
    expect(parseAttributionSelection({ channel: '' })).toMatchObject({ ok: true });
    expect(parseAttributionSelection({ channels: ['a', 'b'] })).toMatchObject({ ok: true });
    expect(parseAttributionSelection({ channels: [] })).toMatchObject({ ok: false });
    expect(parseAttributionSelection({ channels: ['a'], channel: 'a' })).toMatchObject({ ok: false });
  });
});
