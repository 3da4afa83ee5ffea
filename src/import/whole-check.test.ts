import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadPieces } from '../../test/support/load-csv';
import { NodeEngine } from '../demo/build/native-engine';
import { FailureError } from '../model/failure';
import type { CheckProgress, ImportOptions, WholeCheck } from './contract';
import { inspect, previewMapping, timeForm } from './inspect';
import type { Piece } from './piece';
import { planReading, readPieces } from './pieces';
import { checkFiles } from './whole-check';

let engine: NodeEngine;
beforeEach(async () => {
  engine = await NodeEngine.start();
});
afterEach(() => engine.close());

async function inspected(file: File): Promise<Parameters<typeof checkFiles>[1]> {
  const answer = await inspect([file]);
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.inspection;
}

async function checked(file: File, options: ImportOptions = {}, pieceBytes = 700): Promise<WholeCheck> {
  const { signal } = new AbortController();
  return checkFiles([file], await inspected(file), options, { progress: () => undefined, signal, pieceBytes });
}

/** What an import of the file rejects. */
async function imported(file: File): Promise<Pick<WholeCheck, 'records' | 'rejected' | 'rejectedBy' | 'rejectedRows'>> {
  const inspection = await inspected(file);
  const { time } = previewMapping(inspection, {});
  const pieces: Piece[] = [];
  for await (const piece of readPieces([file], planReading(inspection), { pieceBytes: 700 })) pieces.push(piece);
  const form = time === null ? 'iso' : timeForm(time, undefined);
  const { records, rejected, rejectedBy, rejectedRows } = await loadPieces(engine, pieces, {
    mapping: inspection.mapping,
    form,
  });
  return { records, rejected, rejectedBy, rejectedRows };
}

const csv = (delimiter: string, times: readonly string[]): string =>
  [
    ['user_id', 'event', 'time', 'note'].join(delimiter),
    ...Array.from({ length: 400 }, (_, i) => {
      const who = i % 37 === 5 ? '' : i % 41 === 3 ? '""' : `u${i % 20}`;
      const what = i % 53 === 7 ? '' : 'view';
      const at = i % 61 === 9 ? '' : (times[i % times.length] ?? '');
      const note = i % 29 === 11 ? `"a ""quoted""${delimiter}\nnote"` : 'x';
      return [who, what, at, note, ...(i % 97 === 13 ? ['too', 'many'] : [])].slice(0, i % 89 === 17 ? 2 : 9);
    }).map((cells) => cells.join(delimiter)),
    '"never closed,view,2026-03-01 10:00:00',
    `u1${delimiter}view${delimiter}2026-03-01 10:00:00${delimiter}x`,
  ].join('\n');

const plain = '2026-03-01 10:00:00';
const isoTimes = [
  ...[plain, '2026-03-01T10:00:00Z', '2026-02-30 10:00:00', '2026-02-29 10:00:00', '2024-02-29 10:00:00'],
  ...[
    '2026-13-01 10:00:00',
    '2026-03-01 24:00:00',
    '2026-03-01 10:60:00',
    '2026-03-01 10:00:60',
    'gestern',
    plain,
    plain,
    plain,
  ],
  ...['2026-3-1 9:00', '2026/03/01 10:00:00', '2026-03-01x10:00:00', '"2026-03-01 10:00:00.5"', plain, plain, plain],
];

const files: [string, File][] = [
  ['commas', new File([csv(',', isoTimes)], 'a.csv')],
  ['semicolons', new File([csv(';', isoTimes)], 'b.csv')],
  ['tabs', new File([csv('\t', isoTimes)], 'c.tsv')],
  [
    'epochs',
    new File(
      [csv(',', ['1772356502', '1772356502123', '17723565x2', '1772356502.5', '12345678901234567890'])],
      'd.csv',
    ),
  ],
  [
    'JSON lines',
    new File(
      Array.from({ length: 300 }, (_, i) =>
        i === 123
          ? '{"user_id": "u1", "event": {\n'
          : `${JSON.stringify({ user_id: i % 17 === 3 ? null : `u${i % 9}`, event: i % 23 === 4 ? '' : 'view', time: isoTimes[i % isoTimes.length] })}\n`,
      ),
      'e.jsonl',
    ),
  ],
];

for (const [what, file] of files) {
  test(`the check of a whole file rejects what its import rejects, line by line: ${what}`, async () => {
    const check = await checked(file);
    const { records, rejected, rejectedBy, rejectedRows } = check;
    expect({ records, rejected, rejectedBy, rejectedRows }).toEqual(await imported(file));
    expect(rejected).toBeGreaterThan(20);
    expect(check.accepted + rejected).toBe(records);
  });
}

test('all rejected records are counted, the first thousand are named', async () => {
  const file = new File(
    [
      'user_id,event,time\n',
      ...Array.from({ length: 5000 }, (_, i) => `u${i % 9},${i % 2 === 0 ? '' : 'view'},${plain}\n`),
    ],
    'a.csv',
  );
  const check = await checked(file, {}, 4096);
  expect(check).toMatchObject({ records: 5000, accepted: 2500, rejected: 2500 });
  expect(check.rejectedBy).toEqual([
    { reason: 'noEvent', records: 2500, lines: [2, 4, 6, 8, 10].map((line) => ({ file: 0, line })) },
  ]);
  expect(check.rejectedRows).toHaveLength(1000);
  expect(check.rejectedRows.at(-1)).toEqual({ file: 0, line: 2000, reason: 'noEvent', text: `u${1998 % 9},,${plain}` });
});

test('a check tells how far it is, and ends when it is stopped', async () => {
  const file = new File(
    ['user_id,event,time\n', ...Array.from({ length: 60_000 }, (_, i) => `u${i % 9},view,${plain}\n`)],
    'a.csv',
  );
  const abort = new AbortController();
  const steps: CheckProgress[] = [];
  const progress = (step: CheckProgress): void => {
    steps.push(step);
    abort.abort();
  };
  const stopped = checkFiles([file], await inspected(file), {}, { progress, signal: abort.signal, pieceBytes: 50_000 });
  await expect(stopped).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  expect(steps).toHaveLength(1);
  expect(steps[0]?.total).toBe(file.size);
  expect(steps[0]?.records).toBeGreaterThan(1000);
});

test('without a time column there is nothing to check', async () => {
  const file = new File(['user_id,event,time\na,view,red\nb,view,blue\n'], 'a.csv');
  await expect(checked(file, { mapping: { at: 'event' } })).rejects.toEqual(
    new FailureError({ code: 'noTimeColumn', file: 'a.csv' }),
  );
});
