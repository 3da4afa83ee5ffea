import { FailureError } from '../model/failure';
import type { Bytes } from './bytes';
import { inLargerChunks } from './bytes';
import type { Meter } from './container/open';
import type { FormatChoice, Inspection, Mapping } from './contract';
import { CellSink } from './csv/cells';
import { byteDialect } from './csv/dialect';
import { CsvOutput } from './csv/output';
import { CsvScanner } from './csv/scanner';
import type { Tally } from './draft';
import { JsonReader } from './json/reader';
import type { CsvPiece, Piece, ReadOptions, ReadPlan, TextColumn } from './piece';
import type { OpenSource } from './sources';
import { checkColumns, fieldsNeeded, openSources } from './sources';
import { toUtf8 } from './text/encoding';
import { XesReader } from './xes/reader';

/** What reading needs to know of an inspection, under the mapping chosen. */
export function planReading(inspection: Inspection, mapping: Mapping = inspection.mapping): ReadPlan {
  const { preset, format } = inspection;
  return { mapping, preset, ...(format === undefined ? {} : { format }) };
}

const openingOf = ({ preset, format = {} }: ReadPlan): { preset: string | null; format: FormatChoice } => ({
  preset,
  format,
});

type Collected = Bytes | TextColumn[];

/** Takes bytes, finishes pieces. */
interface PieceMaker {
  finished: { tally: Tally; collected: Collected }[];
  push(chunk: Bytes, last?: boolean): void;
}

/**
 * Reads files as pieces, one after the other; files in natural order of names. Nothing is read ahead of what is asked for. Throws FailureError: as
 * `openSources`, columnMissing, brokenJson (nothing of a file could be read), cancelled.
 */
export async function* readPieces(
  files: readonly File[],
  plan: ReadPlan,
  options: ReadOptions = {},
): AsyncGenerator<Piece, void, undefined> {
  const { pieceBytes = 1 << 25, firstPieceBytes = Math.min(1 << 22, pieceBytes), chunkBytes = 1 << 20 } = options;
  const meter: Meter = { done: 0 };
  const bytesTotal = files.reduce((sum, { size }) => sum + size, 0);
  let firstSeq = 0;
  for await (const open of openSources(files, { ...openingOf(plan), meter, chunkBytes })) {
    checkColumns(open, plan.mapping);
    const maker = makerOf(open, plan, [firstSeq === 0 ? firstPieceBytes : pieceBytes, pieceBytes]);
    const seen = { rows: 0, broken: 0, counted: 0, line: 1 };
    for await (const step of steps(open, maker, meter, chunkBytes)) {
      if (options.signal?.aborted === true) throw new FailureError({ code: 'cancelled' });
      const piece: Piece = {
        ...step,
        ...shaped(step.collected, open),
        source: open.source,
        firstSeq,
        bytesRead: Math.min(meter.done, bytesTotal),
        bytesTotal,
      };
      firstSeq += piece.rows;
      note(seen, piece);
      yield piece;
    }
    refuse(open, seen);
  }
}

interface Seen {
  rows: number;
  broken: number;
  counted: number;
  line: number;
}

function note(seen: Seen, { rows, counted, rejectedBy, rejected }: Piece): void {
  if (seen.counted === 0) seen.line = rejected[0]?.line ?? 1;
  seen.rows += rows;
  seen.counted += counted;
  seen.broken += rejectedBy.brokenJson ?? 0;
}

/** A source of which nothing could be read. */
function refuse({ source }: OpenSource, { broken, counted, line }: Seen): void {
  if (counted === 0 && source.containers.length === 0) throw new FailureError({ code: 'emptyFile', file: source.name });
  if (counted > 0 && broken === counted) throw new FailureError({ code: 'brokenJson', file: source.name, line });
}

async function* steps(
  { entry, sniffed }: OpenSource,
  maker: PieceMaker,
  meter: Meter,
  chunkBytes: number,
): AsyncGenerator<Tally & { collected: Collected }, void, undefined> {
  for await (const chunk of inLargerChunks(toUtf8(entry.open(meter), sniffed.encoding), chunkBytes)) {
    maker.push(chunk);
    for (const { tally, collected } of maker.finished.splice(0)) yield { ...tally, collected };
  }
  maker.push(new Uint8Array(0), true);
  for (const { tally, collected } of maker.finished.splice(0)) yield { ...tally, collected };
}

function makerOf(
  { source, sniffed, sample }: OpenSource,
  plan: ReadPlan,
  [first, later]: [number, number],
): PieceMaker {
  const { dialect } = source;
  const { shaping } = sample;
  if (dialect.kind === 'json') return new JsonReader(sniffed.json!.body, shaping, first, later);
  if (dialect.kind === 'xes') return new XesReader(shaping, first, later);
  const { columns, delimiter, quote, header } = dialect;
  const needed = fieldsNeeded(columns, plan.mapping);
  const bytes = byteDialect(delimiter, quote, sniffed.csv!.newline, columns.length, needed);
  const plain = shaping.derived.length === 0 && shaping.moments === undefined;
  if (!plain || shaping.expand.some((name) => columns.includes(name))) {
    return new CsvScanner(bytes, new CellSink(columns, shaping), first, header, later);
  }
  const output = new CsvOutput(
    delimiterOf(delimiter).charCodeAt(0),
    Math.min(later + (1 << 21), source.bytes * 2 + 65_536),
  );
  return new CsvScanner(bytes, output, first, header, later);
}

/** The delimiter of pieces: blanks become tabs. */
function delimiterOf(delimiter: string): CsvPiece['delimiter'] {
  return delimiter === ';' || delimiter === '|' || delimiter === ',' ? delimiter : '\t';
}

function shaped(
  collected: Collected,
  { source }: OpenSource,
):
  | { kind: 'csv'; bytes: Bytes; delimiter: CsvPiece['delimiter']; columns: string[] }
  | { kind: 'columns'; columns: TextColumn[] } {
  const { dialect } = source;
  if (Array.isArray(collected) || dialect.kind !== 'csv') {
    return { kind: 'columns', columns: Array.isArray(collected) ? collected : [] };
  }
  return { kind: 'csv', bytes: collected, delimiter: delimiterOf(dialect.delimiter), columns: dialect.columns };
}
