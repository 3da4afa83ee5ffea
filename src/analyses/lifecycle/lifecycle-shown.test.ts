import { describe, expect, it } from 'vitest';
import { themeFrom } from '../../charts/theme';
import { messages } from '../../i18n/every-language';
import { formatOf } from '../../i18n';
import { lifecycleChart } from './chart';
import type { LifecycleResult } from './result';
import type { LifecycleSelection, LifecycleSpec } from './spec';
import { lifecycleFigures, lifecycleRows, lifecycleTable } from './tables';
import { lifecycleWho } from './words';

const words = { t: messages.en, format: formatOf('en') };
const theme = themeFrom((token) => token);
const spec: LifecycleSpec = { kind: 'lifecycle', v: 1, event: { event: 'use' }, period: 'week' };
const result: LifecycleResult = {
  periods: [
    { period: '2024-01-01', new: 4, returning: 0, resurrecting: 0, dormant: 0 },
    { period: '2024-01-08', new: 3, returning: 2, resurrecting: 1, dormant: -2 },
    { period: '2024-01-15', new: 0, returning: 1, resurrecting: 0, dormant: -5 },
  ],
};
const running = (period: string): boolean => period === '2024-01-15';
const drawing = lifecycleChart(spec, result, { selection: null, running }, words, theme, 1000);

describe('a lifecycle as it is shown', () => {
  it('gives every number but 0 its people, dormant by their count without a sign', () => {
    const clickable = drawing.marks.filter(({ selection }) => selection !== null);
    expect(clickable.map(({ lines, selection }) => [selection?.period, lines[0]])).toEqual([
      ['2024-01-08', '2 returning actors'],
      ['2024-01-15', '1 returning actor'],
      ['2024-01-08', '1 resurrecting actor'],
      ['2024-01-01', '4 new actors'],
      ['2024-01-08', '3 new actors'],
      ['2024-01-08', '2 dormant actors'],
      ['2024-01-15', '5 dormant actors'],
    ]);
  });

  it('says of dormant actors in a period that runs that they may still come', () => {
    const said = drawing.marks
      .filter(({ selection }) => selection?.period === '2024-01-15')
      .map(({ lines }) => lines.at(-1));
    expect(said).toEqual(['not over yet', 'may still come: the week is not over yet']);
  });

  it('has its big numbers from the last whole period, and gained ÷ lost over whole periods only', () => {
    const picked: LifecycleSelection[] = [];
    const figures = lifecycleFigures(spec, result, running, words, (selection) => picked.push(selection));
    expect(figures.map(({ text }) => text)).toEqual(['3', '2', '1', '2', '4']);
    expect(figures[4]?.base).toBe('over 2 whole weeks');
    figures[3]?.onpick?.();
    expect(picked).toEqual([{ period: '2024-01-08', state: 'dormant' }]);
  });

  it('shows dormant negative in the table and in its file', () => {
    const rows = lifecycleRows(spec, result, { selection: null, running }, words, () => undefined);
    expect(rows[1]?.cells.map(({ text }) => text)).toEqual(['3', '2', '1', '-2']);
    expect(rows[0]?.cells.map(({ onpick }) => onpick !== undefined)).toEqual([true, false, false, false]);
    expect(lifecycleTable(result).rows[2]).toEqual(['2024-01-15', 0, 1, 0, -5]);
  });

  it('says who the people are', () => {
    const who = (state: LifecycleSelection['state']) =>
      lifecycleWho(spec, { period: '2024-01-08', state }, words).replace(/[^\p{L}\p{N} –,]/gu, '');
    expect(who('new')).toBe('who did use for the first time in 8 Jan – 14 Jan');
    expect(who('dormant')).toBe('who did use in the week before 8 Jan – 14 Jan, but not in it');
  });
});
