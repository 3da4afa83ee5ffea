import { sql, type Sql } from '../../sql/sql';
import type { ImportReport, Mapping } from '../contract';
import { numberIn, type LoadDatabase } from './load-database';
import type { StoredDescription } from './old-generation';
import { hexOf } from '../../model/hex';

/** What a data set is reduced to before it is handed on. */
export interface Reduction {
  /** names of the properties that stay; null: all */
  properties: readonly string[] | null;
  /** names of the events that stay, and all of the data's last instant, so that the data ends when it did; null: all */
  events: readonly string[] | null;
  /** of the actors, above 0 to 1; the number is rounded up */
  share: number;
  /** secret that pseudonyms and the sample are made with, hex; null: ids stay, and the sample is by a fixed key */
  key: string | null;
}

/** 32 hex digits that say nothing of an id without the key: SHA-256 under a key, inside and out, as HMAC nests it. */
export const pseudonymSql = (id: Sql, key: string): Sql =>
  sql`left(sha256(${`out ${key}`} || sha256(${`in ${key}`} || ${id})), 32)`;

/** The same outside the database. */
export async function pseudonymOf(id: string, key: string): Promise<string> {
  return (await sha256(`out ${key}${await sha256(`in ${key}${id}`)}`)).slice(0, 32);
}

async function sha256(text: string): Promise<string> {
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

/** Which events `e` of actors `a` stay. */
export async function reducedSql(database: LoadDatabase, old: Sql, { events, share, key }: Reduction): Promise<Sql> {
  const named =
    events === null
      ? sql`TRUE`
      : sql`(e.at_us = (SELECT max(at_us) FROM ${old}.events)${events.length > 0 ? sql` OR e.event::VARCHAR IN (${events.map((name) => sql`${name}`)})` : sql``})`;
  if (share >= 1) return named;
  const all = await database.query(sql`SELECT count(*)::DOUBLE AS n FROM ${old}.actors`);
  const actors = Math.ceil(numberIn(all, 'n') * share);
  const drawn = sql`SELECT actor FROM ${old}.actors ORDER BY ${pseudonymSql(sql`id`, `sample ${key ?? ''}`)}, id LIMIT ${actors}`;
  return sql`${named} AND e.actor IN (${drawn})`;
}

/** A description that tells nothing of what stays behind: the events that stay are its records. */
export function reducedDescription(
  old: StoredDescription,
  { properties }: Reduction,
  events: number,
): StoredDescription {
  const { report } = old;
  const nothing: ImportReport = {
    ...report,
    ...{ records: events, accepted: events, rejected: 0, duplicates: 0 },
    ...{
      rejectedBy: [],
      rejectedRows: [],
      oddities: [],
      files: [],
      mapping: reducedMapping(report.mapping, properties),
    },
  };
  const stays = (name: string): boolean => properties?.includes(name) ?? true;
  const kinds = Object.fromEntries(Object.entries(old.kinds).filter(([name]) => stays(name)));
  return { ...old, report: nothing, kinds };
}

/** Names no column that was left out. */
export const reducedMapping = (mapping: Mapping, properties: Reduction['properties']): Mapping =>
  properties === null ? mapping : { ...mapping, properties: [...properties] };
