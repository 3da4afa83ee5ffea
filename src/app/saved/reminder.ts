import type { StorageState } from '../ports';

const weekMs = 7 * 24 * 3600 * 1000;

/**
 * When to remind next that saved things are in no file: a week after the first of them was noticed or after the last reminder. null: there is nothing to remind of. `since`: as
 * it was answered last. Times in ms since 1970.
 */
export function remindAt(
  storage: Pick<StorageState, 'lasting' | 'persisted'> | null,
  unfiled: number,
  since: number | null,
  now: number,
): number | null {
  // what lives in memory is told of otherwise, and storage that is granted is not cleared
  if (storage === null) return since;
  if (!storage.lasting || storage.persisted || unfiled === 0) return null;
  return since ?? now + weekMs;
}

/** When to remind after a reminder. */
export const remindAgainAt = (now: number): number => now + weekMs;
