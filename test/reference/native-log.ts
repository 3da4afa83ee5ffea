import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import type { PeriodUnit } from '../../src/model/period';
import type { Range } from '../../src/model/range';
import { sql, type Sql } from '../../src/sql/sql';
import type { LogEvent, Settings } from './log';

export type Row = Record<string, DuckDBValue>;

/** Runs one statement in the native engine over the table `ev(actor, event, t, seq, session, color, size)` of a log. */
export type AskNative = (statement: Sql) => Promise<Row[]>;

let shared: Promise<DuckDBConnection> | null = null;
const connection = (): Promise<DuckDBConnection> =>
  (shared ??= DuckDBInstance.create(':memory:', { threads: '1' }).then((instance) => instance.connect()));

const text = (value: unknown): Sql => (typeof value === 'string' ? sql`${value}` : sql`NULL`);
const number = (value: unknown): Sql => (typeof value === 'number' ? sql`${value}` : sql`NULL`);

/** Loads a log as it stands, row by row, by no code of the product but its quoting. */
export async function nativeLog(log: readonly LogEvent[]): Promise<AskNative> {
  const db = await connection();
  await db.run(
    'CREATE OR REPLACE TABLE ev (actor VARCHAR, event VARCHAR, t BIGINT, seq INTEGER, session VARCHAR, color VARCHAR, size DOUBLE)',
  );
  const rows = log.map(({ actor, event, at, session, properties }, seq) => {
    const own = [text(session), text(properties?.['color']), number(properties?.['size'])];
    return sql`(${[sql`${actor}`, sql`${event}`, sql`${at}`, sql`${seq}`, ...own]})`;
  });
  if (rows.length > 0) await db.run(sql`INSERT INTO ev VALUES ${rows}`.text);
  return async (statement) => (await db.runAndReadAll(statement.text)).getRowObjects();
}

export const numberOf = (value: DuckDBValue | undefined): number => Number(value);
export const numberOrNull = (value: DuckDBValue | undefined): number | null => (value == null ? null : Number(value));
export const textOf = (value: DuckDBValue | undefined): string => String(value);

/** Whether a row's event has one of the names; null: any. */
export const named = (event: string | string[] | null): Sql =>
  event === null ? sql`TRUE` : sql`event IN (${[event].flat().map((name) => sql`${name}`)})`;

const days = (n: number): number => n * 86_400e6;

/** How far the calendar is laid out on both sides of the log and its range; the last three months before the present one begin up to 123 days before it. */
const reach: Record<PeriodUnit, number> = { hour: days(8), day: days(130), week: days(130), month: days(220) };

const shift = { monday: 0, sunday: 1, saturday: 2 };

function truncated(local: Sql, unit: PeriodUnit, { weekStart }: Settings): Sql {
  if (unit !== 'week') return sql`date_trunc(${unit}, ${local})`;
  const by = sql`to_days(${shift[weekStart]})`;
  return sql`date_trunc('week', ${local} + ${by}) - ${by}`;
}

interface Asked {
  period?: PeriodUnit;
  range?: Range;
}

/**
 * The tables a question begins with, to follow WITH: `ends(first_us, last_us)`; `clock(us, wall)`, the wall clock every half hour; `bounds(from_us, to_us)`, the
 * range; `calendar(idx, label, start_us, end_us)`; `periodic`, the events with `idx`, their period; `listed(lo, hi)`, the periods that the range touches.
 */
export function calendarTables(log: readonly LogEvent[], { period = 'day', range }: Asked, settings: Settings): Sql {
  const instants = log.map(({ at }) => at);
  const days = range === undefined || 'last' in range ? [] : [range.from, range.to].filter((day) => day !== undefined);
  const known = [...instants, ...days.map((day) => Date.parse(`${day}T00:00:00Z`) * 1000)];
  const half = 1800e6;
  const lo = Math.floor((known.reduce((a, b) => Math.min(a, b)) - reach[period]) / half) * half;
  const hi = known.reduce((a, b) => Math.max(a, b)) + reach[period];
  const wall = (us: Sql): Sql => sql`timezone(${settings.timeZone}, make_timestamptz(${us}))`;
  const label = (of: Sql): Sql => truncated(of, period, settings);
  return sql`
    ends AS (SELECT min(t) AS first_us, max(t) AS last_us FROM ev),
    clock AS (SELECT us, ${wall(sql`us`)} AS wall FROM range(${lo}, ${hi}, ${half}) AS half_hours(us)),
    bounds AS (${boundsOf(range, wall, settings)}),
    begun AS (SELECT ${label(sql`wall`)} AS label, min(us) AS start_us FROM clock GROUP BY ALL),
    series AS (SELECT unnest(generate_series(min(label), max(label), INTERVAL 1 ${units[period]})) AS label FROM begun),
    calendar AS (
      SELECT idx, label, start_us, lead(start_us) OVER (ORDER BY idx) - 1 AS end_us
      FROM (
        SELECT row_number() OVER (ORDER BY label) AS idx, label,
          min(start_us) OVER (ORDER BY label ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS start_us
        FROM series LEFT JOIN begun USING (label))),
    periodic AS (
      SELECT ev.*, idx FROM ev JOIN calendar ON calendar.label = ${label(wall(sql`ev.t`))}),
    listed AS (
      SELECT min(idx) FILTER (label = ${label(wall(sql`from_us`))}) AS lo, max(idx) FILTER (label = ${label(wall(sql`to_us`))}) AS hi
      FROM calendar, bounds)`;
}

const units = { hour: sql`HOUR`, day: sql`DAY`, week: sql`WEEK`, month: sql`MONTH` };

function boundsOf(range: Range | undefined, wall: (us: Sql) => Sql, settings: Settings): Sql {
  if (range === undefined) return sql`SELECT first_us AS from_us, last_us AS to_us FROM ends`;
  if ('last' in range) {
    const end = truncated(wall(sql`last_us`), range.unit, settings);
    const one = sql`INTERVAL 1 ${units[range.unit]}`;
    const until = range.includeCurrent === true ? sql`${end} + ${one}` : end;
    const from = sql`${until} - ${range.last} * ${one}`;
    return sql`SELECT min(us) FILTER (wall >= ${from}) AS from_us, min(us) FILTER (wall >= ${until}) - 1 AS to_us FROM clock, ends`;
  }
  const from =
    range.from === undefined ? sql`any_value(first_us)` : sql`min(us) FILTER (wall::DATE >= ${range.from}::DATE)`;
  const to =
    range.to === undefined ? sql`any_value(last_us)` : sql`min(us) FILTER (wall::DATE > ${range.to}::DATE) - 1`;
  return sql`SELECT ${from} AS from_us, ${to} AS to_us FROM clock, ends`;
}

/** True where the list begins with the first event that counts. */
export const beginsOpen = (range: Range | undefined): boolean =>
  range === undefined || !('last' in range || range.from !== undefined);

/** A period's public name. */
export const labelText = (period: PeriodUnit): Sql =>
  sql`strftime(label, ${period === 'hour' ? '%Y-%m-%dT%H:00' : '%Y-%m-%d'})`;
