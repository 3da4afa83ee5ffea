import type { PropertyKind, PropertyValue } from '../../src/model/condition';
import type { DatasetInfo, WeekStart } from '../../src/model/dataset';
import type { BaseColumns } from '../../src/columns/base-columns';
import type { Tally } from '../../src/columns/tally';
import { slotUs } from '../../src/model/tally-slot';

/** One event of a literal log; the log's order is the order of arrival. `at` is UTC µs. Instant properties are ISO text named in `instants`. */
export interface LogEvent {
  actor: string;
  event: string;
  at: number;
  session?: string | null;
  properties?: Record<string, PropertyValue>;
}

export interface LogSettings {
  timeZone?: string;
  weekStart?: WeekStart;
  /** properties that are instants */
  instants?: string[];
}

/** A log as the importer would store it: sorted, coded, with the actor ids in order. */
export interface StoredLog {
  dataset: DatasetInfo;
  base: BaseColumns;
  actorIds: string[];
  sorted: LogEvent[];
  /** arrival numbers of the sorted events */
  seqs: number[];
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function storeLog(log: readonly LogEvent[], settings: LogSettings = {}): StoredLog {
  const actorIds = [...new Set(log.map(({ actor }) => actor))].sort(byText);
  const names = [...new Set(log.map(({ event }) => event))].sort(byText);
  const inOrder = log
    .map((event, seq) => ({ event, seq }))
    .sort((a, b) => byText(a.event.actor, b.event.actor) || a.event.at - b.event.at || a.seq - b.seq);
  const sorted = inOrder.map(({ event }) => event);
  const hasSessions = log.some(({ session }) => session != null);
  const sessions = new Map<string, number>();
  const offsets = new Uint32Array(actorIds.length + 1);
  const places = new Map(actorIds.map((id, place) => [id, place]));
  for (const { actor } of sorted) offsets[places.get(actor)! + 1]! += 1;
  for (let i = 1; i < offsets.length; i += 1) offsets[i]! += offsets[i - 1]!;
  const sessionOf = ({ actor, session }: LogEvent): number => {
    if (session == null) return 0;
    const key = JSON.stringify([actor, session]);
    if (!sessions.has(key)) sessions.set(key, sessions.size + 1);
    return sessions.get(key)!;
  };
  const base: BaseColumns = {
    offsets,
    at: Float64Array.from(sorted, ({ at }) => at),
    event: Uint8Array.from(sorted, ({ event }) => names.indexOf(event)),
    session: hasSessions ? Uint32Array.from(sorted, sessionOf) : null,
  };
  return {
    dataset: datasetOf(log, names, actorIds.length, hasSessions, settings),
    base,
    actorIds,
    sorted,
    seqs: inOrder.map(({ seq }) => seq),
  };
}

function datasetOf(
  log: readonly LogEvent[],
  names: string[],
  actors: number,
  hasSessions: boolean,
  settings: LogSettings,
): DatasetInfo {
  const properties = [...new Set(log.flatMap(({ properties: own }) => Object.keys(own ?? {})))];
  const times = log.map(({ at }) => at);
  return {
    id: 'log',
    name: 'log',
    rows: log.length,
    actors,
    events: names.map((name) => ({ name, events: log.filter(({ event }) => event === name).length })),
    properties: properties.map((name, i) => {
      const values = log.map((event) => event.properties?.[name] ?? null).filter((value) => value !== null);
      const kind = settings.instants?.includes(name) ? 'instant' : kindOf(values);
      return {
        name,
        column: `p${i + 1}`,
        kind,
        distinct: new Set(values).size,
        coded: kind === 'text' && values.length > 0,
      };
    }),
    firstUs: log.length === 0 ? 0 : times.reduce((least, at) => Math.min(least, at)),
    lastUs: log.length === 0 ? 0 : times.reduce((most, at) => Math.max(most, at)),
    timeZone: settings.timeZone ?? 'UTC',
    weekStart: settings.weekStart ?? 'monday',
    hasSessions,
  };
}

function kindOf(values: PropertyValue[]): PropertyKind {
  if (values.length > 0 && values.every((value) => typeof value === 'number')) return 'number';
  if (values.length > 0 && values.every((value) => typeof value === 'boolean')) return 'boolean';
  return 'text';
}

/** The events by name and quarter of an hour, one cell an event. */
export const talliedLog = ({ base }: StoredLog): Tally => ({
  event: base.event,
  fromUs: base.at.map((us) => Math.floor(us / slotUs) * slotUs),
  events: new Uint32Array(base.at.length).fill(1),
});
