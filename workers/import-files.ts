import type { ImportOptions, Inspection, Mapping } from '../src/import/contract';
import { previewMapping, timeForm } from '../src/import/inspect';
import type { Labels } from '../src/import/load/load';
import { planReading, readPieces } from '../src/import/pieces';
import { FailureError } from '../src/model/failure';
import { isZone } from '../src/model/zone';
import type { Manifest } from '../src/store/manifest';
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
  const before = options.append === undefined ? null : await appendedTo(options.append, context);
  const mapping = mappingOf(inspection, options, before);
  const file = files[0]?.name ?? '';
  if (mapping.at === '') throw new FailureError({ code: 'noTimeColumn', file });
  if (mapping.actor === '' || mapping.actor.length === 0) throw new FailureError({ code: 'noActorColumn', file });
  const { time } = previewMapping(inspection, { ...options, mapping });
  if (time === null) throw new FailureError({ code: 'noTimeColumn', file });
  if (!context.inMemory) await requireRoom(roomFor(inspection));
  const labels = labelsOf(file, options, before, inspection.zone);
  const plan = planReading(inspection, mapping);
  const imported = await runImport({
    ...context,
    ...{ mapping, form: timeForm(time, options.dayOrder), labels, duplicates: options.duplicates ?? 'keep' },
    kinds: options.kinds ?? {},
    pieces: () => readPieces(files, plan, { pieceBytes }),
    old: before === null ? null : await context.shelf.chunks(before.current.id),
  });
  const { file: database, report } = imported;
  return keepImport({ id: before?.id ?? newId(), file: database, report, labels, mapping, before }, context);
}

async function appendedTo(id: string, { shelf }: ImportContext): Promise<Manifest> {
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
    name: before?.name ?? options.name ?? file.replace(/(\.(csv|tsv|txt|json|jsonl|ndjson|gz|zip))+$/i, ''),
    importZone,
    timeZone: before?.timeZone ?? zone(options.timeZone, importZone),
    weekStart: before?.weekStart ?? options.weekStart ?? 'monday',
  };
}

/** Fewer, larger pieces load faster; a cancel waits for one at most. */
const pieceBytes = 64 << 20;
/** A packed file is about this many times longer when unpacked. */
const unpacked = 8;
/** Beyond this text, raw rows go through a scratch file too. */
const throughMemory = 900e6;

/** Bytes of storage an import may need: twice the final file (scratch and stored), plus raw rows where they do not stay in memory. */
function roomFor({ files }: Inspection): number {
  const text = files.reduce((sum, { bytes, containers }) => sum + bytes * (containers.length > 0 ? unpacked : 1), 0);
  return text * (text > throughMemory ? 0.9 : 0.5);
}
