import { describe, expect, it } from 'vitest';
import type { ComparedNumber, ComparedRow } from '../../analyses/compared-rows';
import { messages } from '../../i18n/every-language';
import { formatOf } from '../../i18n';
import { comparisonRows, comparisonTable, testRows } from './comparison-rows';

const en = { t: messages.en, format: formatOf('en') };
const zh = { t: messages['zh-CN'], format: formatOf('zh-CN') };

const share = (count: number, base: number): ComparedNumber<string> => ({
  ...{ key: 'k', label: 'Bought', number: { count, base } },
  selection: `${count}`,
});
const row = (a: ComparedNumber<string> | null, b: ComparedNumber<string> | null, key = 'k'): ComparedRow<string> => ({
  ...{ key, label: 'Bought', a, b },
});
const shown = (rows: readonly ComparedRow<string>[], words = en, picked: string[] = []) =>
  comparisonRows(testRows(rows).rows, {
    words,
    isSelected: (selection, side) => side === 'other' && selection === '30',
    select: (selection, side) => picked.push(`${side} ${selection}`),
  });
const texts = (rows: readonly ComparedRow<string>[], words = en): string[][] =>
  shown(rows, words).map(({ cells }) =>
    cells.map(({ text, small }) => (small === undefined ? text : `${text} ${small}`)),
  );

describe('two shares beside each other', () => {
  it('show both with their base, the difference in points, its interval and the p-value', () => {
    // 50 of 100 and 30 of 100: z = 0.2 / sqrt(0.4 · 0.6 · 0.02) = 2.8868, p = 0.0039; Newcombe −32.6 to −6.4 points
    expect(texts([row(share(50, 100), share(30, 100))])).toEqual([
      ['50.0% 50 of 100', '30.0% 30 of 100', '−20.0 pp', '−32.6 to −6.4 pp', '0.004'],
    ]);
    expect(texts([row(share(50, 100), share(30, 100))], zh)).toEqual([
      ['50.0% 50 / 100', '30.0% 30 / 100', '−20.0 个百分点', '−32.6 至 −6.4 个百分点', '0.004'],
    ]);
  });

  it('of a base under 30 keep the two numbers and their difference, and say why there is no more', () => {
    const [few] = shown([row(share(10, 29), share(300, 1000))]);
    expect(few?.cells.map(({ text }) => text)).toEqual(['34.5%', '30.0%', '−4.5 pp', 'base under 30', '–']);
    expect(few?.weak).toBe('A base is under 30: too few to say more than the two numbers.');
    expect(shown([row(share(10, 30), share(300, 1000))])[0]?.weak).toBeUndefined();
  });

  it('whose time is not over are not tested: the side that goes on would look worse', () => {
    expect(texts([row({ ...share(50, 100), notOver: true }, share(30, 100))])[0]?.slice(2)).toEqual([
      '−20.0 pp',
      'not over yet',
      '–',
    ]);
  });

  it('of what one actor can be in more than once are not tested, and do not count among the tests', () => {
    const moves = { ...share(500, 1000), repeated: true };
    const rows = [row(moves, { ...share(300, 1000), repeated: true }), row(share(50, 100), share(30, 100))];
    expect(texts(rows).map((cells) => cells.slice(2))).toEqual([
      ['−20.0 pp', 'not independent', '–'],
      ['−20.0 pp', '−32.6 to −6.4 pp', '0.004'],
    ]);
    expect(testRows([...rows, ...Array.from({ length: 4 }, () => rows[1]!)]).adjustedFor).toBeNull();
  });

  it('that a side does not list are said to be unknown, not zero', () => {
    expect(texts([row(share(10, 100), null)])).toEqual([
      ['10.0% 10 of 100', 'not shown apart on this side', '–', '–', '–'],
    ]);
  });

  it('open the people of their own side', () => {
    const picked: string[] = [];
    const [one] = shown([row(share(50, 100), share(30, 100))], en, picked);
    one?.cells[0]?.onpick?.();
    one?.cells[1]?.onpick?.();
    expect(picked).toEqual(['own 50', 'other 30']);
    expect(one?.cells.map(({ selected }) => selected)).toEqual([false, true, undefined, undefined, undefined]);
  });

  it('that are not over yet are marked', () => {
    const [open] = shown([row({ ...share(5, 100), notOver: true }, share(5, 100))]);
    expect(open).toMatchObject({ head: 'Bought (not over yet)', swatch: 'hatch' });
  });
});

describe('plain numbers beside each other', () => {
  it('show their difference and no test', () => {
    const plain = (value: number | null, as: 'count' | 'ms'): ComparedNumber<string> => ({
      ...{ key: 'm', label: 'Median', number: { value, as } },
    });
    expect(texts([row(plain(7_200_000, 'ms'), plain(3_600_000, 'ms'))])).toEqual([['2 h', '1 h', '−1 h', '–', '–']]);
    expect(texts([row(plain(1000, 'count'), plain(1250, 'count'))])).toEqual([['1,000', '1,250', '+250', '–', '–']]);
    expect(texts([row(plain(null, 'ms'), plain(5000, 'ms'))])).toEqual([['–', '5 s', '–', '–', '–']]);
  });
});

describe('many comparisons', () => {
  const bought = (n: number) => row(share(50, 100), share(50 - n, 100), `k${n}`);

  it('up to five keep their p-values', () => {
    const { rows, adjustedFor } = testRows([20, 0, 1, 2, 3].map(bought));
    expect(adjustedFor).toBeNull();
    expect(rows[0]?.p).toBeCloseTo(0.003892, 5);
  });

  it('over five are Holm-adjusted: the smallest p counts six times', () => {
    const { rows, adjustedFor } = testRows([20, 0, 1, 2, 3, 4].map(bought));
    expect(adjustedFor).toBe(6);
    expect(rows[0]?.p).toBeCloseTo(6 * 0.003892, 4);
    expect(rows[1]?.p).toBe(1);
  });

  it('do not count those of small bases', () => {
    const rows = [...[20, 0, 1, 2, 3].map(bought), row(share(5, 10), share(6, 10), 'few')];
    expect(testRows(rows).adjustedFor).toBeNull();
  });
});

describe('the comparison as a file', () => {
  it('holds raw numbers, empty where there is none', () => {
    const { rows } = testRows([row(share(50, 100), share(30, 100)), row(share(1, 2), null, 'z')]);
    const table = comparisonTable(rows, { a: 'Buyers', b: 'the rest' }, false);
    expect(table.head).toEqual([
      'number',
      ...['value A: Buyers', 'base A: Buyers', 'rate A: Buyers'],
      ...['value B: the rest', 'base B: the rest', 'rate B: the rest'],
      ...['difference', 'low', 'high', 'p'],
    ]);
    expect(table.rows[0]?.slice(0, 7)).toEqual(['Bought', 50, 100, 0.5, 30, 100, 0.3]);
    expect(table.rows[0]?.[7]).toBeCloseTo(-0.2, 12);
    expect(table.rows[1]).toEqual(['Bought', 1, 2, 0.5, null, null, null, null, null, null, null]);
  });
});
