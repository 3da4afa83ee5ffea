import type { ImportProgress } from '../src/import/contract';
import type { ImportEngine } from './import-place';
import type { Shelf } from './import-door';

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

/** A new id; `randomUUID` is missing on plain http. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
