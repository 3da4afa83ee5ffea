import { describe, expect, it } from 'vitest';
import { themeFrom } from '../../charts/theme';
import { messages } from '../../i18n/every-language';
import { formatOf } from '../../i18n';
import { funnelChart } from './chart';
import { addStep, moveStep, removeStep } from './edit';
import { groupsOf, sameValue } from './groups';
import type { FunnelResult } from './result';
import { splitAt, type FunnelSpec } from './spec';
import { funnelFigures, funnelTable } from './tables';
import { funnelWho } from './words';

const words = { t: messages.en, format: formatOf('en') };
const theme = themeFrom((token) => token);
const spec: FunnelSpec = {
  kind: 'funnel',
  v: 1,
  steps: [{ event: 'view' }, { event: ['pay', 'order'], label: 'Buy' }],
  order: 'ordered',
  window: { amount: 7, unit: 'day', from: 'firstStep' },
  ties: 'either',
  sessionGap: { amount: 30, unit: 'minute' },
  breakdown: { property: 'device', at: { step: 2 }, limit: 2 },
};
const times = { count: 0, meanMs: null, medianMs: null, p90Ms: null };
const step = (n: number, units: number, before: number) => ({
  step: n,
  units,
  rateFromFirst: units / 200,
  rateFromPrevious: units / before,
  dropOff: before - units,
  fromPrevious: times,
  fromFirst: times,
});
const result: FunnelResult = {
  steps: [step(1, 200, 200), step(2, 80, 200)],
  immature: 10,
  matureRate: 80 / 190,
  breakdown: [
    { value: 'mobile', other: false, units: [150, 60] },
    { value: null, other: false, units: [31, 12] },
    { value: 'other', other: false, units: [12, 5] },
    { value: null, other: true, units: [7, 3] },
  ],
};

describe('a funnel as it is shown', () => {
  it('tells the rest, an absent value and a value called "other" apart', () => {
    const groups = groupsOf(spec, result, words);
    expect(groups.map(({ label }) => label)).toEqual(['mobile', '(none)', 'other', 'Other']);
    expect(groups.map(({ rank }) => rank)).toEqual([0, null, 1, null]);
    expect(sameValue(groups[1]?.value, groups[3]?.value)).toBe(false);
    expect(sameValue(undefined, null)).toBe(false);
  });

  it('hatches (none) and bases under 30', () => {
    expect(groupsOf(spec, result, words).map(({ small, hatched }) => [small, hatched])).toEqual([
      [false, false],
      [false, true],
      [true, true],
      [true, true],
    ]);
  });

  it('answers a click on a bar or on the loss above it with the number that was clicked', () => {
    const { marks } = funnelChart(spec, result, null, words, theme, 1000);
    expect(marks.map(({ lines }) => lines[0])).toContain('90 actors lost');
    const lost = marks.find(({ lines }) => lines[0] === '90 actors lost');
    expect(lost?.selection).toEqual({ step: 2, outcome: 'dropped', value: 'mobile' });
    expect(marks[0]?.lines).toEqual(['100.0% · 150 of 150', 'mobile, 1 view']);
    expect(marks.filter(({ column }) => column === 0)).toHaveLength(4);
  });

  it('stands beside the one it is compared with, whose people are not opened by its bars', () => {
    const [everyone, plain] = [{ ...result }, { ...spec }];
    delete everyone.breakdown;
    delete plain.breakdown;
    const other = { ...everyone, steps: everyone.steps.map((step) => ({ ...step, units: step.step === 1 ? 50 : 10 })) };
    const { marks } = funnelChart(plain, everyone, null, words, theme, 1000, other);
    expect(marks.map(({ lines }) => lines.slice(0, 2).join(' '))).toEqual([
      '100.0% · 200 of 200 A, 1 view',
      '100.0% · 50 of 50 B, 1 view',
      '40.0% · 80 of 200 A, 2 Buy',
      '120 actors lost A, 2 Buy',
      '20.0% · 10 of 50 B, 2 Buy',
      '40 actors lost B, 2 Buy',
    ]);
    expect(marks.map(({ selection }) => selection !== null)).toEqual([true, false, true, true, false, false]);
  });

  it('gives each large number its base', () => {
    const picked: unknown[] = [];
    const figures = funnelFigures(spec, result, words, (selection) => picked.push(selection));
    expect(figures.map(({ text, base }) => `${text} ${base}`)).toEqual([
      '40.0% 80 of 200',
      '120 after step 1',
      '– ',
      '10 42.1% without',
    ]);
    figures[1]?.onpick?.();
    expect(picked).toEqual([{ step: 2, outcome: 'dropped' }]);
  });

  it('writes raw numbers into the file, everyone first', () => {
    const { head, rows } = funnelTable(spec, result, groupsOf(spec, result, words), words);
    expect(head.slice(0, 4)).toEqual(['device', 'step', 'name', 'units']);
    expect(rows).toHaveLength(2 + 4 * 2);
    expect(rows[3]?.slice(0, 7)).toEqual(['mobile', 2, 'Buy', 60, 0.4, 0.4, 90]);
  });

  it('says who they are', () => {
    const said = funnelWho(spec, { step: 2, outcome: 'dropped', value: { other: true } }, words).replaceAll(
      '\u2063',
      '|',
    );
    expect(said).toBe('with device |Other| reached |1 view|, not |2 Buy|');
  });
});

describe('editing a funnel', () => {
  it('takes the split at the first step when its step is gone', () => {
    expect(splitAt(removeStep(spec, 1).breakdown)).toBe('first');
    expect(splitAt(removeStep(addStep(spec), 2).breakdown)).toEqual({ step: 2 });
  });

  it('moves a step, and not beyond the ends', () => {
    expect(moveStep(spec, 1, -1).steps.map(({ label }) => label)).toEqual(['Buy', undefined]);
    expect(moveStep(spec, 1, 1)).toBe(spec);
  });
});
