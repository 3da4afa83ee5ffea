import { bundleFile, readBundle } from '../src/import/bundle/archive';
import { isSealed, seal, unseal } from '../src/import/bundle/seal';
import type { BundleOptions, ImportOptions } from '../src/import/contract';
import { reducedMapping } from '../src/import/load/reduction';
import { FailureError } from '../src/model/failure';
import type { Manifest } from '../src/store/manifest';
import type { ImportContext, ImportOutcome } from './import-context';
import { importDatabase } from './import-database';
import { storedManifest } from './import-files';
import { noPieces } from './import-leave-out';
import { browserPlace } from './import-place';
import { runImport } from './import-run';
import { requireRoom } from './keep-import';

/** Makes a bundle of a stored data set, reduced as asked, and of views; nothing stored is changed. @throws FailureError unknownDataset, storageFull, tooLargeToBundle */
export async function makeBundle(
  id: string,
  { views, reduction, passphrase }: BundleOptions,
  context: ImportContext,
): Promise<{ file: Blob }> {
  const manifest = await storedManifest(id, context);
  const chunks = await context.shelf.chunks(manifest.current.id);
  const database = reduction === null ? new Blob(chunks) : await reduced(manifest, chunks, reduction, context);
  const packed = packing(context, database.size * (passphrase === null ? 1 : 2));
  const { name, timeZone, weekStart } = manifest;
  const labels = { name, timeZone, weekStart };
  const file = await bundleFile({ labels, views, database }, (bytes) => packed(bytes));
  if (passphrase === null) return { file };
  return { file: await seal(file, passphrase, (bytes) => packed(database.size + bytes)) };
}

async function reduced(
  { mapping, name, importZone, timeZone, weekStart, current }: Manifest,
  chunks: readonly Blob[],
  reduction: NonNullable<BundleOptions['reduction']>,
  context: ImportContext,
): Promise<Blob> {
  if (!context.inMemory) await requireRoom(current.bytes);
  const { file } = await runImport({
    ...context,
    place: browserPlace(context.base, context.inMemory),
    mapping: reducedMapping(mapping, reduction.properties),
    labels: { name, importZone, timeZone, weekStart },
    ...{ taken: { reduction }, form: 'iso', duplicates: 'keep', pieces: noPieces, old: chunks },
  });
  return file;
}

/** Takes the data set of a bundle, and hands on the views; null when the file is no bundle. @throws FailureError passphraseNeeded, wrongPassphrase, brokenContainer, newerBundle, notWayfold */
export async function openBundle(
  file: File,
  options: ImportOptions,
  context: ImportContext,
): Promise<ImportOutcome | null> {
  const sealed = await isSealed(file);
  if (sealed && !options.passphrase) throw new FailureError({ code: 'passphraseNeeded', file: file.name });
  const packed = packing(context, file.size);
  const opened = sealed ? await unseal(file, file.name, options.passphrase ?? '', packed) : file;
  const bundle = await readBundle(opened, file.name);
  if (bundle === null && !sealed) return null;
  if (bundle === null)
    throw new FailureError({ code: 'brokenContainer', file: file.name, detail: 'what was sealed is no bundle' });
  const database = new File([bundle.database], file.name);
  return { ...(await importDatabase(database, { ...bundle.labels, ...options }, context)), views: bundle.views };
}

/** Tells how much of the bytes is done; throws to stop. */
const packing =
  ({ progress, check }: ImportContext, total: number) =>
  (done: number): void => {
    check();
    progress({ phase: 'packing', done, total, rows: 0, rowsPerSecond: 0 });
  };
