import { FailureError } from '../src/model/failure';

/** The engine may be damaged: nothing it answers can be trusted any more; it must be replaced. */
export class PoisonedError extends Error {}

const typed = /^(?:[A-Z][A-Za-z]* ?)+ ?(?:Error|Exception): /i;
const damaging = /^(?:INTERNAL|FATAL) Error: /i;
const memory = /^Out of Memory Error: |std::bad_alloc|Array buffer allocation failed|Out of memory/;

/** Sorts an error thrown by the engine. A text that is not of a DuckDB error type (a wasm trap) means poisoned. */
export function engineError(error: unknown): FailureError | PoisonedError {
  if (error instanceof FailureError || error instanceof PoisonedError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && error.name === 'QuotaExceededError') {
    return new FailureError({ code: 'storageFull', neededBytes: 0, freeBytes: 0 });
  }
  if (memory.test(detail)) return new FailureError({ code: 'outOfMemory' });
  if (!typed.test(detail) || damaging.test(detail)) return new PoisonedError(detail);
  return new FailureError({ code: 'engine', detail });
}
