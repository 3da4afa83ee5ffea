import { describe, expect, it } from 'vitest';
import { ask, end, event } from '../../../test/support/retention-table';
import { FailureError } from '../../model/failure';
import { retention } from '.';
import { boundsOf, withRule } from './edit';

describe('a retention spec', () => {
  const problem = (spec: object): unknown => {
    const parsed = retention.parse({ kind: 'retention', ...spec });
    return parsed.ok ? 'fine' : parsed.problems.map(({ path, code }) => `${path.join('.')} ${code}`);
  };

  it('has defaults for everything', () => {
    expect(retention.parse({ kind: 'retention' })).toEqual({
      ok: true,
      value: {
        ...{ kind: 'retention', v: 1, start: { event: null }, return: { event: null }, membership: 'firstEver' },
        ...{ period: 'day', periods: 12, clock: 'calendar', rule: 'on', mean: 'pooled' },
      },
    });
  });

  it('has bounds and closed lists', () => {
    expect(problem({ periods: 0 })).toEqual(['periods outOfRange']);
    expect(problem({ periods: 91 })).toEqual(['periods outOfRange']);
    expect(problem({ periods: 1.5 })).toEqual(['periods outOfRange']);
    expect(problem({ period: 'year' })).toEqual(['period unknownValue']);
    expect(problem({ rule: 'before' })).toEqual(['rule unknownValue']);
    expect(problem({ minOccurrences: 0 })).toEqual(['minOccurrences outOfRange']);
    expect(problem({ colour: 'red' })).toEqual(['colour unknownField']);
    expect(problem({ start: { event: 'a', wher: 1 } })).toEqual(['start.wher unknownField']);
  });

  it('has brackets that grow from 0, the first alone when column 0 is the cohort', () => {
    expect(problem({ rule: { brackets: [0, 1, 3, 7] } })).toBe('fine');
    expect(problem({ rule: { brackets: [0, 3] } })).toEqual(['rule conflict']);
    expect(problem({ rule: { brackets: [0] } })).toEqual(['rule conflict']);
    expect(problem({ rule: { brackets: [0, 3] }, zero: 'return' })).toBe('fine');
    expect(problem({ rule: { brackets: [1, 3] } })).not.toBe('fine');
    expect(problem({ rule: { brackets: [0, 1, 1] } })).not.toBe('fine');
    expect(problem({ rule: { brackets: [] } })).not.toBe('fine');
  });

  it('that would give more cells than can be read is refused with a problem at its period', async () => {
    const century = [event('ann', 'S', '1900-01-01T00:00'), end('2024-01-01T00:00')];
    const failure = await ask(century, { period: 'hour' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FailureError);
    expect((await ask(century, { period: 'month' })).rows).toHaveLength(124 * 12 + 1);
  });
});

describe('brackets as they are written', () => {
  it('grow from 0, whatever stands between them', () => {
    expect(boundsOf('0, 1,3  7')).toEqual([0, 1, 3, 7]);
    expect(boundsOf('0、2，5')).toEqual([0, 2, 5]);
    expect(['', '0', '1, 2', '0, 2, 2', '0, -1', '0, 1.5', '0, x'].map(boundsOf)).toEqual(Array(7).fill(null));
  });

  it('begin as 0, 1–2, 3–6, 7 and later, and stay when chosen again', () => {
    const parsed = retention.parse({ kind: 'retention' });
    if (!parsed.ok) throw new Error('a retention needs nothing else');
    const bracketed = withRule(parsed.value, 'brackets');
    expect(bracketed.rule).toEqual({ brackets: [0, 1, 3, 7] });
    expect(withRule({ ...bracketed, rule: { brackets: [0, 1, 9] } }, 'brackets').rule).toEqual({ brackets: [0, 1, 9] });
    expect(withRule(bracketed, 'on').rule).toBe('on');
  });
});
