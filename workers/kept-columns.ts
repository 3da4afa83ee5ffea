import type { ColumnShelf } from '../src/columns/column-shelf';
import { freeBytes } from '../src/store/storage-failure';
import type { Precedence } from './precedence';

/** Where columns lie beside the chunks of their generation. */
export interface GenerationColumns {
  columns(generation: string, name: string): Promise<unknown>;
  putColumns(generation: string, name: string, kept: object): Promise<void>;
}

/** Columns may take as much as the data set itself, and must not be what makes the next import fail. */
const roomFor = 10;

/**
 * The columns of one generation. They are kept once nothing is asked any more, one after the other, and unless the disk has less than ten times their
 * room. Without them questions are only slower.
 */
export function columnShelf(shelf: GenerationColumns, generation: string, precedence: Precedence): ColumnShelf {
  let last: Promise<unknown> = Promise.resolve();
  const keep = async (name: string, bytes: number, pack: () => object): Promise<void> => {
    await precedence.rest();
    const free = await freeBytes();
    if (free === null || free >= roomFor * bytes) await shelf.putColumns(generation, name, pack());
  };
  return {
    read: (name) => shelf.columns(generation, name),
    keep: (name, bytes, pack) => {
      last = last.then(() => keep(name, bytes, pack)).catch(() => undefined);
    },
  };
}
