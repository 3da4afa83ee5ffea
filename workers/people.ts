import type { BaseColumns } from '../src/columns/aligned-columns';
import { valueOf } from '../src/columns/dictionary';
import { numbersOf, textsOf, type ColumnSource } from '../src/columns/source';
import type { ActorLine, TimelineEvent } from '../src/engine/protocol';
import type { PropertyValue } from '../src/model/condition';
import type { DatasetInfo } from '../src/model/dataset';
import { propertySql } from '../src/sql/condition';
import { sql } from '../src/sql/sql';

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

/** What the list of people shows, in the order given. @throws FailureError */
export async function actorLines(
  source: ColumnSource,
  base: BaseColumns,
  actors: readonly number[],
): Promise<ActorLine[]> {
  const ids = await actorIds(source, actors);
  return actors.map((actor, i) => {
    const first = base.offsets[actor] ?? 0;
    const end = base.offsets[actor + 1] ?? first;
    return {
      actor,
      id: ids[i] ?? '',
      events: end - first,
      firstUs: base.at[first] ?? 0,
      lastUs: base.at[end - 1] ?? 0,
    };
  });
}

/** An actor's events in order, at most `limit`, with their total. */
export function timeline(
  base: BaseColumns,
  dataset: DatasetInfo,
  actor: number,
  limit: number,
): { events: TimelineEvent[]; total: number } {
  const first = base.offsets[actor] ?? 0;
  const total = (base.offsets[actor + 1] ?? first) - first;
  const events = Array.from({ length: Math.min(limit, total) }, (_, i) => ({
    atUs: base.at[first + i] ?? 0,
    event: dataset.events[base.event[first + i] ?? 0]?.name ?? '',
    session: base.session?.[first + i] || null,
  }));
  return { events, total };
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
