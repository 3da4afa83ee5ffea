import { describe, expect, it } from 'vitest';
import { formatOf } from '../../i18n';
import { messages } from '../../i18n/every-language';
import { groupsOf, sameSelection, selectionOf } from './groups';
import type { TrendResult } from './result';
import type { Measure, TrendSpec } from './spec';
import { splitRows, trendFigures, trendRows, trendTable } from './tables';
import { numberText, trendWho, valueText } from './words';

const words = { t: messages.en, format: formatOf('en') };
const spec: TrendSpec = {
  kind: 'trend',
  v: 1,
  event: { event: 'buy' },
  measure: { median: 'price' },
  period: 'day',
  breakdown: { property: 'shop', limit: 2 },
};
const series = (...values: (number | null)[]) => values.map((value, i) => ({ period: `2024-01-0${i + 1}`, value }));
const result: TrendResult = {
  total: 5,
  series: series(4, null),
  breakdown: [
    { value: null, other: false, total: 7, series: series(7, null) },
    { value: 'Other', other: false, total: 3, series: series(3, null) },
    { value: null, other: true, total: null, series: series(null, null) },
  ],
};
const shown = {
  spec,
  look: { as: 'line' as const, selection: null, running: () => false, beside: null },
  words,
  select: () => undefined,
};

describe('a trend as it is shown', () => {
  it('tells the rest, an absent value and a value called "Other" apart', () => {
    const groups = groupsOf(spec, result, words);
    expect(groups.map(({ label, rank, hatched }) => [label, rank, hatched])).toEqual([
      ['(none)', null, true],
      ['Other', 0, false],
      ['Other', null, false],
    ]);
    const selections = groups.map((group) => selectionOf(group, '2024-01-01'));
    expect(selections.map(({ value }) => value)).toEqual([null, 'Other', { other: true }]);
    expect(sameSelection(selections[1] ?? null, selections[2] ?? {})).toBe(false);
  });

  it('says what is unknown by a dash, without people behind it', () => {
    const rows = trendRows(result, shown);
    expect(rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['4', '7', '3', '–'],
      ['–', '–', '–', '–'],
    ]);
    expect(rows[1]?.cells.some(({ onpick }) => onpick !== undefined)).toBe(false);
    expect(splitRows(result, shown).map(({ cells }) => cells[0]?.text)).toEqual(['5', '7', '3', '–']);
  });

  it('opens the people of a median of 0, not of a sum of 0', () => {
    const zero = { total: 0, series: series(0) };
    const open = (measure: Measure) =>
      trendRows(zero, { ...shown, spec: { ...spec, measure } })[0]?.cells[0]?.onpick !== undefined;
    expect([open({ median: 'price' }), open({ sum: 'price' }), open('actors')]).toEqual([true, false, false]);
  });

  it('has no mean of medians among its big numbers, but one of sums', () => {
    const names = (measure: Measure) =>
      trendFigures(
        { ...spec, measure },
        result,
        () => false,
        words,
        () => undefined,
      ).map(({ name }) => name);
    expect(names({ median: 'price' })).toEqual(['Median price, in all', 'Most', 'Last whole day']);
    expect(names({ sum: 'price' })).toContain('Mean of a day');
  });

  it('writes a file with a row a value and day, and nothing where nothing is known', () => {
    expect(trendTable(spec, result, words)).toEqual({
      head: ['shop', 'period', 'median price'],
      rows: [
        ['', '2024-01-01', 4],
        ['', '2024-01-02', null],
        ['(none)', '2024-01-01', 7],
        ['(none)', '2024-01-02', null],
        ['Other', '2024-01-01', 3],
        ['Other', '2024-01-02', null],
        ['Other', '2024-01-01', null],
        ['Other', '2024-01-02', null],
      ],
    });
  });

  it('writes numbers to two decimals, those below 1 to three', () => {
    expect([12_345.678, 0.123_4, 3, null].map((value) => numberText(value, words))).toEqual([
      '12,345.68',
      '0.123',
      '3',
      '–',
    ]);
    expect(valueText(spec, 4.25, words)).toBe('Median of price 4.25');
    expect(valueText({ ...spec, measure: 'actors' }, 1, words)).toBe('1 actor');
  });

  it('says which value the people have', () => {
    const who = trendWho(spec, { period: '2024-01-01', value: null }, words).replace(/[^\p{L}\p{N} ()]/gu, '');
    expect(who).toBe('who did buy in 1 Jan with shop (none)');
  });
});
