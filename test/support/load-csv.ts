import type { ImportOptions, ImportReport, Mapping, TimeForm } from '../../src/import/contract';
import { load } from '../../src/import/load/load';
import { addOldRows, readDescription, type TakenOver } from '../../src/import/load/old-generation';
import { RawTable } from '../../src/import/load/raw-table';
import { reducedDescription } from '../../src/import/load/reduction';
import { readPieces } from '../../src/import/load/read-pieces';
import type { CsvPiece, Piece, Source } from '../../src/import/piece';
import { identifier, sql } from '../../src/sql/sql';
import type { NodeEngine } from '../../src/demo/build/native-engine';

const utf8 = new TextEncoder();

/** A piece of comma-separated rows, one a line, as the reader hands it on. Lines count from 2 (a head lies above). */
export function csvPiece(columns: string[], lines: string[], file = 0, firstSeq = 0): CsvPiece {
  const source: Source = {
    ...{ index: file, file, name: `file${file}.csv`, bytes: 100, containers: [], encoding: 'utf-8' },
    dialect: { kind: 'csv', delimiter: ',', quote: '"', header: true, columns },
  };
  return {
    ...{ kind: 'csv', source, rows: lines.length, firstSeq, counted: lines.length, rejectedBy: {}, rejected: [] },
    lines: { rows: Uint32Array.of(0), lines: Uint32Array.of(2) },
    ...{ bytes: utf8.encode(lines.map((line) => `${line}\n`).join('')), delimiter: ',', columns },
    ...{ bytesRead: 1, bytesTotal: 1 },
  };
}

/** Several files of the same columns, numbered on. */
export function csvFiles(columns: string[], files: string[][]): CsvPiece[] {
  let seq = 0;
  return files.map((lines, file) => {
    const piece = csvPiece(columns, lines, file, seq);
    seq += lines.length;
    return piece;
  });
}

export interface LoadSettings {
  mapping: Mapping;
  form?: TimeForm;
  importZone?: string;
  duplicates?: 'keep' | 'drop';
  kinds?: ImportOptions['kinds'];
  /** append to the data set that an earlier call left in the catalog of this name */
  appendTo?: string;
  /** what of it is taken over */
  taken?: TakenOver;
}

/** Loads pieces into a catalog of a native engine, as the import worker does in the browser. */
export async function loadPieces(
  engine: NodeEngine,
  pieces: Piece[],
  settings: LoadSettings,
  catalog = 'final',
): Promise<ImportReport> {
  const work = `work_${catalog}`;
  await engine.query(sql`ATTACH ':memory:' AS ${identifier(catalog)}`);
  await engine.query(sql`ATTACH ':memory:' AS ${identifier(work)}`);
  await engine.query(sql`USE ${identifier(work)}`);
  const { appendTo } = settings;
  const oldCatalog = appendTo === undefined ? null : identifier(appendTo);
  const old = oldCatalog === null ? null : await readDescription(engine, oldCatalog, 'old.duckdb');
  const firstSeq = old?.nextSeq ?? 0;
  const rows = new RawTable(engine, { mapping: settings.mapping, form: settings.form ?? 'iso' }, firstSeq);
  await rows.create();
  if (oldCatalog !== null) await addOldRows(engine, rows, oldCatalog, settings.taken);
  const reduction = settings.taken?.reduction;
  const read = await readPieces(rows, pieces, firstSeq, () => Promise.resolve());
  return load({
    ...{ database: engine, raw: sql`raw`, target: identifier(catalog), rows, read },
    old: old !== null && reduction !== undefined ? reducedDescription(old, reduction, rows.rows) : old,
    labels: { name: 'test', importZone: settings.importZone ?? 'UTC', timeZone: 'UTC', weekStart: 'monday' },
    ...{
      duplicates: settings.duplicates ?? 'keep',
      kinds: settings.kinds ?? {},
      now: Date.UTC(2024, 5),
      startedAt: 0,
      step: () => Promise.resolve(),
    },
  });
}

/** All rows of a statement, column by column turned into rows; numbers as numbers. */
export async function rowsOf(engine: NodeEngine, text: ReturnType<typeof sql>): Promise<(string | number | null)[][]> {
  const columns = [...(await engine.query(text)).values()];
  return Array.from({ length: columns[0]?.length ?? 0 }, (_, row) =>
    columns.map((column) => {
      const value = column[row] ?? null;
      return typeof value === 'number' && Number.isNaN(value) ? null : value;
    }),
  );
}
