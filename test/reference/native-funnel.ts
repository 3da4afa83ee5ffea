import type { FunnelResult } from '../../src/analyses/funnel/result';
import type { FunnelSpec } from '../../src/analyses/funnel/spec';
import { durationUs } from '../../src/model/duration';
import { identifier, joinSql, sql, type Sql } from '../../src/sql/sql';
import type { LogEvent, Settings } from './log';
import type { Row } from './native-log';
import { calendarTables, named, nativeLog, numberOf, numberOrNull } from './native-log';

const column = (name: string, step: number): Sql => identifier(`${name}${step}`);

/** The place of the next event that serves a step: strictly later in (instant, arrival), with ties never in instant; strict funnels see the very next one only. */
function nextOf({ steps, order, ties }: FunnelSpec, step: number): Sql {
  const serves = named(steps[step - 1]?.event ?? null);
  if (order === 'strict') return sql`CASE WHEN lead(${serves}) OVER (PARTITION BY actor ORDER BY pos) THEN pos + 1 END`;
  const frame =
    ties === 'never'
      ? sql`ORDER BY t RANGE BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING`
      : sql`ORDER BY pos ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING`;
  return sql`min(CASE WHEN ${serves} THEN pos END) OVER (PARTITION BY actor ${frame})`;
}

/**
 * From every start the next event of each step, and of an actor's attempts the deepest, of those the first. Right for windows from the first step, with ties by arrival or
 * never: there no later event ever serves better than the next one.
 */
function attempts(log: readonly LogEvent[], spec: FunnelSpec, settings: Settings): Sql {
  if (!('from' in spec.window) || spec.window.from !== 'firstStep') throw new Error('no window from the first step');
  const until = sql`s.t + ${durationUs(spec.window)}`;
  const later = spec.steps.map((_, i) => i + 1).slice(1);
  const joins = later.map((step) => {
    const [own, before] = [column('s', step), step === 2 ? sql`s` : column('s', step - 1)];
    return sql`LEFT JOIN ahead ${own} ON ${own}.actor = s.actor AND ${own}.pos = ${before}.${column('next', step)} AND ${own}.t <= ${until}`;
  });
  const depth = joinSql([sql`1`, ...later.map((step) => sql`(${column('s', step)}.t IS NOT NULL)::INTEGER`)], ' + ');
  return sql`
    ${calendarTables(log, spec, settings)},
    numbered AS (SELECT ev.*, row_number() OVER (PARTITION BY actor ORDER BY t, seq) AS pos FROM ev),
    ahead AS (
      SELECT ${[sql`numbered.*`, sql`${named(spec.steps[0]?.event ?? null)} AS is_start`, ...later.map((step) => sql`${nextOf(spec, step)} AS ${column('next', step)}`)]} FROM numbered),
    attempts AS (
      SELECT ${[sql`s.actor`, sql`s.pos`, sql`s.t AS t1`, ...later.map((step) => sql`${column('s', step)}.t AS ${column('t', step)}`)]},
        ${depth} AS depth, ${until} AS until
      FROM ahead s JOIN bounds ON s.t BETWEEN from_us AND to_us ${joinSql(joins, ' ')}
      WHERE s.is_start),
    best AS (SELECT * FROM attempts QUALIFY row_number() OVER (PARTITION BY actor ORDER BY depth DESC, pos) = 1)`;
}

const times = (name: string, from: Sql, to: Sql): Sql => sql`
  count(${to} - ${from}) AS ${identifier(`${name}_count`)}, avg((${to} - ${from})::DOUBLE) / 1000 AS ${identifier(`${name}_mean`)},
  quantile_cont((${to} - ${from})::DOUBLE, 0.5) / 1000 AS ${identifier(`${name}_median`)},
  quantile_cont((${to} - ${from})::DOUBLE, 0.9) / 1000 AS ${identifier(`${name}_p90`)}`;

function timesIn(row: Row, name: string): FunnelResult['steps'][number]['fromFirst'] {
  return {
    count: numberOf(row[`${name}_count`]),
    meanMs: numberOrNull(row[`${name}_mean`]),
    medianMs: numberOrNull(row[`${name}_median`]),
    p90Ms: numberOrNull(row[`${name}_p90`]),
  };
}

/** An ordered or strict funnel by window functions. */
export async function funnelSql(log: readonly LogEvent[], spec: FunnelSpec, settings: Settings): Promise<FunnelResult> {
  const ask = await nativeLog(log);
  const one = (step: number): Sql => {
    const [own, before] = [column('t', step), column('t', Math.max(step - 1, 1))];
    const nothing = sql`NULL::BIGINT`;
    return sql`
      SELECT ${step} AS step, count(${own}) AS units, count(${own}) / nullif(count(*), 0) AS of_first,
        count(${own}) / nullif(count(${before}), 0) AS of_previous, count(${before}) - count(${own}) AS lost,
        ${times('previous', step === 1 ? nothing : before, own)}, ${times('first', step === 1 ? nothing : column('t', 1), own)}
      FROM best`;
  };
  const last = column('t', spec.steps.length);
  const common = sql`WITH ${attempts(log, spec, settings)}`;
  const rows = await ask(
    sql`${common} ${joinSql(
      spec.steps.map((_, i) => one(i + 1)),
      ' UNION ALL ',
    )} ORDER BY step`,
  );
  const [end] = await ask(sql`${common}
    SELECT count(*) FILTER (${last} IS NULL AND until > last_us) AS immature,
      count(${last}) / nullif(count(*) - count(*) FILTER (${last} IS NULL AND until > last_us), 0) AS mature
    FROM best, ends`);
  const steps = rows.map((row) => ({
    step: numberOf(row['step']),
    units: numberOf(row['units']),
    rateFromFirst: numberOrNull(row['of_first']),
    rateFromPrevious: numberOrNull(row['of_previous']),
    dropOff: numberOf(row['lost']),
    fromPrevious: timesIn(row, 'previous'),
    fromFirst: timesIn(row, 'first'),
  }));
  return { steps, immature: numberOf(end?.['immature']), matureRate: numberOrNull(end?.['mature']) };
}
