import { hexOf } from '../model/hex';
import type { ChunkSeal } from './manifest';

/** Size of the chunks a database file is stored in. */
export const chunkBytes = 8 << 20;

/** Size and SHA-256 of a chunk. */
export async function sealOf(bytes: Uint8Array<ArrayBuffer>): Promise<ChunkSeal> {
  if (!('subtle' in crypto)) return { bytes: bytes.byteLength, sha256: '' };
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return { bytes: bytes.byteLength, sha256: hexOf(digest) };
}

/** What is wrong with stored chunks by count and size alone; null when nothing is. */
export function sizeDamage(chunks: readonly Blob[], seals: readonly ChunkSeal[]): string | null {
  if (chunks.length !== seals.length) return `${chunks.length} chunks of ${seals.length}`;
  const wrong = seals.findIndex(({ bytes }, i) => chunks[i]?.size !== bytes);
  return wrong < 0 ? null : `chunk ${wrong} has ${chunks[wrong]?.size} bytes instead of ${seals[wrong]?.bytes}`;
}

/** What is wrong with stored chunks, every byte read; null when nothing is. */
export async function damage(chunks: readonly Blob[], seals: readonly ChunkSeal[]): Promise<string | null> {
  const wrongSize = sizeDamage(chunks, seals);
  if (wrongSize !== null) return wrongSize;
  for (const [i, chunk] of chunks.entries()) {
    const expected = seals[i]?.sha256 ?? '';
    const { sha256 } = await sealOf(new Uint8Array(await chunk.arrayBuffer()));
    if (expected !== '' && sha256 !== expected) return `the checksum of chunk ${i} is wrong`;
  }
  return null;
}
