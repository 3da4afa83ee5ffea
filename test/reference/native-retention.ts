import type { RetentionResult, RetentionSpec } from '../../src/analyses/retention';
import { sql, type Sql } from '../../src/sql/sql';
import type { LogEvent, Settings } from './log';
import type { Row } from './native-log';
import { beginsOpen, calendarTables, labelText, named, nativeLog, numberOf, numberOrNull, textOf } from './native-log';

const inRange = sql`t BETWEEN from_us AND to_us`;

/** Who starts when: `starts(actor, cohort, t0)`. */
function starts({ membership, start }: RetentionSpec): Sql {
  const matching = named(start.event);
  switch (membership) {
    case 'firstEver':
      return sql`
        SELECT actor, idx AS cohort, t AS t0 FROM bounds, (
          SELECT * FROM periodic WHERE ${matching} QUALIFY row_number() OVER (PARTITION BY actor ORDER BY t, seq) = 1)
        WHERE ${inRange}`;
    case 'firstInRange':
      return sql`
        SELECT actor, idx AS cohort, t AS t0 FROM periodic, bounds WHERE ${matching} AND ${inRange}
        QUALIFY row_number() OVER (PARTITION BY actor ORDER BY t, seq) = 1`;
    case 'everyPeriod':
      return sql`
        SELECT actor, idx AS cohort, min(t) AS t0 FROM periodic, bounds WHERE ${matching} AND ${inRange}
        GROUP BY actor, idx`;
  }
}

/** By calendar periods, in them or on or after them. */
export async function retentionSql(
  log: readonly LogEvent[],
  spec: RetentionSpec,
  settings: Settings,
): Promise<RetentionResult> {
  const ask = await nativeLog(log);
  const falls = spec.rule === 'onOrAfter' ? sql`back.idx >= cohort + col` : sql`back.idx = cohort + col`;
  const isCohort = spec.zero === 'return' ? sql`FALSE` : sql`col = 0`;
  const rows = await ask(sql`
    WITH ${calendarTables(log, spec, settings)},
    finish AS (SELECT ${spec.untilRangeEnd === true ? sql`least(last_us, to_us)` : sql`last_us`} AS done_us FROM ends, bounds),
    starts AS (${starts(spec)}),
    cols AS (SELECT unnest(range(0, ${spec.periods + 1})) AS col),
    returned AS (
      SELECT starts.actor, cohort, col FROM starts, cols, finish
      JOIN periodic back ON back.actor = starts.actor AND back.t > t0 AND back.t <= done_us AND ${falls} AND ${named(spec.return.event)}
      GROUP BY starts.actor, cohort, col HAVING count(*) >= ${spec.minOccurrences ?? 1}),
    bases AS (SELECT cohort, count(*) AS base FROM starts GROUP BY cohort),
    counts AS (SELECT cohort, col AS at_col, count(*) AS n FROM returned GROUP BY cohort, col),
    cells AS (
      SELECT coh.label, col, coalesce(base, 0) AS base, cell.end_us > done_us AS immature,
        CASE WHEN cell.start_us <= done_us THEN CASE WHEN ${isCohort} THEN coalesce(base, 0) ELSE coalesce(n, 0) END END AS actors
      FROM calendar coh
      JOIN listed ON coh.idx BETWEEN lo AND hi ${beginsOpen(spec.range) ? sql`AND coh.idx >= (SELECT min(cohort) FROM starts)` : sql``}
      CROSS JOIN cols CROSS JOIN finish
      JOIN calendar cell ON cell.idx = coh.idx + col
      LEFT JOIN bases ON bases.cohort = coh.idx
      LEFT JOIN counts ON counts.cohort = coh.idx AND at_col = col),
    rated AS (
      SELECT cells.*, actors / nullif(base, 0) AS rate, NOT immature AND base > 0 AS is_mature FROM cells),
    meant AS (
      SELECT rated.*, sum(base) FILTER (is_mature) OVER (PARTITION BY col) AS n, avg(rate) FILTER (is_mature) OVER (PARTITION BY col) AS simple,
        sum(actors) FILTER (is_mature) OVER (PARTITION BY col) / sum(base) FILTER (is_mature) OVER (PARTITION BY col) AS pooled
      FROM rated)
    SELECT ${labelText(spec.period)} AS cohort, col, base, immature, actors, rate, pooled, simple, ${wilson} FROM meant ORDER BY label, col`);
  const columns = Array.from({ length: spec.periods + 1 }, (_, column) => column);
  return {
    rows: tableOf(rows),
    ...averages(columns.map((column) => rows.find((row) => numberOf(row['col']) === column))),
  };
}

/** Wilson's interval about `pooled` of `n`, 95 %. */
const wilson = ((): Sql => {
  const z = sql`1.959963984540054::DOUBLE`;
  const centre = sql`pooled + ${z} * ${z} / (2 * n)`;
  const spread = sql`${z} * sqrt(pooled * (1 - pooled) / n + ${z} * ${z} / (4 * n * n))`;
  const scale = sql`(1 + ${z} * ${z} / n)`;
  return sql`(${centre} - ${spread}) / ${scale} AS low, (${centre} + ${spread}) / ${scale} AS high`;
})();

function tableOf(rows: Row[]): RetentionResult['rows'] {
  const cohorts = [...new Set(rows.map((row) => textOf(row['cohort'])))];
  return cohorts.map((cohort) => {
    const own = rows.filter((row) => textOf(row['cohort']) === cohort);
    const cells = own.map((row) => ({
      column: numberOf(row['col']),
      actors: numberOrNull(row['actors']),
      rate: numberOrNull(row['rate']),
      immature: row['immature'] === true,
    }));
    return { cohort, actors: numberOf(own[0]?.['base']), cells };
  });
}

const averages = (first: (Row | undefined)[]): Pick<RetentionResult, 'mean' | 'curve'> => ({
  mean: first.map((row, column) => ({
    column,
    pooled: numberOrNull(row?.['pooled']),
    simple: numberOrNull(row?.['simple']),
  })),
  curve: first.map((row, column) => ({
    column,
    rate: numberOrNull(row?.['pooled']),
    low: numberOrNull(row?.['low']),
    high: numberOrNull(row?.['high']),
  })),
});
