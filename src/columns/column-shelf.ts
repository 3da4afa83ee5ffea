import type { OwnCodes } from './codes';

/**
 * Where columns of one data set are kept, by name, so that opening it again need not take them out of the database. They are derived: whoever finds
 * none, or some of another version or size, reads the data set.
 */
export interface ColumnShelf {
  read(name: string): Promise<unknown>;
  /** may come to nothing; `pack` copies `bytes` bytes */
  keep(name: string, bytes: number, pack: () => object): void;
}

/** The codes of a property as they are kept: as they lie in memory. */
export const packCodes = (codes: OwnCodes): object => ({ v: 1, codes: new Blob([codes]) });

/** What was kept, when it is of this size; else null. @throws when the browser cannot read it */
export async function unpackCodes(kept: unknown, bytes: number): Promise<ArrayBuffer | null> {
  if (typeof kept !== 'object' || kept === null || !('v' in kept && 'codes' in kept) || kept.v !== 1) return null;
  return kept.codes instanceof Blob && kept.codes.size === bytes ? kept.codes.arrayBuffer() : null;
}
