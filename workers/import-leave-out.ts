import type { ImportContext, ImportOutcome } from './import-context';
import { storedManifest } from './import-files';
import { browserPlace } from './import-place';
import { runImport } from './import-run';
import { keepImport, requireRoom } from './keep-import';

/**
 * Writes a data set anew without the events of some actors, as its next generation: the old one stays until the new one stands, and for undoing.
 * @throws FailureError unknownDataset, noRows, storageFull
 */
export async function leaveOutActors(
  id: string,
  leftOut: readonly string[],
  context: ImportContext,
): Promise<ImportOutcome> {
  const before = await storedManifest(id, context);
  const { mapping, name, importZone, timeZone, weekStart } = before;
  const labels = { name, importZone, timeZone, weekStart };
  if (!context.inMemory) await requireRoom(before.current.bytes * 2);
  const { file, report } = await runImport({
    ...context,
    place: browserPlace(context.base, context.inMemory),
    ...{ mapping, labels, taken: { leftOut }, form: 'iso', duplicates: 'keep', pieces: noPieces },
    old: await context.shelf.chunks(before.current.id),
  });
  return keepImport({ id, file, report, labels, mapping, before, appends: false }, context);
}

/** For a data set that is made of an earlier one alone. */
export async function* noPieces(): AsyncGenerator<never, void, undefined> {
  // nothing new is read
}
