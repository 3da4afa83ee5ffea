import { FailureError } from '../model/failure';

/** Free bytes of this origin as far as the browser says; null when it does not. */
export async function freeBytes(): Promise<number | null> {
  if (typeof navigator === 'undefined' || !('storage' in navigator)) return null;
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined ? null : Math.max(0, quota - (usage ?? 0));
}

/** The error of a write, told as storageFull when the browser refused it for want of space. `neededBytes` is what was to be written. */
export async function writeError(error: unknown, neededBytes: number): Promise<unknown> {
  if (!namesQuota(error)) return error;
  return new FailureError({ code: 'storageFull', neededBytes, freeBytes: (await freeBytes()) ?? 0 });
}

/** Is this the browser refusing for want of space? Dexie wraps its error, sometimes twice. */
export function namesQuota(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 3) return false;
  if ('name' in error && error.name === 'QuotaExceededError') return true;
  if ('message' in error && String(error.message).includes('QuotaExceededError')) return true;
  return 'inner' in error && namesQuota(error.inner, depth + 1);
}
