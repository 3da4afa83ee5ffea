import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NodeEngine } from '../../demo/build/native-engine';
import { textsOf } from '../../columns/source';
import { sql } from '../../sql/sql';
import type { TimeForm } from '../contract';
import { parseTime } from '../times';
import { timeSql } from './time-sql';

let engine: NodeEngine;
beforeAll(async () => {
  engine = await NodeEngine.start();
});
afterAll(() => engine.close());

/** The coded time of each text: µs × 2, + 1 for the wall clock; null when unreadable. Texts whose µs a number cannot hold are not compared. */
function expected(text: string, form: TimeForm): number | null {
  const parsed = parseTime(text, form);
  return parsed === null ? null : parsed.atUs * 2 + (parsed.local ? 1 : 0);
}

async function read(texts: string[], form: TimeForm): Promise<(number | null)[]> {
  await engine.query(sql`CREATE OR REPLACE TABLE times (i INTEGER, t VARCHAR)`);
  await engine.query(sql`INSERT INTO times VALUES ${texts.map((text, i) => sql`(${i}, ${text})`)}`);
  const answer = await engine.query(sql`SELECT (${timeSql(sql`t`, form)})::VARCHAR AS at FROM times ORDER BY i`);
  return textsOf(answer, 'at').map((value) => (value === null ? null : Number(value)));
}

const exact = (value: number | null): boolean => value === null || Math.abs(value) < Number.MAX_SAFE_INTEGER;

async function same(texts: string[], form: TimeForm): Promise<void> {
  const found = await read(texts, form);
  const pairs = texts.map((text, i) => [text, found[i] ?? null, expected(text, form)] as const);
  for (const [text, got, wanted] of pairs) {
    if (exact(wanted)) expect([form, text, got]).toEqual([form, text, wanted]);
    else expect([form, text, got === null]).toEqual([form, text, false]);
  }
}

const literal: Record<TimeForm, string[]> = {
  iso: [
    ...['2024-03-01 10:20:30', '2024-03-01T10:20:30', '2024-03-01T10:20:30Z', '2024-03-01T10:20:30.123Z'],
    ...['2024-03-01 10:20:30.123456', '2024-03-01T10:20:30+02:00', '2024-03-01 10:20:30 -0530', '2024-03-01 10:20'],
    ...['2024-02-30 10:00:00', '2023-02-29', '2024-02-29', '2024-03-01 24:00:00', '2024-03-01 23:59:60', '2024/3/1'],
    ...['2024-03/01', '2024-03-01 10:20:30.1234567', '2024-03-01 10:20:30,5', '2024-03-01t10:20:30z', ' 2024-03-01 '],
    ...['2024-03-01 10:20:30 UTC', '2024-03-01T10:20:30+24:00', '2024-03-01T10:20:30+02', '\u00a02024-03-01\ufeff'],
    ...['0001-01-01', '0000-01-01', '1969-12-31 23:59:59.999999', '9999-12-31T23:59:59Z', 'infinity', 'epoch', ''],
    ...['2024-03-01  1:20:30', '2024-03-1 10:20:30', '-024-03-01 10:20:30', '2024-03-01 10:20:3 ', '2024-03-01 1:2:3'],
    ...['2024-13-01', '2024-00-10', '2024-01-00', '2024-01-32', '１２３４-01-01', '2024-03-01 10:20:30 +05:30'],
  ],
  date: ['2024-03-01', '2024/03/01', '2024/3/1', '2024-3-1', '2024-02-30', '2024-03-01 00:00:00', ' 2024-03-01'],
  compactDate: ['20240301', '20240230', '2024031', ' 20240301 ', '202403011', '00010101'],
  compactDateTime: ['20240301102030', '20240301242030', '20240230102030', '2024030110203'],
  dayFirst: [
    ...['31/12/2024', '12/31/2024', '1.2.2024', '01-02-2024 10:20', '01/02/2024 10:20:30', '1/2/2024, 9:05 PM'],
    ...[
      '01/02-2024',
      '1/2/2024 12:00 AM',
      '1/2/2024 13:00 PM',
      '1/2/2024 0:30am',
      '29/02/2023',
      '1/2/2024 10:20:30.5+01:00',
    ],
  ],
  monthFirst: [
    '12/31/2024',
    '31/12/2024',
    '1/2/2024 9:05:00 pm',
    '02/29/2023 10:20:30',
    '02/28/2023 10:20:30',
    '02/28/2023 23:59',
  ],
  epoch: [
    ...['1700000000', '1700000000123', '1700000000123456', '1700000000123456789', '1700000000.5', '1700000000.1234567'],
    ...[
      '0',
      '99999999999',
      '100000000000',
      '00000000001700000000',
      '-5',
      '1e9',
      '9999999999999999999',
      '170000000012345678',
    ],
    ...['1700000000123.9999', ' 1700000000 ', '1700000000.', '12345678901234', '123456789012345', '0.000001'],
  ],
};

it.each(Object.keys(literal) as TimeForm[])('times written as %s are read as parseTime reads them', async (form) => {
  await same(literal[form], form);
  await same(Object.values(literal).flat(), form);
});

/** Real spellings with up to three characters changed, inserted or taken away. */
const damaged = fc
  .tuple(
    fc.constantFrom(...Object.values(literal).flat()),
    fc.array(
      fc.record({
        at: fc.nat(30),
        take: fc.nat(1),
        put: fc.constantFrom('', '0', '1', '9', ' ', '-', '/', '.', ':', 'T', 'Z', '+', 'p'),
      }),
      { maxLength: 3 },
    ),
  )
  .map(([text, changes]) =>
    changes.reduce((changed, { at, take, put }) => changed.slice(0, at) + put + changed.slice(at + take), text),
  );

it.each(Object.keys(literal) as TimeForm[])('thousands of damaged times of form %s are read alike', async (form) => {
  await same(fc.sample(damaged, { numRuns: 6000, seed: 4711 }), form);
});
