import { generationLock, ifFree, importLock } from './locks';
import { generationsOf } from './manifest';
import type { Shelf } from './shelf';

/**
 * Removes the chunks that no manifest names and that no import writes and no tab reads: left over from a killed import, an append before the last, or
 * a deleted data set. Run at start-up and after writes.
 */
export async function sweep(shelf: Shelf): Promise<void> {
  for (const generation of await shelf.generations()) {
    await ifFree(importLock(generation), () =>
      ifFree(generationLock(generation), async () => {
        const named = (await shelf.manifests()).flatMap(generationsOf);
        if (!named.includes(generation)) await shelf.removeChunks(generation);
      }),
    );
  }
}
