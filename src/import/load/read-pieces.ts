import type { ImportReport } from '../contract';
import type { Piece, Source } from '../piece';
import type { RawTable } from './raw-table';

/** What was read, file by file. */
export interface ReadFiles {
  files: ImportReport['files'];
  /** first row number of each of the user's files after the first, `seq`s of the raw table */
  starts: number[];
}

/** Puts all pieces into the raw table. `step` is told after each; it throws to stop. */
export async function readPieces(
  raw: RawTable,
  pieces: AsyncIterable<Piece> | Iterable<Piece>,
  firstSeq: number,
  step: (piece: Piece) => Promise<void>,
): Promise<ReadFiles> {
  const sources = new Map<number, { source: Source; records: number }>();
  const starts: number[] = [];
  let file: number | null = null;
  for await (const piece of ahead(pieces)) {
    const { source } = piece;
    if (file !== null && file !== source.file) starts.push(firstSeq + piece.firstSeq);
    file = source.file;
    await raw.add(piece);
    sources.set(source.index, { source, records: (sources.get(source.index)?.records ?? 0) + piece.counted });
    await step(piece);
  }
  const files = [...sources.values()].map(({ source, records }) => {
    const { name, bytes, containers, encoding } = source;
    return { name, bytes, containers, encoding, records };
  });
  return { files, starts };
}

/** The same pieces, the next one being read while the one before is loaded. */
async function* ahead(pieces: AsyncIterable<Piece> | Iterable<Piece>): AsyncGenerator<Piece, void, undefined> {
  const source = Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  const next = async (): Promise<IteratorResult<Piece, unknown>> => source.next();
  let coming = next();
  try {
    for (let found = await coming; found.done !== true; found = await coming) {
      coming = next();
      coming.catch(() => undefined);
      yield found.value;
    }
  } finally {
    await source.return?.();
  }
}
