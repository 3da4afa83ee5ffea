import { expect, test } from 'vitest';
import type { TimeForm } from './contract';
import { detectTime, parseTime } from './times';

const utc = (iso: string): number => Date.parse(iso) * 1000;

test.each<[string, TimeForm, number, boolean]>([
  ['2026-03-01T09:15:02.123456Z', 'iso', utc('2026-03-01T09:15:02Z') + 123_456, false],
  ['2010-12-30 14:32:00+01:00', 'iso', utc('2010-12-30T13:32:00Z'), false],
  ['2010-07-30 14:32:00+02:00', 'iso', utc('2010-07-30T12:32:00Z'), false],
  ['2026-03-01 10:15:00 +0100', 'iso', utc('2026-03-01T09:15:00Z'), false],
  ['2026-03-01 10:15:00-03', 'iso', utc('2026-03-01T13:15:00Z'), false],
  ['2026-03-01 10:15:00 UTC', 'iso', utc('2026-03-01T10:15:00Z'), false],
  ['2026-03-01 10:15', 'iso', utc('2026-03-01T10:15:00Z'), true],
  ['2026-03-01 10:15:00,5', 'iso', utc('2026-03-01T10:15:00Z') + 500_000, true],
  ['2026/3/1 9:05', 'iso', utc('2026-03-01T09:05:00Z'), true],
  ['2026-03-01', 'iso', utc('2026-03-01T00:00:00Z'), true],
  ['1969-12-31 23:59:59.999999', 'iso', -1, true],
  ['2024-02-29', 'date', utc('2024-02-29T00:00:00Z'), true],
  ['19970118', 'compactDate', utc('1997-01-18T00:00:00Z'), true],
  ['20260301091502', 'compactDateTime', utc('2026-03-01T09:15:02Z'), true],
  ['31/12/2025 23:59', 'dayFirst', utc('2025-12-31T23:59:00Z'), true],
  ['1.2.2026', 'dayFirst', utc('2026-02-01T00:00:00Z'), true],
  ['12/31/2025 11:59:58 PM', 'monthFirst', utc('2025-12-31T23:59:58Z'), true],
  ['12/31/2025 12:00:00 am', 'monthFirst', utc('2025-12-31T00:00:00Z'), true],
  ['1772356502', 'epoch', 1_772_356_502_000_000, false],
  ['1772356502.123', 'epoch', 1_772_356_502_123_000, false],
  ['1772356502123', 'epoch', 1_772_356_502_123_000, false],
  ['1772356502123.4567', 'epoch', 1_772_356_502_123_456, false],
  ['1772356502123456', 'epoch', 1_772_356_502_123_456, false],
  ['1772356502123456789', 'epoch', 1_772_356_502_123_456, false],
  ['0', 'epoch', 0, false],
])('%s read as %s', (text, form, atUs, local) => {
  expect(parseTime(text, form)).toEqual({ atUs, local });
});

test.each<[string, TimeForm]>([
  ['2026-02-31 10:00:00', 'iso'],
  ['2025-02-29', 'date'],
  ['2026-13-01', 'date'],
  ['2026-03-01 24:00:00', 'iso'],
  ['2026-03-01 10:60:00', 'iso'],
  ['2026-03-01 10:00:60', 'iso'],
  ['2026-03/01 10:00:00', 'iso'],
  ['2026-03-01 10:00:00+25:00', 'iso'],
  ['20261301', 'compactDate'],
  ['13/13/2026', 'dayFirst'],
  ['1/13/2026 13:00 PM', 'monthFirst'],
  ['-1', 'epoch'],
  ['soon', 'epoch'],
  ['', 'iso'],
])('%s is no time of form %s', (text, form) => {
  expect(parseTime(text, form)).toBeNull();
});

test('the form of a column is the one that reads most of its values', () => {
  expect(detectTime(['2026-03-01 10:00:00+01:00', '2026-07-01 10:00:00+02:00'])).toEqual({
    form: 'iso',
    share: 1,
    withOffset: true,
    withoutOffset: false,
    ambiguous: false,
  });
  expect(detectTime(['2026-03-01', '2026-03-02', 'n/a'])).toMatchObject({ form: 'date', share: 2 / 3 });
  expect(detectTime(['2026-03-01', '2026-03-02 10:00'])?.form).toBe('iso');
  expect(detectTime(['19970118', '19970201'])?.form).toBe('compactDate');
  expect(detectTime(['1772356502', '1772356502.5'])?.form).toBe('epoch');
  expect(detectTime(['2026-03-01T10:00:00Z', '2026-03-01T10:00:00'])).toMatchObject({
    withOffset: true,
    withoutOffset: true,
  });
});

test('prices, counts and names are no times', () => {
  expect(detectTime(['12.50', '3', '1999'])).toBeNull();
  expect(detectTime(['home', 'cart'])).toBeNull();
});

test('day or month first is decided by the data, else it is asked', () => {
  expect(detectTime(['01/02/2026', '13/02/2026'])).toMatchObject({ form: 'dayFirst', ambiguous: false });
  expect(detectTime(['01/02/2026', '02/13/2026'])).toMatchObject({ form: 'monthFirst', ambiguous: false });
  expect(detectTime(['01/02/2026', '03/04/2026'])).toMatchObject({ ambiguous: true, share: 1 });
  expect(detectTime(['01.02.2026', '03.04.2026'])).toMatchObject({ form: 'dayFirst', ambiguous: false });
  expect(detectTime(['01/02/2026 1:00 PM', '03/04/2026 2:00 AM'])).toMatchObject({
    form: 'monthFirst',
    ambiguous: false,
  });
});
