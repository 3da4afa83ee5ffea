import type { Answer, ImportFailure } from '../model/failure';
import { FailureError } from '../model/failure';
import { instantOf, zoneOf } from '../model/zone';
import { columnFacts } from './column-facts';
import type {
  FormatChoice,
  ImportOptions,
  InspectedFile,
  Inspection,
  MappedPreview,
  Mapping,
  Oddity,
  PreviewRow,
  TimeForm,
  TimeGuess,
} from './contract';
import { textAt } from './piece';
import { zoneOfPreset } from './presets';
import type { Sample } from './sample';
import { sampleLine } from './sample';
import { openSources } from './sources';
import { suggestMapping } from './suggest';
import { detectTime, parseTime } from './times';

const previewRows = 100;

/**
 * Looks at the first megabyte of each file (of what lies first in a container) and suggests what the columns mean. What `format` says is taken as it is,
 * the rest as found.
 */
export async function inspect(
  files: readonly File[],
  format: FormatChoice = {},
): Promise<Answer<{ inspection: Inspection }>> {
  try {
    const found: InspectedFile[] = [];
    const samples: Sample[] = [];
    for await (const { source, sample, file } of openSources(files, { onlyFirst: true, format })) {
      const { containers, encoding, dialect } = source;
      if (sample.rows === 0) throw new FailureError(unreadable(file.name, sample));
      found.push({ name: file.name, bytes: file.size, containers, encoding, dialect });
      samples.push(sample);
    }
    const inspection = inspectionOf(found, samples);
    return { ok: true, inspection: Object.keys(format).length === 0 ? inspection : { ...inspection, format } };
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, failure: error.failure };
    throw error;
  }
}

function unreadable(file: string, { brokenLine }: Sample): ImportFailure {
  return brokenLine === null ? { code: 'emptyFile', file } : { code: 'brokenJson', file, line: brokenLine };
}

function inspectionOf(files: InspectedFile[], samples: readonly Sample[]): Inspection {
  const preset = samples[0]!.preset;
  const facts = columnFacts(samples);
  const { mapping, reasons } = suggestMapping(facts, preset);
  const time = facts.find(({ inspected }) => inspected.name === mapping.at)?.time ?? null;
  return {
    files,
    columns: facts.map(({ inspected }) => inspected),
    preset,
    zone: zoneOfPreset(preset),
    mapping,
    reasons,
    time,
    preview: previewOf(
      samples[0]!,
      facts.map(({ inspected }) => inspected.name),
    ),
    headerKey: headerKey(
      files[0]!,
      preset,
      facts.map(({ inspected }) => inspected),
    ),
  };
}

function previewOf(sample: Sample, names: readonly string[]): PreviewRow[] {
  const columns = names.map((name) => sample.columns.find((column) => column.name === name));
  return Array.from({ length: Math.min(sample.rows, previewRows) }, (_, row) => ({
    line: sampleLine(sample, row),
    cells: columns.map((column) => (column === undefined ? null : textAt(column, row))),
  }));
}

/** The head of a CSV; of JSON and XES, whose keys come and go, the preset or the keys that are always there. */
function headerKey({ dialect }: InspectedFile, preset: string | null, columns: Inspection['columns']): string {
  if (dialect.kind === 'csv') return digest(['csv', String(dialect.header), ...dialect.columns]);
  if (preset !== null) return digest(['json', preset]);
  const always = columns.filter(({ filled }) => filled === 1).map(({ name }) => name);
  return digest(['json', ...always.sort()]);
}

/** Two FNV-1a sums as hexadecimal text. */
function digest(parts: readonly string[]): string {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (const char of JSON.stringify(parts)) {
    const code = char.codePointAt(0)!;
    a = Math.imul(a ^ code, 0x01000193) >>> 0;
    b = Math.imul(b ^ (code + 0x9e37), 0x85ebca6b) >>> 0;
  }
  return a.toString(16).padStart(8, '0') + b.toString(16).padStart(8, '0');
}

/** The suggested mapping with what was chosen otherwise. */
export function completeMapping(inspection: Inspection, chosen: Partial<Mapping> = {}): Mapping {
  return { ...inspection.mapping, ...chosen };
}

/** The form that times are read in: as found, D/M or M/D as chosen where the data does not say. */
export function timeForm(guess: TimeGuess, dayOrder: ImportOptions['dayOrder']): TimeForm {
  return guess.ambiguous && dayOrder !== undefined ? dayOrder : guess.form;
}

/** Said in the report where both orders of day and month fit and nobody chose one. */
export function assumedOrder(guess: TimeGuess, dayOrder: ImportOptions['dayOrder']): Oddity[] {
  const { ambiguous, form } = guess;
  if (!ambiguous || dayOrder !== undefined || (form !== 'dayFirst' && form !== 'monthFirst')) return [];
  return [{ code: 'dayOrderAssumed', order: form }];
}

/** What a mapping makes of the preview rows. `time` is null when the time column holds no times. */
export function previewMapping(inspection: Inspection, options: ImportOptions): MappedPreview {
  const mapping = completeMapping(inspection, options.mapping);
  const place = new Map(inspection.columns.map(({ name }, k) => [name, k]));
  const cell = (row: PreviewRow, name: string): string | null => row.cells[place.get(name) ?? -1] ?? null;
  const texts = inspection.preview.map((row) => cell(row, mapping.at)).filter((text) => text !== null);
  const time = mapping.at === inspection.mapping.at ? inspection.time : detectTime(texts);
  const form = time === null ? null : timeForm(time, options.dayOrder);
  const actors = typeof mapping.actor === 'string' ? [mapping.actor] : mapping.actor;
  const rows = inspection.preview.map((row): MappedPreview['rows'][number] => {
    const actor = actors.map((name) => cell(row, name)).find((text) => text !== null) ?? null;
    const event = typeof mapping.event === 'string' ? cell(row, mapping.event) : mapping.event.constant;
    const text = cell(row, mapping.at);
    const atUs = text === null || form === null ? null : instantUs(text, form, options.importZone);
    return { line: row.line, actor, event, atUs, reject: rejectOf(actor, event, text, atUs) };
  });
  return { rows, time };
}

function instantUs(text: string, form: TimeForm, zone: string | undefined): number | null {
  const parsed = parseTime(text, form);
  if (parsed === null) return null;
  if (!parsed.local || zone === undefined) return parsed.atUs;
  const day = 864e8;
  return instantOf(zoneOf(zone, parsed.atUs - 2 * day, parsed.atUs + 2 * day), parsed.atUs).atUs;
}

function rejectOf(
  actor: string | null,
  event: string | null,
  text: string | null,
  atUs: number | null,
): MappedPreview['rows'][number]['reject'] {
  if (actor === null) return 'noActor';
  if (event === null) return 'noEvent';
  if (text === null) return 'noTime';
  return atUs === null ? 'badTime' : null;
}
