import type { ImportReport, Mapping } from '../import/contract';
import type { DatasetSummary, WeekStart } from '../model/dataset';
import { instantText } from '../model/instant';

/** One 8 MB piece of a database file, as it was stored. `sha256` is hex; '' where the page has no crypto (plain http). */
export interface ChunkSeal {
  bytes: number;
  sha256: string;
}

/** One whole state of a data set: the chunks of its database file and what the import said. Appending makes a new one. */
export interface Generation {
  id: string;
  chunks: ChunkSeal[];
  bytes: number;
  summary: DatasetSummary;
  report: ImportReport;
  /** ms since 1970 */
  madeAt: number;
}

/** A data set as stored; written last, so that what it names is whole. */
export interface Manifest {
  v: 1;
  id: string;
  name: string;
  importZone: string;
  /** zone of periods, days and hours */
  timeZone: string;
  weekStart: WeekStart;
  /** when name and calendar were changed last, ms since 1970, and how often, counted from 1; absent: never */
  labelled?: { savedAt: number; revision: number };
  mapping: Mapping;
  demo: boolean;
  /** ms since 1970 */
  createdAt: number;
  appendedAt: number | null;
  current: Generation;
  /** what it was before the last append or leaving out; after that was undone, what it was then */
  previous: Generation | null;
}

/** What going back to the generation before would take back; null where there is none, or it is the newer one. */
export function undoneBy({ current, previous }: Pick<Manifest, 'current' | 'previous'>): 'append' | 'leaveOut' | null {
  if (previous === null || previous.madeAt > current.madeAt) return null;
  return leftOut(current.report) > leftOut(previous.report) ? 'leaveOut' : 'append';
}

const leftOut = ({ rejectedBy }: ImportReport): number =>
  rejectedBy.find(({ reason }) => reason === 'leftOut')?.records ?? 0;

/** The data set with this generation as the current one; as it is where that is not its other one. */
export function withGeneration(manifest: Manifest, generation: string): Manifest {
  const { current, previous } = manifest;
  if (previous === null || previous.id !== generation) return manifest;
  const [older, newer] = previous.madeAt > current.madeAt ? [current, previous] : [previous, current];
  const appended = undoneBy({ current: newer, previous: older }) === 'append';
  const appendedAt = !appended ? manifest.appendedAt : previous === newer ? newer.madeAt : null;
  return { ...manifest, current: previous, previous: current, appendedAt };
}

/** The line of a data set in lists; name and zone as they are now. */
export function summaryOf(manifest: Manifest): DatasetSummary {
  const { id, name, timeZone } = manifest;
  return { ...manifest.current.summary, id, name, timeZone };
}

/** The line of a data set as its import said it. */
export function reportSummary(
  id: string,
  { name, timeZone }: Pick<Manifest, 'name' | 'timeZone'>,
  report: ImportReport,
): DatasetSummary {
  const { accepted: events, actors, rejected, duplicates, records } = report;
  const [from, to] = events === 0 ? [null, null] : [instantText(report.fromUs), instantText(report.toUs)];
  return { id, name, events, actors, rejected, duplicates, records, from, to, timeZone };
}

/** Ids of the generations a manifest needs. */
export const generationsOf = ({ current, previous }: Manifest): string[] =>
  previous === null ? [current.id] : [current.id, previous.id];
