import { describe, expect, it } from 'vitest';
import { previousRange } from './previous-range';

const us = (text: string): number => Date.parse(text) * 1000;
/** Mon 31 Aug 2026 – Wed 18 Nov 2026, in Berlin */
const dataset = {
  firstUs: us('2026-08-31T10:00:00+02:00'),
  lastUs: us('2026-11-18T20:00:00+01:00'),
  timeZone: 'Europe/Berlin',
  weekStart: 'monday' as const,
};

describe('the period before', () => {
  it('of two days has as many days, the day before the first one last', () => {
    expect(previousRange({ from: '2026-11-01', to: '2026-11-10' }, dataset)).toEqual({
      from: '2026-10-22',
      to: '2026-10-31',
    });
    expect(previousRange({ from: '2026-11-05', to: '2026-11-05' }, dataset)).toEqual({
      from: '2026-11-04',
      to: '2026-11-04',
    });
  });

  it('of whole weeks is as many whole weeks, over the change of the clocks too', () => {
    // the last two whole weeks: 2 – 15 Nov; before them 19 Oct – 1 Nov, with the hour of 25 Oct twice
    expect(previousRange({ last: 2, unit: 'week' }, dataset)).toEqual({ from: '2026-10-19', to: '2026-11-01' });
  });

  it('of a whole month is the month before, however long', () => {
    expect(previousRange({ last: 1, unit: 'month' }, dataset)).toEqual({ from: '2026-09-01', to: '2026-09-30' });
  });

  it('of a running week has as many days as there are by now', () => {
    // Mon 16 – Wed 18 Nov: three days; before them Fri 13 – Sun 15 Nov
    const range = { last: 1, unit: 'week' as const, includeCurrent: true };
    expect(previousRange(range, dataset)).toEqual({ from: '2026-11-13', to: '2026-11-15' });
  });

  it('of an open range goes from the first or to the last day of the data', () => {
    expect(previousRange({ from: '2026-11-17' }, dataset)).toEqual({ from: '2026-11-15', to: '2026-11-16' });
    expect(previousRange({ to: '2026-09-05' }, dataset)).toBeNull();
  });

  it('is none for the whole span, nor where it would lie before the data', () => {
    expect(previousRange(undefined, dataset)).toBeNull();
    expect(previousRange({ from: '2026-08-31', to: '2026-10-01' }, dataset)).toBeNull();
  });
});
