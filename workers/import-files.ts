import type { ImportOptions, Inspection, Mapping } from '../src/import/contract';
import { assumedOrder, previewMapping, timeForm } from '../src/import/inspect';
import type { Labels } from '../src/import/load/load';
import { planReading, readPieces } from '../src/import/pieces';
import { roomFor } from '../src/import/room';
import { FailureError } from '../src/model/failure';
import { isZone } from '../src/model/zone';
import type { Manifest } from '../src/store/manifest';
import { browserPlace } from './import-place';
import { runImport } from './import-run';
import { newId, type ImportContext, type ImportOutcome } from './import-context';
import { keepImport, requireRoom } from './keep-import';
import { fitting } from './remembered';

/** Reads, loads and keeps files under a mapping: the inspection's, with what the options say instead. */
export async function importFiles(
  files: File[],
  inspection: Inspection,
  options: ImportOptions,
  context: ImportContext,
): Promise<ImportOutcome> {
  const before = options.append === undefined ? null : await storedManifest(options.append, context);
  const mapping = mappingOf(inspection, options, before);
  const file = files[0]?.name ?? '';
  if (mapping.at === '') throw new FailureError({ code: 'noTimeColumn', file });
  if (mapping.actor === '' || mapping.actor.length === 0) throw new FailureError({ code: 'noActorColumn', file });
  const { time } = previewMapping(inspection, { ...options, mapping });
  if (time === null) throw new FailureError({ code: 'noTimeColumn', file });
  if (!context.inMemory) await requireRoom(roomFor(inspection.files));
  const labels = labelsOf(file, options, before, inspection.zone);
  const plan = planReading(inspection, mapping);
  const imported = await runImport({
    ...context,
    place: browserPlace(context.base, context.inMemory),
    ...{ mapping, form: timeForm(time, options.dayOrder), labels, duplicates: options.duplicates ?? 'keep' },
    kinds: options.kinds ?? {},
    noticed: assumedOrder(time, options.dayOrder),
    pieces: () => readPieces(files, plan, { pieceBytes }),
    old: before === null ? null : await context.shelf.chunks(before.current.id),
  });
  const { file: database, report } = imported;
  return keepImport({ id: before?.id ?? newId(), file: database, report, labels, mapping, before }, context);
}

/** @throws FailureError unknownDataset */
export async function storedManifest(id: string, { shelf }: Pick<ImportContext, 'shelf'>): Promise<Manifest> {
  const manifest = await shelf.manifest(id);
  if (manifest === null) throw new FailureError({ code: 'unknownDataset', id });
  return manifest;
}

/** An appended file is read as the data set was, where its columns allow it. */
function mappingOf(inspection: Inspection, options: ImportOptions, before: Manifest | null): Mapping {
  const suggested = before !== null && fitting(before.mapping, inspection) ? before.mapping : inspection.mapping;
  return { ...suggested, ...options.mapping };
}

function labelsOf(file: string, options: ImportOptions, before: Manifest | null, known: Inspection['zone']): Labels {
  const own = known ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = (wanted: string | undefined, otherwise: string): string =>
    wanted !== undefined && isZone(wanted) ? wanted : otherwise;
  const importZone = zone(options.importZone, before?.importZone ?? own);
  return {
    name: before?.name ?? options.name ?? file.replace(/(\.(csv|tsv|txt|json|jsonl|ndjson|xes|gz|zip))+$/i, ''),
    importZone,
    timeZone: before?.timeZone ?? zone(options.timeZone, importZone),
    weekStart: before?.weekStart ?? options.weekStart ?? 'monday',
  };
}

/** Fewer, larger pieces load faster; a cancel waits for one at most. */
const pieceBytes = 64 << 20;
