import { zoneOf } from '../../model/zone';
import { sql, type Sql } from '../../sql/sql';
import type { Oddity } from '../contract';
import { buildActors, buildEventIds, buildEvents, buildSessions, checkEvents, type Build } from './build-tables';
import { unreadableValues, type ChosenKinds } from './chosen-kinds';
import { findDuplicates, type DuplicateRules, type DuplicatesFound, type RowKeys } from './duplicates';
import { numberIn, type LoadDatabase } from './load-database';
import { planProperties, valueSql, type PropertyPlan } from './plan-properties';
import type { RawTable } from './raw-table';
import { counted } from './report';
import { timeSql } from './time-sql';
import { changeSql, instantSql } from './zone-sql';

/** What the stored tables are made from. */
export interface Finishing {
  database: LoadDatabase;
  /** the raw table: `raw`, or in another attached database */
  raw: Sql;
  rows: Pick<RawTable, 'properties' | 'bytes'>;
  /** catalog that is written */
  target: Sql;
  importZone: string;
  kinds: ChosenKinds;
  /** earlier rows, whose unreadable values are null already, lie in the raw table too */
  appends: boolean;
  rules: DuplicateRules;
  /** numbers of the first row and of the one after the last */
  seqs: [number, number];
  /** told after each part of the work; throws to stop */
  step: (share: number) => Promise<void>;
}

export interface Finished {
  build: Build;
  events: number;
  duplicates: DuplicatesFound;
  oddities: Oddity[];
}

/** Bytes of text that are sorted in one go. */
const partBytes = 900e6;

/** Makes `actors`, `sessions`, `events` and `event_ids` of the raw rows: instants resolved, kinds decided, duplicates left out, coded and sorted. */
export async function finish(work: Finishing): Promise<Finished> {
  const { database, target, step, rows } = work;
  const zone = await resolveTimes(work);
  await step(0.02);
  const plan = await planProperties(database, [...rows.properties.values()], work.kinds, zone.instant);
  await step(0.2);
  const [hasSessions, hasIds] = await presence(database);
  const duplicates = await findDuplicates(
    database,
    keysOf(plan, zone.instant, { hasSessions, hasIds, appends: work.appends }),
    work.rules,
    work.seqs,
    () => step(0.3),
  );
  const chosen = plan.properties.filter((property) => property.chosen);
  const unreadable = await unreadableValues(database, chosen, zone.instant);
  const build: Build = {
    ...{ target, properties: plan.properties, instant: zone.instant, hasSessions, hasIds },
    ...{ anyDropped: duplicates.dropped > 0, parts: Math.max(1, Math.ceil(rows.bytes / partBytes)) },
  };
  const actors = await buildActors(database, build);
  await step(0.4);
  await buildSessions(database, build);
  await step(0.5);
  const events = await buildEvents(database, build, actors, (share) => step(0.5 + share * 0.4));
  await buildEventIds(database, build);
  await checkEvents(database, build, zone.accepted - duplicates.dropped);
  await step(0.95);
  const oddities = [
    ...[...counted('identicalRows', duplicates.identical), ...zone.oddities, ...plan.oddities],
    ...unreadable,
  ];
  return { build, events, duplicates, oddities };
}

interface Resolved {
  accepted: number;
  instant: (text: Sql) => Sql;
  oddities: Oddity[];
}

/** Makes the view `accepted`: rows that were not rejected, wall-clock times resolved in the import zone. */
async function resolveTimes({ database, raw, importZone }: Finishing): Promise<Resolved> {
  const span = await database.query(
    sql`SELECT count(*)::DOUBLE AS n, count(*) FILTER (wall)::DOUBLE AS walls, coalesce(min(at_us), 0)::DOUBLE AS first, coalesce(max(at_us), 0)::DOUBLE AS last
        FROM ${raw} WHERE reject IS NULL`,
  );
  const zone = zoneOf(importZone, numberIn(span, 'first'), numberIn(span, 'last'));
  const wide = zoneOf(importZone, Date.UTC(1970, 0) * 1000, Date.UTC(2040, 0) * 1000);
  const anyWall = numberIn(span, 'walls') > 0;
  const at = anyWall ? sql`CASE WHEN wall THEN ${instantSql(sql`at_us`, zone)} ELSE at_us END` : sql`at_us`;
  await database.query(
    sql`CREATE VIEW accepted AS SELECT * EXCLUDE (wall, reject) REPLACE (${at} AS at_us) FROM ${raw} WHERE reject IS NULL`,
  );
  const instant = (text: Sql): Sql =>
    sql`list_transform([${timeSql(text, 'iso')}], lambda t: CASE WHEN (t & 1) = 0 THEN t // 2 ELSE ${instantSql(sql`((t - 1) // 2)`, wide)} END)[1]`;
  const accepted = numberIn(span, 'n');
  if (!anyWall) return { accepted, instant, oddities: [] };
  const changes = await database.query(
    sql`SELECT count(*) FILTER (${changeSql(sql`at_us`, zone, 'gap')})::DOUBLE AS gaps, count(*) FILTER (${changeSql(sql`at_us`, zone, 'overlap')})::DOUBLE AS overlaps
        FROM ${raw} WHERE reject IS NULL AND wall`,
  );
  const oddities = [
    ...counted('gapTimes', numberIn(changes, 'gaps')),
    ...counted('overlapTimes', numberIn(changes, 'overlaps')),
  ];
  return { accepted, instant, oddities };
}

/** Whether any accepted row has a session, any an event id. */
async function presence(database: LoadDatabase): Promise<[boolean, boolean]> {
  const found = await database.query(
    sql`SELECT count(session)::DOUBLE AS sessions, count(event_id)::DOUBLE AS ids FROM accepted`,
  );
  return [numberIn(found, 'sessions') > 0, numberIn(found, 'ids') > 0];
}

interface KeyColumns {
  hasSessions: boolean;
  hasIds: boolean;
  appends: boolean;
}

/** What makes rows the same. Values that cannot be read as chosen differ by their texts, where no earlier rows have lost theirs. */
function keysOf(
  plan: PropertyPlan,
  instant: (text: Sql) => Sql,
  { hasSessions, hasIds, appends }: KeyColumns,
): RowKeys {
  const values = plan.properties.flatMap((property) => {
    const value = valueSql(property, instant);
    const byText = property.chosen && property.kind !== 'text' && !appends;
    return byText ? [value, sql`CASE WHEN ${value} IS NULL THEN ${property.raw} END`] : [value];
  });
  const session = hasSessions ? [sql`session`] : [];
  return {
    hasIds,
    withId: [sql`who`, sql`event_id`],
    without: [sql`who`, sql`what`, sql`at_us`, ...session, ...values],
  };
}
