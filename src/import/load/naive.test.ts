import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPieces, rowsOf } from '../../../test/support/load-csv';
import { NodeEngine } from '../../demo/build/native-engine';
import { sql } from '../../sql/sql';
import type { ImportReport, Mapping } from '../contract';
import type { Piece } from '../piece';
import { readPieces } from '../pieces';
import { seen } from '../piece';
import { findKind, kindOfText } from './kinds';
import { RepeatedKeys } from './repeated';

let engine: NodeEngine;
beforeEach(async () => {
  engine = await NodeEngine.start();
});
afterEach(() => engine.close());

const mapping: Mapping = { actor: 'who', event: 'what', at: 'when', eventId: 'id', session: 'sid' };
const columns = ['who', 'what', 'when', 'id', 'sid', 'a', 'b'] as const;
type Row = Record<(typeof columns)[number], string>;

async function piecesOf(files: File[]): Promise<Piece[]> {
  const pieces: Piece[] = [];
  const plan = { mapping, preset: null };
  for await (const piece of readPieces(files, plan, { pieceBytes: 200, chunkBytes: 64 })) pieces.push(piece);
  return pieces;
}

const cell = fc.constantFrom('', 'x', '"y"', 'a,b', 'two\nlines', '1', '1.0', '2', 'true', '00', '2024-01-01');
const row: fc.Arbitrary<Row> = fc.record({
  who: fc.constantFrom('u1', 'u2', 'ü3', 'U1', ''),
  what: fc.constantFrom('view', 'buy', 'view', ''),
  when: fc.constantFrom(
    '2024-01-01 10:00:00',
    '2024-01-01 10:00:00',
    '2024-01-02',
    '2023-12-31T23:00:00Z',
    'never',
    '',
  ),
  id: fc.constantFrom('', '', '1', '2'),
  sid: fc.constantFrom('', 's1', 's2'),
  a: cell,
  b: fc.constantFrom('', '1', '2.50', '-3'),
});

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csvOf = (rows: Row[]): string =>
  [columns.join(','), ...rows.map((one) => columns.map((name) => quoted(one[name])).join(','))].join('\n') + '\n';

const at: Record<string, number> = {
  '2024-01-01 10:00:00': Date.parse('2024-01-01T10:00:00Z'),
  '2024-01-02': Date.parse('2024-01-02T00:00:00Z'),
  '2023-12-31T23:00:00Z': Date.parse('2023-12-31T23:00:00Z'),
};

interface Naive {
  stored: (string | number | null)[][];
  rejected: number;
  duplicates: number;
}

/** The import as it is defined, row by row. */
function naive(files: Row[][]): Naive {
  const all = files.flatMap((rows, file) => rows.map((one) => ({ ...one, file }))).map((one, seq) => ({ ...one, seq }));
  const accepted = all.filter(({ who, what, when }) => who !== '' && what !== '' && at[when] !== undefined);
  const kinds = new Set(accepted.filter(({ a }) => a !== '').map(({ a }) => kindOfText(a)));
  const kind = kinds.size === 1 ? [...kinds][0] : 'text';
  const aKey = (text: string): string => {
    if (text === '') return '';
    if (kind === 'number') return String(Number(text));
    return kind === 'instant' ? String(Date.parse(`${text}T00:00:00Z`) * 1000) : text;
  };
  const keyOf = (one: (typeof accepted)[number]): string =>
    one.id === ''
      ? JSON.stringify([one.who, one.what, at[one.when], one.sid, aKey(one.a), one.b === '' ? '' : Number(one.b)])
      : JSON.stringify([one.who, one.id]);
  const groups = groupBy(accepted, keyOf);
  const kept = [...groups.values()].flatMap((group) => {
    const inFile = groupBy(group, ({ file }) => String(file));
    const most = group[0]?.id === '' ? Math.max(...[...inFile.values()].map((some) => some.length)) : 1;
    return group.slice(0, most);
  });
  const byText = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
  kept.sort((a, b) => byText(a.who, b.who) || at[a.when]! - at[b.when]! || a.seq - b.seq);
  const stored = kept.map((one) => [
    one.who,
    one.what,
    at[one.when]!,
    one.sid || null,
    aKey(one.a) || null,
    one.b === '' ? null : Number(one.b),
  ]);
  return { stored, rejected: all.length - accepted.length, duplicates: accepted.length - kept.length };
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

async function imported(files: Row[][]): Promise<{ report: ImportReport; stored: (string | number | null)[][] }> {
  const named = files.map((rows, i) => new File([csvOf(rows)], `f${i}.csv`));
  const report = await loadPieces(engine, await piecesOf(named), { mapping });
  const has = await rowsOf(
    engine,
    sql`SELECT count(*)::DOUBLE AS n FROM duckdb_tables() WHERE database_name = 'final' AND table_name = 'sessions'`,
  );
  const session =
    has[0]?.[0] === 1 ? sql`(SELECT s.id FROM final.sessions s WHERE s.session = e.session)` : sql`NULL::VARCHAR`;
  const a = await rowsOf(engine, sql`SELECT kind FROM final.properties WHERE name = 'a'`);
  const textOfA = a[0]?.[0] === 'number' ? sql`regexp_replace(e.p1::VARCHAR, '\\.0$', '')` : sql`e.p1::VARCHAR`;
  const stored = await rowsOf(
    engine,
    sql`SELECT x.id, e.event::VARCHAR AS event, (e.at_us // 1000)::DOUBLE AS at, ${session} AS session, ${textOfA} AS a, e.p2::DOUBLE AS b
        FROM final.events e JOIN final.actors x USING (actor) ORDER BY e.rowid`,
  );
  return { report, stored };
}

describe('random files through reading and loading', () => {
  const seeds = Array.from({ length: 25 }, (_, seed) => seed);
  it.each(seeds)('are stored as the definition says, row by row (seed %i)', async (seed) => {
    const [files] = fc.sample(
      fc.array(fc.array(row, { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 3 }),
      {
        ...{ numRuns: 1, seed: seed * 77 + 5 },
      },
    );
    const wanted = naive(files ?? []);
    if (wanted.stored.length === 0) return;
    const { report, stored } = await imported(files ?? []);
    expect(stored).toEqual(wanted.stored);
    expect(report).toMatchObject({
      records: (files ?? []).flat().length,
      accepted: wanted.stored.length,
      rejected: wanted.rejected,
      duplicates: wanted.duplicates,
    });
  });
});

describe('JSON', () => {
  const lines = (...objects: object[]): File =>
    new File([objects.map((one) => JSON.stringify(one)).join('\n')], 'e.jsonl');
  const event = (more: object): object => ({ who: 'u', what: 'x', when: '2024-01-01', ...more });

  it('numbers and booleans are what the file says, texts that look like numbers stay texts, mixtures become text', async () => {
    const file = lines(
      event({ n: 1.5, t: '1', b: true, m: 1, big: 12, nested: { deep: 'v' }, list: [1, 2] }),
      event({ n: 2, t: '2', b: false, m: 'one', big: 13 }),
      event({ late: '2024-05-01T00:00:00Z' }),
    );
    const report = await loadPieces(engine, await piecesOf([file]), { mapping });
    const kinds = await rowsOf(engine, sql`SELECT name, kind FROM final.properties ORDER BY name`);
    expect(kinds).toEqual([
      ...[
        ['b', 'boolean'],
        ['big', 'number'],
        ['late', 'instant'],
        ['list', 'text'],
        ['m', 'text'],
      ],
      ...[
        ['n', 'number'],
        ['nested.deep', 'text'],
        ['t', 'text'],
      ],
    ]);
    expect(report.oddities).toContainEqual({ code: 'mixedKind', property: 'm', kinds: ['text', 'number'] });
    expect(report).toMatchObject({ records: 3, accepted: 3 });
  });
});

describe('kinds of texts', () => {
  it.each([
    ...(['0', '-1', '1.50', '1e3', '9007199254740992'] as const).map((text) => [text, 'number'] as const),
    ...(['00', '+1', '.5', '1.', 'inf', 'nan', '9007199254740993000', '1e999', '1_000', ' 1'] as const).map(
      (text) => [text, 'text'] as const,
    ),
    ...(['true', 'false'] as const).map((text) => [text, 'boolean'] as const),
    ...(['True', '', 'yes', '2024-02-30', '01/02/2024'] as const).map((text) => [text, 'text'] as const),
    ...(['2024-02-29', '2024-02-01T10:00:00+02:00'] as const).map((text) => [text, 'instant'] as const),
  ])('%j is %s', (text, kind) => {
    expect(kindOfText(text)).toBe(kind);
  });

  it('a column is of one kind when all its values are, and of the kind its file gave them', () => {
    expect(findKind(['1', '2'], seen.untyped)).toEqual({ kind: 'number', mixed: [] });
    expect(findKind(['1', '2'], seen.text)).toEqual({ kind: 'text', mixed: [] });
    expect(findKind(['1', 'x'], seen.untyped)).toEqual({ kind: 'text', mixed: [] });
    expect(findKind(['1', 'true'], seen.number | seen.boolean)).toEqual({ kind: 'text', mixed: ['number', 'boolean'] });
  });
});

it('keys that come again are found, whatever their halves, also after growing', () => {
  const keys = new RepeatedKeys(0);
  const known = new Set<string>();
  const numbers = fc.sample(fc.tuple(fc.nat(300), fc.constantFrom(0, 1, 0xffffffff)), { numRuns: 5000, seed: 1 });
  for (const [low, high] of numbers) {
    const key = `${low} ${high}`;
    expect(keys.has(low, high)).toBe(known.has(key));
    expect(keys.add(low, high)).toBe(known.has(key));
    known.add(key);
  }
  for (let i = 0; i < 50_000; i += 1) expect(keys.add(i, 7)).toBe(false);
  expect(keys.size).toBe(known.size + 50_000);
});
