import type { BaseColumns } from '../src/columns/base-columns';
import { oneActor } from '../src/columns/batches';
import { valueOf } from '../src/columns/dictionary';
import { numbersOf, textsOf, type ColumnSource } from '../src/columns/source';
import type { ActorLine, TimelineEvent, TimelinePart } from '../src/engine/protocol';
import { cutSessions } from '../src/matching/sessions';
import type { PropertyKind, PropertyValue } from '../src/model/condition';
import type { DatasetInfo } from '../src/model/dataset';
import { propertySql } from '../src/sql/condition';
import { identifier, sql } from '../src/sql/sql';

const idsEach = 50_000;

/** The ids of actors, in the order given. @throws FailureError */
export async function actorIds(source: ColumnSource, actors: readonly number[]): Promise<string[]> {
  const ids = new Map<number, string>();
  for (let first = 0; first < actors.length; first += idsEach) {
    const some = actors.slice(first, first + idsEach).map((actor) => sql`${actor}`);
    const found = await source.query(sql`SELECT actor, id FROM actors WHERE actor IN (${some})`);
    const numbers = numbersOf(found, 'actor');
    textsOf(found, 'id').forEach((id, i) => ids.set(numbers[i] ?? -1, id ?? ''));
  }
  return actors.map((actor) => ids.get(actor) ?? '');
}

/**
 * What the list of people shows, in the order given. The value of a property is the one of the actor's last event that has it. @throws FailureError
 */
export async function actorLines(
  source: ColumnSource,
  base: BaseColumns,
  dataset: DatasetInfo,
  actors: readonly number[],
  properties: readonly string[],
): Promise<ActorLine[]> {
  const ids = await actorIds(source, actors);
  const last = properties.length === 0 ? null : await lastValues(source, dataset, actors, properties);
  return actors.map((actor, i) => {
    const first = base.offsets[actor] ?? 0;
    const end = base.offsets[actor + 1] ?? first;
    return {
      actor,
      id: ids[i] ?? '',
      events: end - first,
      firstUs: base.at[first] ?? 0,
      lastUs: base.at[end - 1] ?? 0,
      values: last?.get(actor) ?? properties.map(() => null),
    };
  });
}

/** Events lie by actor, so the bounds keep the walk to the rows around these actors. */
async function lastValues(
  source: ColumnSource,
  dataset: DatasetInfo,
  actors: readonly number[],
  properties: readonly string[],
): Promise<Map<number, PropertyValue[]>> {
  const found = new Map<number, PropertyValue[]>();
  if (actors.length === 0) return found;
  const kinds = properties.map((name) => dataset.properties.find((info) => info.name === name)?.kind ?? 'text');
  const last = properties.map((name, i) => {
    const value = sql`(${propertySql(name, dataset)})::VARCHAR`;
    return sql`arg_max(${value}, rowid) FILTER (WHERE ${value} IS NOT NULL) AS ${identifier(`v${i}`)}`;
  });
  const [low, high] = actors.reduce(([a, b], actor) => [Math.min(a, actor), Math.max(b, actor)], [Infinity, -1]);
  const isRun = high - low + 1 === new Set(actors).size;
  const among = isRun ? sql`TRUE` : sql`actor IN (${actors.map((actor) => sql`${actor}`)})`;
  const answer = await source.query(
    sql`SELECT actor, ${last} FROM events WHERE actor >= ${low} AND actor <= ${high} AND ${among} GROUP BY actor`,
  );
  const columns = properties.map((_, i) => textsOf(answer, `v${i}`));
  numbersOf(answer, 'actor').forEach((actor, row) => {
    const values = columns.map((texts, i) => known(texts[row] ?? null, kinds[i] ?? 'text'));
    found.set(actor, values);
  });
  return found;
}

const known = (text: string | null, kind: PropertyKind): PropertyValue => (text === null ? null : valueOf(text, kind));

/** Actors whose id contains the text (case ignored), ascending. @throws FailureError */
export async function findActors(source: ColumnSource, contains: string): Promise<number[]> {
  const found = await source.query(
    sql`SELECT actor FROM actors WHERE contains(lower(id), lower(${contains})) ORDER BY actor`,
  );
  return Array.from(numbersOf(found, 'actor'));
}

/** A part of an actor's events in order, with how many there are. */
export function timeline(
  base: BaseColumns,
  dataset: DatasetInfo,
  actor: number,
  { first, limit, gapUs }: TimelinePart,
): { events: TimelineEvent[]; total: number } {
  const { at, event, rows: total, ...batch } = oneActor(base, [], actor);
  const sessions = numbered(cutSessions({ ...batch, at, event, rows: total }, gapUs));
  const events = Array.from({ length: Math.max(0, Math.min(limit, total - first)) }, (_, i) => ({
    atUs: at[first + i] ?? 0,
    event: dataset.events[event[first + i] ?? 0]?.name ?? '',
    session: sessions[first + i] ?? null,
  }));
  return { events, total };
}

/** Session numbers as places among the actor's sessions, from 1; null for none. */
function numbered(sessions: Uint32Array): (number | null)[] {
  const places = new Map<number, number>();
  return Array.from(sessions, (session) => {
    if (session === 0) return null;
    const place = places.get(session) ?? places.size + 1;
    places.set(session, place);
    return place;
  });
}

/** Every property of one event of an actor; null where the event lacks it. @throws FailureError */
export async function eventValues(
  source: ColumnSource,
  base: BaseColumns,
  dataset: DatasetInfo,
  actor: number,
  index: number,
): Promise<{ property: string; value: PropertyValue }[]> {
  const row = (base.offsets[actor] ?? 0) + index;
  const { properties } = dataset;
  if (properties.length === 0 || row >= (base.offsets[actor + 1] ?? 0)) return [];
  const texts = properties.map(
    ({ name }, i) => sql`(${propertySql(name, dataset)})::VARCHAR AS ${identifier(`v${i}`)}`,
  );
  const found = await source.query(sql`SELECT ${texts} FROM events WHERE rowid = ${row}`);
  return properties.map(({ name, kind }, i) => ({
    property: name,
    value: known(textsOf(found, `v${i}`)[0] ?? null, kind),
  }));
}

/** The commonest values of a property whose text contains `contains` (case ignored). @throws FailureError */
export async function propertyValues(
  source: ColumnSource,
  dataset: DatasetInfo,
  property: string,
  contains: string,
  limit: number,
): Promise<{ value: PropertyValue; events: number }[]> {
  const value = propertySql(property, dataset);
  const kind = dataset.properties.find(({ name }) => name === property)?.kind ?? 'text';
  const found = await source.query(
    sql`SELECT (${value})::VARCHAR AS value, count(*)::DOUBLE AS n FROM events
        WHERE ${value} IS NOT NULL AND contains(lower((${value})::VARCHAR), lower(${contains}))
        GROUP BY 1 ORDER BY n DESC, value LIMIT ${limit}`,
  );
  const counts = numbersOf(found, 'n');
  return textsOf(found, 'value').map((text, i) => ({ value: valueOf(text ?? '', kind), events: counts[i] ?? 0 }));
}
