import type { Problem } from './problem';

/**
 * Everything that can go wrong across a worker, as plain data. `cancelled` is silent. `detail` is for the copied report only;
 * the page's sentences come from one exhaustive switch in `app/`.
 */
export type Failure =
  | { code: 'cancelled' }
  | { code: 'invalidSpec'; problems: Problem[] }
  | { code: 'unknownDataset'; id: string }
  | { code: 'datasetInUse'; id: string } // open in another tab
  | { code: 'datasetDamaged'; id: string; detail: string }
  | { code: 'outOfMemory' }
  | { code: 'engineStart'; detail: string } // the engine did not start in time or its wasm did not load
  | { code: 'engine'; detail: string } // any other engine error, after one restart and retry
  | { code: 'storageFull'; neededBytes: number; freeBytes: number }
  | { code: 'demoMissing'; detail: string } // a file of a bundled demo could not be fetched
  | { code: 'storageMissing'; detail: string } // no OPFS or IndexedDB where the call needs it
  | { code: 'tooLargeToBundle'; bytes: number }
  | ImportFailure;

/** Why a file as a whole could not be imported. `file` is its name. */
export type ImportFailure =
  | { code: 'emptyFile'; file: string }
  | { code: 'binaryFile'; file: string; looksLike: string } // 'image', 'pdf', 'xlsx', 'parquet', 'binary', …
  | { code: 'htmlFile'; file: string }
  | { code: 'headerOnly'; file: string }
  | { code: 'brokenContainer'; file: string; detail: string } // gzip or zip that does not inflate
  | { code: 'containerTooLarge'; file: string; detail: string } // nested too deep or inflating without end
  | { code: 'brokenJson'; file: string; line: number } // nothing of it could be read
  | { code: 'noTimeColumn'; file: string }
  | { code: 'noActorColumn'; file: string }
  | { code: 'columnMissing'; file: string; column: string }
  | { code: 'noRows'; file: string; rejected: number } // every record was rejected
  | { code: 'badMapping'; problems: Problem[] }
  | { code: 'passphraseNeeded'; file: string } // it is sealed
  | { code: 'wrongPassphrase'; file: string }
  | { code: 'newerBundle'; file: string } // of a later version
  | { code: 'notWayfold'; file: string; detail: string }; // a .duckdb file without our tables, or of a newer version

export type Answer<T> = ({ ok: true } & T) | { ok: false; failure: Failure };

/** Carries a Failure through async code inside one thread; never crosses a worker. */
export class FailureError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}
