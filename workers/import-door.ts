import type { ImportDoor } from '../src/import/contract';
import type { Shelf } from '../src/store/shelf';

export type { Shelf };

/** The import worker's door plus its start: a worker started from a blob has no address of its own, nor the page's memory. */
export interface StartedImportDoor extends ImportDoor {
  /** `shelf`: the page's, when data sets live in its memory; null: IndexedDB and OPFS */
  start(baseUrl: string, shelf: Shelf | null): Promise<void>;
}
