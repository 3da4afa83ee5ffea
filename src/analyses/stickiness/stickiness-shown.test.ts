import { describe, expect, it } from 'vitest';
import { themeFrom } from '../../charts/theme';
import { messages } from '../../i18n/every-language';
import { formatOf } from '../../i18n';
import { stickinessChart } from './chart';
import type { StickinessResult } from './result';
import { actorsInAll, actorsWithOne, meanPeriods } from './shares';
import type { StickinessSpec } from './spec';
import { stickinessFigures, stickinessRows } from './tables';

const words = { t: messages.en, format: formatOf('en') };
const theme = themeFrom((token) => token);
const spec: StickinessSpec = { kind: 'stickiness', v: 1, event: { event: null }, period: 'day' };
const atLeast: StickinessSpec = { ...spec, cumulative: true };

/** Five actors on one day, none on two, three on three: 14 active days in all. */
const exactly: StickinessResult = {
  rows: [
    { periods: 1, actors: 5 },
    { periods: 2, actors: 0 },
    { periods: 3, actors: 3 },
  ],
};
const cumulated: StickinessResult = {
  rows: [
    { periods: 1, actors: 8 },
    { periods: 2, actors: 3 },
    { periods: 3, actors: 3 },
  ],
};

describe('stickiness as it is shown', () => {
  it('has the same base, the same one-timers and the same mean either way', () => {
    expect([actorsInAll(exactly, false), actorsInAll(cumulated, true)]).toEqual([8, 8]);
    expect([actorsWithOne(exactly, false), actorsWithOne(cumulated, true)]).toEqual([5, 5]);
    expect([meanPeriods(exactly, false), meanPeriods(cumulated, true)]).toEqual([14 / 8, 14 / 8]);
    expect(meanPeriods({ rows: [] }, true)).toBeNull();
  });

  it('calls a row by its number, cumulative with what lies above', () => {
    const heads = (of: StickinessSpec, result: StickinessResult) =>
      stickinessRows(of, result, null, words, () => undefined).map(({ head }) => head);
    expect(heads(spec, exactly)).toEqual(['1 day', '2 days', '3 days']);
    expect(heads(atLeast, cumulated)).toEqual(['1 day or more', '2 days or more', '3 days or more']);
  });

  it('opens the people of a figure that counts any, but not of one period only where rows count more', () => {
    const open = (of: StickinessSpec, result: StickinessResult) =>
      stickinessFigures(of, result, words, () => undefined).map(({ onpick }) => onpick !== undefined);
    expect(open(spec, exactly)).toEqual([true, true, false, true]);
    expect(open(atLeast, cumulated)).toEqual([true, false, false, true]);
  });

  it('has a bar without people where nobody is', () => {
    const { marks } = stickinessChart(spec, exactly, null, words, theme, 1000);
    expect(marks.map(({ selection, lines }) => [selection?.periods ?? null, lines[0]])).toEqual([
      [1, '5 actors · 62.5%'],
      [null, '0 actors · 0.0%'],
      [3, '3 actors · 37.5%'],
    ]);
  });
});
