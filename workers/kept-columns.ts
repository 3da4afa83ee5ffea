import { baseBytes, packBase, type BaseColumns, type BaseShelf } from '../src/columns/base-columns';
import { freeBytes } from '../src/store/storage-failure';
import type { Precedence } from './precedence';

/** Where columns lie beside the chunks of their generation. */
export interface ColumnShelf {
  columns(generation: string): Promise<unknown>;
  putColumns(generation: string, kept: object): Promise<void>;
}

/** They take up to two thirds of the data set's own bytes, and must not be what makes the next import fail. */
const roomFor = 10;

/** The base columns of one generation, kept once nothing is asked any more and unless the disk has less than ten times their room. Without them questions are only slower. */
export function baseShelf(shelf: ColumnShelf, generation: string, precedence: Precedence): BaseShelf {
  const keep = async (base: BaseColumns): Promise<void> => {
    await precedence.rest();
    const free = await freeBytes();
    if (free === null || free >= roomFor * baseBytes(base)) await shelf.putColumns(generation, packBase(base));
  };
  return {
    read: () => shelf.columns(generation),
    keep: (base) => {
      keep(base).catch(() => undefined);
    },
  };
}
