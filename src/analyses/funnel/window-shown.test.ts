import { describe, expect, it } from 'vitest';
import { messages } from '../../i18n/every-language';
import { formatOf } from '../../i18n';
import { durationUs } from '../../model/duration';
import { funnel } from '.';
import { windowRows } from './window-chart';
import { nearestStop } from '../setting-chart';
import { askedOfCurve, isListed, windowStops } from './window-stops';

describe('the windows of the curve', () => {
  it('ascend from a minute to 90 days, those of the table among them', () => {
    const us = windowStops.map(durationUs);
    expect(us.every((length, i) => i === 0 || length > us[i - 1]!)).toBe(true);
    expect([us[0], us.at(-1)]).toEqual([60e6, 90 * 86_400e6]);
    expect(windowStops.filter(isListed)).toHaveLength(15);
  });

  it('have one nearest to any window, equal lengths being the same', () => {
    expect(windowStops[nearestStop(windowStops, { amount: 1, unit: 'week' })]).toEqual({ amount: 7, unit: 'day' });
    expect(windowStops[nearestStop(windowStops, { amount: 80, unit: 'second' })]).toEqual({
      amount: 1,
      unit: 'minute',
    });
    expect(nearestStop(windowStops, { amount: 1000, unit: 'day' })).toBe(windowStops.length - 1);
  });

  it('are asked for again when the question changes, not when only its window or its split does', () => {
    const spec = (more: object) => {
      const parsed = funnel.parse({ kind: 'funnel', steps: [{ event: 'A' }, { event: 'B' }], ...more });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
      return JSON.stringify(askedOfCurve(parsed.value));
    };
    const plain = spec({});
    const same = [
      { window: { amount: 3, unit: 'hour' } },
      { breakdown: { property: 'p' }, period: 'day', name: 'x', compare: { range: { from: '2024-01-01' } } },
    ];
    const other = [
      { window: { amount: 7, unit: 'day', from: 'previousStep' } },
      { ties: 'never' },
      { segment: { actors: ['a'] } },
      { filter: { property: 'p', is: 'isSet' } },
      { range: { from: '2024-01-01' } },
      { unit: 'session' },
      { hold: ['p'] },
      { exclusions: [{ event: 'X', after: 1, before: 2, effect: 'endAttempt' }] },
      { wholeAttemptInRange: true },
    ];
    expect(same.map(spec)).toEqual(same.map(() => plain));
    expect(new Set(other.map(spec)).size).toBe(other.length);
  });

  it('stand under the present one, whose numbers are those of the answer and open their people', () => {
    const format = formatOf('en');
    const curve = { windows: [{ amount: 1, unit: 'day' as const }], steps: [1, 2], units: [[40, 4]], immature: [20] };
    const picked: unknown[] = [];
    const rows = windowRows(
      { amount: 9, unit: 'day', from: 'firstStep' },
      curve,
      { units: [40, 10], immature: 0 },
      { t: messages.en, format },
      {
        onselect: (selection) => picked.push(selection),
        onwindow: (window) => picked.push(window),
      },
    );
    expect(
      rows.map(({ head, cells }) => [head, ...cells.map(({ text, small }) => `${text} ${small ?? ''}`.trim())]),
    ).toEqual([
      ['now 9 days', '40', '10 25.0%', '0', ''],
      ['1 day', '40', '4 10.0%', '20 20.0% without', 'Use'],
    ]);
    for (const { cells } of rows) for (const { onpick } of cells) onpick?.();
    expect(picked).toEqual([
      { step: 1, outcome: 'reached' },
      { step: 2, outcome: 'reached' },
      { amount: 1, unit: 'day' },
    ]);
  });
});
