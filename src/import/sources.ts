import { FailureError } from '../model/failure';
import type { Entry, Meter } from './container/open';
import { byName, containerLimits, entries } from './container/open';
import type { Dialect, FormatChoice, Mapping } from './contract';
import type { Source } from './piece';
import type { Sample } from './sample';
import { sampleOf } from './sample';
import type { Sniffed } from './sniff';
import { sniff } from './sniff';

/** A source found, ready to be read. */
export interface OpenSource {
  file: File;
  source: Source;
  entry: Entry;
  sniffed: Sniffed;
  sample: Sample;
}

export interface OpenOptions {
  preset?: string | null;
  format?: FormatChoice;
  meter?: Meter;
  onlyFirst?: boolean;
  /** size of reads */
  chunkBytes?: number;
}

/** Files in the order they are read: by name, numbers as numbers. */
function inNaturalOrder(files: readonly File[]): File[] {
  return [...files].sort(byName);
}

/**
 * The sources of files, in natural order of names. Empty parts of containers are left out. The first source's preset holds for all unless one is given
 * (null: none). A later file without a head but with as many columns as the first has its columns. `onlyFirst` takes one source a file. Throws
 * FailureError as `entries` and `sniff` do, emptyFile for a file that holds nothing.
 */
export async function* openSources(
  files: readonly File[],
  { preset, format, meter, onlyFirst = false, chunkBytes = 1 << 20 }: OpenOptions,
): AsyncGenerator<OpenSource, void, undefined> {
  let first: OpenSource | null = null;
  let index = 0;
  let before = 0;
  for (const [k, file] of inNaturalOrder(files).entries()) {
    let found = 0;
    for await (const entry of entries(file, k, { ...containerLimits, chunkBytes })) {
      const sniffed = await sniff(entry, format);
      if (sniffed === null) continue;
      found++;
      continueColumns(sniffed, first?.sniffed.dialect);
      const sample = sampleOf(sniffed, preset === undefined ? first?.sample.preset : preset);
      const open = { file, source: sourceOf(entry, index++, sniffed, sample), entry, sniffed, sample };
      first ??= open;
      yield open;
      if (onlyFirst) break;
    }
    if (found === 0) throw new FailureError({ code: 'emptyFile', file: file.name });
    before += file.size;
    if (meter !== undefined) meter.done = before;
  }
}

function continueColumns({ dialect }: Sniffed, first: Dialect | undefined): void {
  if (first?.kind !== 'csv' || dialect.kind !== 'csv' || !first.header || dialect.header) return;
  if (first.columns.length === dialect.columns.length) dialect.columns = first.columns;
}

function sourceOf(entry: Entry, index: number, { encoding, dialect }: Sniffed, sample: Sample): Source {
  return {
    index,
    file: entry.file,
    name: entry.name,
    bytes: entry.bytes,
    containers: entry.containers,
    encoding: encoding.encoding,
    dialect: dialect.kind === 'csv' ? dialect : { ...dialect, columns: sample.names },
  };
}

/** Throws columnMissing for a mapped column that a source lacks. Keys of JSON and XES may first come later: there only time, event and actor are asked for. */
export function checkColumns({ source, sample }: OpenSource, mapping: Mapping): void {
  const { shaping } = sample;
  const keyed = source.dialect.kind !== 'csv';
  if (keyed && sample.rows === 0) return;
  const has = (name: string): boolean =>
    sample.names.includes(name) || shaping.expand.some((column) => name.startsWith(`${column}.`));
  const { actor, event, at, eventId, session } = mapping;
  const actors = typeof actor === 'string' ? [actor] : actor;
  const needed = [at, ...(typeof event === 'string' ? [event] : []), ...(keyed ? [] : [eventId, session])];
  const missing = needed.find((name) => name !== undefined && !has(name)) ?? (actors.some(has) ? undefined : actors[0]);
  if (missing !== undefined) throw new FailureError({ code: 'columnMissing', file: source.name, column: missing });
}

/** How many fields a record needs at least to hold time, event and an actor. */
export function fieldsNeeded(columns: readonly string[], mapping: Mapping): number {
  const { actor, event, at } = mapping;
  const place = (name: string): number =>
    columns.findIndex((column) => column === name || name.startsWith(`${column}.`)) + 1;
  const actors = (typeof actor === 'string' ? [actor] : actor).map(place).filter((n) => n > 0);
  return Math.max(
    1,
    place(at),
    typeof event === 'string' ? place(event) : 0,
    actors.length > 0 ? Math.min(...actors) : 0,
  );
}
