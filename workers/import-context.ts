import type { ImportProgress, ImportReport } from '../src/import/contract';
import type { DatasetSummary } from '../src/model/dataset';
import type { ImportEngine } from './import-place';
import type { Shelf } from './import-door';

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

export interface ImportOutcome {
  summary: DatasetSummary;
  report: ImportReport;
}

/** A new id; `randomUUID` is missing on plain http. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
