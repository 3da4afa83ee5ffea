import { describe, expect, it } from 'vitest';
import { formatOf } from '../../i18n';
import { messages } from '../../i18n/every-language';
import { durationUs, type Duration } from '../../model/duration';
import { paths } from '.';
import { askedOfGapCurve, gapRows, gapStops, gapTable } from './gap-chart';
import type { GapCurve } from './gap-curve';

const words = { t: messages.en, format: formatOf('en') };
const minutes = (amount: number): Duration => ({ amount, unit: 'minute' });

const curve: GapCurve = {
  gaps: [minutes(5), minutes(6), minutes(30)],
  paths: [100, 80, 40],
  steps: [250, 250, 250],
  single: [50, 30, 0],
  commonest: [25, 20, 4],
};

describe('the session gaps of the curve', () => {
  it('ascend from a minute to 24 hours', () => {
    const us = gapStops.map(durationUs);
    expect(us.every((length, i) => i === 0 || length > us[i - 1]!)).toBe(true);
    expect([us[0], us.at(-1)]).toEqual([60e6, 86_400e6]);
  });

  it('are listed as people think in them, the present one on top, the others to be asked with', () => {
    const asked: Duration[] = [];
    const rows = gapRows(minutes(6), curve, words, (gap) => asked.push(gap));
    expect(rows.map(({ head, total, cells }) => [head, total, ...cells.map(({ text }) => text)])).toEqual([
      ['5 minutes', false, '100', '2.50', '50.0%', '25.0%', 'Use'],
      ['now 6 minutes', true, '80', '3.13', '37.5%', '25.0%', ''],
      ['30 minutes', false, '40', '6.25', '0.0%', '10.0%', 'Use'],
    ]);
    for (const { cells } of rows) for (const { onpick } of cells) onpick?.();
    expect(asked).toEqual([minutes(5), minutes(30)]);
  });

  it('of no path have no averages', () => {
    const none: GapCurve = { gaps: [minutes(5)], paths: [0], steps: [0], single: [0], commonest: [0] };
    expect(gapTable(none).rows).toEqual([[300_000, 0, null, null, null]]);
  });

  it('are asked for again when the question changes, not when only its gap or what is shown does', () => {
    const key = (more: object): string => {
      const parsed = paths.parse({ kind: 'paths', ...more });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
      return JSON.stringify(askedOfGapCurve(parsed.value));
    };
    const shown = [{ sessionGap: minutes(5) }, { rowsPerStep: 3 }, { minShare: 0.1 }, { maxSteps: 9 }, { name: 'x' }];
    expect(shown.map(key)).toEqual(shown.map(() => key({})));
    const other = [
      { start: { event: 'A' } },
      { collapseRepeats: false },
      { exclude: [{ event: 'A' }] },
      { node: { property: 'p' } },
    ];
    expect(new Set([key({}), ...other.map(key)]).size).toBe(5);
  });
});
