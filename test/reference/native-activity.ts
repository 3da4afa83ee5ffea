import type { LifecycleResult, LifecycleSpec } from '../../src/analyses/lifecycle';
import type { StickinessResult, StickinessSpec } from '../../src/analyses/stickiness';
import type { TrendResult, TrendTable } from '../../src/analyses/trend/result';
import type { Measure, TrendSpec } from '../../src/analyses/trend/spec';
import { identifier, sql, type Sql } from '../../src/sql/sql';
import type { LogEvent, Settings } from './log';
import type { Row } from './native-log';
import { beginsOpen, calendarTables, labelText, named, nativeLog, numberOf, numberOrNull, textOf } from './native-log';

const states = ['new', 'returning', 'resurrecting', 'dormant'];

/** `lag` and `lead` over the periods each actor is active in. */
export async function lifecycleSql(
  log: readonly LogEvent[],
  spec: LifecycleSpec,
  settings: Settings,
): Promise<LifecycleResult> {
  const ask = await nativeLog(log);
  const rows = await ask(sql`
    WITH ${calendarTables(log, spec, settings)},
    active AS (SELECT DISTINCT actor, idx FROM periodic WHERE ${named(spec.event.event)}),
    near AS (
      SELECT actor, idx, lag(idx) OVER one AS before, lead(idx) OVER one AS after
      FROM active WINDOW one AS (PARTITION BY actor ORDER BY idx)),
    states AS (
      SELECT idx, CASE WHEN before IS NULL THEN 'new' WHEN before = idx - 1 THEN 'returning' ELSE 'resurrecting' END AS state
      FROM near
      UNION ALL SELECT idx + 1, 'dormant' FROM near WHERE after IS DISTINCT FROM idx + 1)
    SELECT ${labelText(spec.period)} AS period,
      ${states.map((state) => sql`count(*) FILTER (state = ${state}) AS ${identifier(state)}`)}
    FROM calendar JOIN listed ON idx BETWEEN lo AND hi ${since(spec, sql`active`)} LEFT JOIN states USING (idx)
    GROUP BY label ORDER BY label`);
  return {
    periods: rows.map((row) => ({
      period: textOf(row['period']),
      new: numberOf(row['new']),
      returning: numberOf(row['returning']),
      resurrecting: numberOf(row['resurrecting']),
      dormant: 0 - numberOf(row['dormant']),
    })),
  };
}

/** Where nothing is said about the beginning, the list begins with the first event that counts. */
const since = ({ range }: Pick<TrendSpec, 'range'>, counted: Sql): Sql =>
  beginsOpen(range) ? sql`AND idx >= (SELECT min(idx) FROM ${counted})` : sql``;

/** Distinct periods by actor, then actors by their number. */
export async function stickinessSql(
  log: readonly LogEvent[],
  spec: StickinessSpec,
  settings: Settings,
): Promise<StickinessResult> {
  const ask = await nativeLog(log);
  const rows = await ask(sql`
    WITH ${calendarTables(log, spec, settings)},
    per_actor AS (
      SELECT count(DISTINCT idx) AS n FROM periodic, bounds
      WHERE t BETWEEN from_us AND to_us AND ${named(spec.event.event)} GROUP BY actor),
    numbers AS (SELECT unnest(range(1, (SELECT coalesce(max(n), 0) FROM per_actor) + 1)) AS periods)
    SELECT periods, count(n) AS actors FROM numbers
    LEFT JOIN per_actor ON ${spec.cumulative === true ? sql`n >= periods` : sql`n = periods`}
    GROUP BY periods ORDER BY periods`);
  return { rows: rows.map((row) => ({ periods: numberOf(row['periods']), actors: numberOf(row['actors']) })) };
}

function measured(measure: Measure): Sql {
  if (measure === 'events') return sql`count(actor)`;
  if (measure === 'actors') return sql`count(DISTINCT actor)`;
  if (measure === 'eventsPerActor') return sql`count(actor) / nullif(count(DISTINCT actor), 0)`;
  if ('sum' in measure) return sql`coalesce(sum(${identifier(measure.sum)}), 0)`;
  if ('mean' in measure) return sql`avg(${identifier(measure.mean)})`;
  return 'median' in measure
    ? sql`quantile_cont(${identifier(measure.median)}, 0.5)`
    : sql`quantile_cont(${identifier(measure.p90)}, 0.9)`;
}

/** All of it as group 0, the values by rank, and the rest as the group after the last of them; totals by grouping sets. */
export async function trendSql(log: readonly LogEvent[], spec: TrendSpec, settings: Settings): Promise<TrendResult> {
  const ask = await nativeLog(log);
  const split = spec.breakdown;
  const { property, limit } = split === undefined || 'segment' in split ? { property: 'color', limit: 0 } : split;
  const rows = await ask(sql`
    WITH ${calendarTables(log, spec, settings)},
    counted AS (
      SELECT actor, idx, color, size FROM periodic, bounds
      WHERE t BETWEEN from_us AND to_us AND ${named(spec.event.event)}),
    ranked AS (
      SELECT ${identifier(property)} AS value,
        row_number() OVER (ORDER BY count(*) DESC, coalesce(value::VARCHAR, '')) AS rank
      FROM counted GROUP BY value),
    placed AS (
      SELECT 0 AS part, counted.* FROM counted
      UNION ALL SELECT least(rank, ${limit + 1}), counted.*
      FROM counted JOIN ranked ON value IS NOT DISTINCT FROM ${identifier(property)}),
    parts AS (
      SELECT 0 AS part, NULL AS value
      UNION ALL SELECT least(rank, ${limit + 1}) AS part, any_value(CASE WHEN rank <= ${limit} THEN value::VARCHAR END)
      FROM ranked WHERE ${limit} > 0 GROUP BY 1)
    SELECT part, any_value(value) AS value, grouping(label) = 1 AS is_total, ${labelText(spec.period)} AS period,
      (${measured(spec.measure)})::DOUBLE AS measured
    FROM parts LEFT JOIN (SELECT idx, label FROM calendar JOIN listed ON idx BETWEEN lo AND hi ${since(spec, sql`counted`)}) ON TRUE
    LEFT JOIN placed USING (part, idx)
    GROUP BY GROUPING SETS ((part, label), (part)) ORDER BY part, label`);
  const parts = [...new Set(rows.map((row) => numberOf(row['part'])))];
  const [all, ...values] = parts.map((part) => rows.filter((row) => numberOf(row['part']) === part));
  if (spec.breakdown === undefined) return tableOf(all ?? []);
  const breakdown = values.map((own, i) => {
    const value = own[0]?.['value'] ?? null;
    const known = value === null ? null : property === 'size' ? Number(value) : textOf(value);
    return { value: known, other: i >= limit, ...tableOf(own) };
  });
  return { ...tableOf(all ?? []), breakdown };
}

function tableOf(rows: Row[]): TrendTable {
  const isTotal = (row: Row): boolean => row['is_total'] === true;
  const series = rows.filter((row) => !isTotal(row) && row['period'] !== null);
  return {
    total: numberOrNull(rows.find(isTotal)?.['measured']),
    series: series.map((row) => ({ period: textOf(row['period']), value: numberOrNull(row['measured']) })),
  };
}
