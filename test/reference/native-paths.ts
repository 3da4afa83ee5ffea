import type { PathsResult, PathsSpec } from '../../src/analyses/paths';
import { durationUs } from '../../src/model/duration';
import { sql, type Sql } from '../../src/sql/sql';
import { hasSessions, type LogEvent, type Settings } from './log';
import type { Row } from './native-log';
import { calendarTables, nativeLog, numberOf, numberOrNull, textOf } from './native-log';

/** The unit of each event: its actor, the session id of the file, or the cuts by the gap up to it. */
function unitOf({ unit, sessionGap }: PathsSpec, log: readonly LogEvent[]): Sql {
  if (unit === 'actor') return sql`''`;
  if (hasSessions(log)) return sql`session`;
  return sql`sum((t - before > ${durationUs(sessionGap)})::INTEGER) OVER (PARTITION BY actor ORDER BY t, seq)::VARCHAR`;
}

/** Visits with `lag` and `lead`: their step, what comes next and when, and how long their path is. */
function visits(log: readonly LogEvent[], spec: PathsSpec, settings: Settings): Sql {
  return sql`
    WITH ${calendarTables(log, spec, settings)},
    timed AS (SELECT ev.*, coalesce(lag(t) OVER (PARTITION BY actor ORDER BY t, seq), t) AS before FROM ev),
    united AS (SELECT timed.*, ${unitOf(spec, log)} AS unit FROM timed),
    inside AS (SELECT united.* FROM united, bounds WHERE unit IS NOT NULL AND t BETWEEN from_us AND to_us),
    marked AS (
      SELECT inside.*, event IS DISTINCT FROM lag(event) OVER (PARTITION BY actor, unit ORDER BY t, seq) AS is_new FROM inside),
    visits AS (
      SELECT actor, unit, event, t, row_number() OVER own AS step, lead(event) OVER own AS next,
        lead(t) OVER own - t AS dwell, count(*) OVER (PARTITION BY actor, unit) AS length
      FROM marked WHERE is_new OR NOT ${spec.collapseRepeats}
      WINDOW own AS (PARTITION BY actor, unit ORDER BY t, seq))`;
}

const node = (name: unknown): { name: string; other: false } => ({ name: String(name), other: false });
const times = (row: Row): { paths: number; medianMs: number | null; meanMs: number | null } => ({
  paths: numberOf(row['paths']),
  medianMs: numberOrNull(row['median']),
  meanMs: numberOrNull(row['mean']),
});

/** Paths by event from their start, every node standing alone. */
export async function pathsSql(log: readonly LogEvent[], spec: PathsSpec, settings: Settings): Promise<PathsResult> {
  const ask = await nativeLog(log);
  const of = visits(log, spec, settings);
  const nodes = await ask(sql`${of}
    SELECT step, event, count(*) AS paths, count(*) / (SELECT count(*) FROM visits WHERE step = 1) AS share,
      count(*) FILTER (length = step) AS lost, count(*) FILTER (length > step AND step = ${spec.maxSteps}) AS further
    FROM visits WHERE step <= ${spec.maxSteps} GROUP BY step, event`);
  const links = await ask(sql`${of}
    SELECT step, event, next, count(*) AS paths, quantile_cont(dwell::DOUBLE, 0.5) / 1000 AS median, avg(dwell::DOUBLE) / 1000 AS mean
    FROM visits WHERE next IS NOT NULL AND step < ${spec.maxSteps} GROUP BY step, event, next`);
  const moves = await ask(sql`${of}
    SELECT event, next, count(*) AS n FROM visits WHERE next IS NOT NULL GROUP BY event, next`);
  const sequences = await ask(sql`${of},
    whole AS (SELECT list(event ORDER BY step) AS nodes FROM visits GROUP BY actor, unit)
    SELECT nodes::JSON::VARCHAR AS nodes, count(*) AS paths FROM whole GROUP BY whole.nodes ORDER BY paths DESC, whole.nodes LIMIT 100`);
  const columns = Array.from({ length: spec.maxSteps }, (_, i) =>
    nodes
      .filter((row) => numberOf(row['step']) === i + 1)
      .map((row) => ({
        ...node(row['event']),
        paths: numberOf(row['paths']),
        share: numberOf(row['share']),
        dropOff: numberOf(row['lost']),
        goesOn: numberOf(row['further']),
      })),
  );
  return {
    paths: (columns[0] ?? []).reduce((sum, { paths }) => sum + paths, 0),
    columns,
    links: links.map((row) => ({
      step: numberOf(row['step']),
      from: node(row['event']),
      to: node(row['next']),
      ...times(row),
    })),
    sequences: sequences.map((row) => ({
      nodes: JSON.parse(textOf(row['nodes'])) as string[],
      paths: numberOf(row['paths']),
    })),
    transitions: moves.map((row) => ({
      from: textOf(row['event']),
      to: textOf(row['next']),
      count: numberOf(row['n']),
    })),
  };
}
