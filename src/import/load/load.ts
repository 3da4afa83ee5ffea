import { FailureError } from '../../model/failure';
import type { PropertyKind } from '../../model/condition';
import type { Sql } from '../../sql/sql';
import type { ImportReport, Oddity } from '../contract';
import { buildDescription, buildTally } from './build-tables';
import { finish, type Finished } from './finish';
import type { LoadDatabase } from './load-database';
import { formatVersion, type StoredDescription } from './old-generation';
import type { RawTable } from './raw-table';
import type { ReadFiles } from './read-pieces';
import { storedFacts } from './report';

/** What is known of the data set apart from its rows. */
export interface Labels {
  name: string;
  importZone: string;
  timeZone: string;
  weekStart: StoredDescription['weekStart'];
}

export interface Loading {
  /** where the tables are made; its default schema is work space */
  database: LoadDatabase;
  /** the raw table as `database` sees it */
  raw: Sql;
  /** catalog that is written */
  target: Sql;
  rows: RawTable;
  read: ReadFiles;
  labels: Labels;
  duplicates: 'keep' | 'drop';
  /** chosen by hand, by property; those of `old` hold where this says nothing */
  kinds?: Record<string, PropertyKind>;
  /** odd things known before reading */
  noticed?: Oddity[];
  /** the data set that is appended to, whose rows lie in the raw table already */
  old: StoredDescription | null;
  /** ms since 1970 */
  now: number;
  startedAt: number;
  step: (share: number) => Promise<void>;
}

/**
 * Makes all tables of a data set from its raw rows and reports: records = accepted + rejected + duplicates (asserted). @throws FailureError noRows when
 * every record was rejected
 */
export async function load(loading: Loading): Promise<ImportReport> {
  const { database, rows, read, old, target } = loading;
  const firstSeq = old?.nextSeq ?? 0;
  const accepted = rows.rows - rejectedRows(rows, read);
  if (accepted === 0) {
    throw new FailureError({
      code: 'noRows',
      file: read.files[0]?.name ?? loading.labels.name,
      rejected: rows.rejections.total + rows.leftOut,
    });
  }
  const kinds = { ...old?.kinds, ...loading.kinds };
  const finished = await finish({
    ...{ kinds: new Map(Object.entries(kinds)), appends: old !== null },
    ...{ database, raw: loading.raw, rows, target, importZone: loading.labels.importZone, step: loading.step },
    rules: { duplicates: loading.duplicates, fileStarts: old === null ? read.starts : [firstSeq, ...read.starts] },
    seqs: [0, firstSeq + read.files.reduce((sum, { records }) => sum + records, 0)],
  });
  const facts = await storedFacts(database, target, loading.now * 1000);
  await buildTally(database, finished.build, facts.totals);
  const report = reportOf(loading, finished, facts);
  if (report.records !== report.accepted + report.rejected + report.duplicates) {
    throw new Error(`${report.records} records, but ${report.accepted} + ${report.rejected} + ${report.duplicates}`);
  }
  const { name, importZone, timeZone, weekStart } = loading.labels;
  await buildDescription(database, finished.build, {
    ...{ version: String(formatVersion), name, importZone, timeZone, weekStart },
    ...{ mapping: JSON.stringify(report.mapping), report: JSON.stringify(report), kinds: JSON.stringify(kinds) },
    totals: JSON.stringify(facts.totals),
  });
  return report;
}

/** Rows of the raw table that loading rejected: all rejected records but those that reading kept back. */
function rejectedRows(rows: RawTable, read: ReadFiles): number {
  const records = read.files.reduce((sum, file) => sum + file.records, 0);
  const keptBack = records - rows.passed;
  return rows.rejections.total - keptBack;
}

function reportOf(
  { rows, read, labels, noticed, old, startedAt }: Loading,
  { events, duplicates, oddities }: Finished,
  facts: Awaited<ReturnType<typeof storedFacts>>,
): ImportReport {
  const before = old?.report;
  const offset = before?.files.length ?? 0;
  const shift = <T extends { file: number }>(one: T): T => ({ ...one, file: one.file + offset });
  const rejectedNow = rows.rejections.groups().map((group) => ({ ...group, lines: group.lines.map(shift) }));
  const leftOut: ImportReport['rejectedBy'] =
    rows.leftOut > 0 ? [{ reason: 'leftOut', records: rows.leftOut, lines: [] }] : [];
  const groups = [...rejectedNow, ...leftOut];
  return {
    records: (before?.records ?? 0) + rows.records,
    accepted: events,
    rejected: (before?.rejected ?? 0) + rows.rejections.total + rows.leftOut,
    duplicates: (before?.duplicates ?? 0) + duplicates.dropped,
    rejectedBy: mergeGroups(before?.rejectedBy ?? [], groups),
    rejectedRows: [...(before?.rejectedRows ?? []), ...rows.rejections.rows.map(shift)].slice(0, 1000),
    actors: facts.actors,
    fromUs: facts.fromUs,
    toUs: facts.toUs,
    events: facts.events,
    oddities: [...facts.oddities, ...withEarlier([...(noticed ?? []), ...oddities], before?.oddities ?? [])],
    files: [...(before?.files ?? []), ...read.files],
    importZone: labels.importZone,
    mapping: rows.reading.mapping,
    tookMs: Math.round(performance.now() - startedAt),
  };
}

function mergeGroups(a: ImportReport['rejectedBy'], b: ImportReport['rejectedBy']): ImportReport['rejectedBy'] {
  const merged = new Map(a.map((group) => [group.reason, group]));
  for (const group of b) {
    const known = merged.get(group.reason);
    const lines = [...(known?.lines ?? []), ...group.lines].slice(0, 5);
    merged.set(group.reason, { ...group, records: group.records + (known?.records ?? 0), lines });
  }
  return [...merged.values()].sort((x, y) => y.records - x.records);
}

/** What the rows of earlier files cannot tell again: times that were moved, values that were not read, an order of dates that was assumed. */
const lasting: ReadonlySet<Oddity['code']> = new Set([
  ...(['gapTimes', 'overlapTimes', 'unreadableValues', 'dayOrderAssumed'] as const),
]);

/** The oddities of all files: those that last are taken over, their numbers added up. */
function withEarlier(oddities: Oddity[], earlier: Oddity[]): Oddity[] {
  const kept = new Map<string, Oddity>();
  for (const one of [...oddities, ...earlier]) {
    if (!lasting.has(one.code)) continue;
    const key = JSON.stringify({ ...one, events: null });
    const known = kept.get(key);
    const sums = known !== undefined && 'events' in known && 'events' in one;
    kept.set(key, sums ? { ...one, events: one.events + known.events } : one);
  }
  return [...oddities.filter(({ code }) => !lasting.has(code)), ...kept.values()];
}
