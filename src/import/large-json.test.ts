import { expect, test } from 'vitest';
import { inspect } from './inspect';
import { lineOf, textAt } from './piece';
import { planReading, readPieces } from './pieces';

const lines = 750_000;
const brokenLine = 700_000;

/** JSON lines made block by block; one is cut off in its middle. */
function largeLog(): File {
  const blocks: Blob[] = [];
  const line = (n: number): string =>
    n === brokenLine
      ? `{"user":"u1","event":"view","properties":{"n":${n}\n`
      : `{"user":"u${n % 5000}","event":"view","time":"2026-03-01T10:00:00Z","n":${n}}\n`;
  for (let n = 1; n <= lines; n += 10_000) {
    blocks.push(new Blob([Array.from({ length: 10_000 }, (_, i) => line(n + i)).join('')]));
  }
  return new File(blocks, 'large.jsonl');
}

test('JSON that is broken in line 700,000 loses that line, and no other', async () => {
  const file = largeLog();
  const answer = await inspect([file]);
  if (!answer.ok) throw new Error(answer.failure.code);
  const total = { rows: 0, counted: 0, sum: 0, misplaced: 0 };
  const rejected: unknown[] = [];
  for await (const piece of readPieces([file], planReading(answer.inspection))) {
    total.rows += piece.rows;
    total.counted += piece.counted;
    rejected.push(...piece.rejected);
    const numbers = piece.kind === 'columns' ? piece.columns.find(({ name }) => name === 'n') : undefined;
    if (numbers === undefined) continue;
    for (let row = 0; row < piece.rows; row += 1) {
      const n = Number(textAt(numbers, row));
      total.sum += n;
      if (row % 1000 === 0 && lineOf(piece.lines, row) !== n) total.misplaced += 1;
    }
  }
  const all = (lines * (lines + 1)) / 2;
  expect(total).toEqual({ rows: lines - 1, counted: lines, sum: all - brokenLine, misplaced: 0 });
  expect(rejected).toEqual([
    { line: brokenLine, reason: 'brokenJson', text: `{"user":"u1","event":"view","properties":{"n":${brokenLine}` },
  ]);
}, 60_000);
