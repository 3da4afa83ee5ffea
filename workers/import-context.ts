import type { ImportProgress } from '../src/import/contract';
import type { ImportEngine } from './import-place';
import type { Shelf } from './import-door';
import { randomHex } from '../src/model/hex';

export type { ImportOutcome } from '../src/import/contract';

/** What an import needs of the session around it. */
export interface ImportContext {
  base: string;
  shelf: Shelf;
  inMemory: boolean;
  generation: string;
  progress: (progress: ImportProgress) => void;
  /** throws when the import was cancelled */
  check: () => void;
  started: (engine: Pick<ImportEngine, 'close'>) => void;
}

/** A new id of a data set or a generation. */
export const newId = (): string => randomHex(12);
