// The same work by native DuckDB (window-function SQL), on the same file, with the browser's number of threads left to DuckDB's default.
import { rmSync, statSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const file = '.cache/bench/native.duckdb';
const us = { hour: 3_600_000_000, day: 86_400_000_000 };

/** Imports with the same de-duplication (none without ids), dictionary coding and sort. Answers milliseconds. */
export async function importNative(csv) {
  rmSync(file, { force: true });
  rmSync(`${file}.wal`, { force: true });
  const start = performance.now();
  const instance = await DuckDBInstance.create(file);
  const db = await instance.connect();
  await db.run(`CREATE TEMP TABLE raw AS SELECT row_number() OVER () AS seq, user_id, event, epoch_us(time) AS at_us, channel, device, amount, page
    FROM read_csv('${csv}', header=true, columns={user_id:'VARCHAR',event:'VARCHAR',time:'TIMESTAMP',channel:'VARCHAR',device:'VARCHAR',amount:'DOUBLE',page:'VARCHAR'})`);
  for (const column of ['event', 'channel', 'device', 'page'])
    await db.run(
      `CREATE TYPE t_${column} AS ENUM (SELECT DISTINCT ${column} FROM raw WHERE ${column} IS NOT NULL ORDER BY 1)`,
    );
  await db.run(
    'CREATE TABLE actors AS SELECT (row_number() OVER (ORDER BY user_id) - 1)::UINTEGER AS actor, user_id AS id FROM (SELECT DISTINCT user_id FROM raw)',
  );
  await db.run(`CREATE TABLE events AS SELECT a.actor, at_us, seq::UBIGINT AS seq, event::t_event AS event, channel::t_channel AS p1, device::t_device AS p2, amount AS p3, page::t_page AS p4
    FROM raw JOIN actors a ON a.id = raw.user_id ORDER BY a.actor, at_us, seq`);
  await db.run('DROP TABLE raw');
  await db.run('CHECKPOINT');
  const ms = performance.now() - start;
  instance.closeSync();
  return { ms, bytes: statSync(file).size };
}

/** A connection to the imported file, for questions. */
export async function openNative() {
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' });
  return instance.connect();
}

/** Ordered funnel, window from the first step, ties in arrival order: the latest start that each step can have, step by step. */
const funnelSql = (steps, windowUs) => {
  const ctes = steps.slice(1).map(
    (
      name,
      i,
    ) => `s${i + 2} AS (SELECT *, CASE WHEN event = '${name}' AND at_us - b${i + 1} <= ${windowUs} THEN b${i + 1} END AS a${i + 2} FROM
      (SELECT *, max(a${i + 1}) OVER (PARTITION BY actor ORDER BY at_us, seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS b${i + 1} FROM s${i + 1}))`,
  );
  const names = steps.map((name) => `'${name}'`).join(', ');
  return `WITH s1 AS (SELECT actor, at_us, seq, event, CASE WHEN event = '${steps[0]}' THEN at_us END AS a1 FROM events WHERE event IN (${names})), ${ctes.join(', ')}
    SELECT ${steps.map((_, i) => `count(DISTINCT CASE WHEN a${i + 1} IS NOT NULL THEN actor END)::DOUBLE AS n${i + 1}`).join(', ')} FROM s${steps.length}`;
};

const pathsSql = (
  maxSteps,
) => `WITH cut AS (SELECT actor, at_us, seq, event, CASE WHEN at_us - lag(at_us) OVER w > ${us.hour / 2} OR lag(at_us) OVER w IS NULL THEN 1 ELSE 0 END AS fresh FROM events WINDOW w AS (PARTITION BY actor ORDER BY at_us, seq)),
  sessions AS (SELECT *, sum(fresh) OVER (PARTITION BY actor ORDER BY at_us, seq) AS session FROM cut),
  runs AS (SELECT *, lag(event) OVER (PARTITION BY actor, session ORDER BY at_us, seq) AS before FROM sessions),
  kept AS (SELECT *, row_number() OVER (PARTITION BY actor, session ORDER BY at_us, seq) AS step, lead(event) OVER (PARTITION BY actor, session ORDER BY at_us, seq) AS after FROM runs WHERE before IS NULL OR before <> event)
  SELECT step::DOUBLE AS step, event::VARCHAR AS "from", after::VARCHAR AS "to", count(*)::DOUBLE AS n FROM kept WHERE step < ${maxSteps} AND after IS NOT NULL GROUP BY ALL`;

const week = `floor((at_us - 345600000000) / ${7 * us.day})::INTEGER`;
const retentionSql = (
  periods,
) => `WITH active AS (SELECT DISTINCT actor, ${week} AS period FROM events), first AS (SELECT actor, min(period) AS cohort FROM active GROUP BY actor)
  SELECT cohort::DOUBLE AS cohort, (period - cohort)::DOUBLE AS "column", count(*)::DOUBLE AS n FROM active JOIN first USING (actor) WHERE period - cohort <= ${periods} GROUP BY ALL`;

const trendSql = (size) =>
  `SELECT floor(at_us / ${size})::DOUBLE AS period, count(*)::DOUBLE AS n FROM events GROUP BY ALL`;

const activeSql = `SELECT DISTINCT actor, ${week} AS period FROM events`;
const lifecycleSql = `WITH active AS (${activeSql}), neighbours AS (SELECT period, min(period) OVER w AS first, lag(period) OVER (w ORDER BY period) AS before, lead(period) OVER (w ORDER BY period) AS after
    FROM active WINDOW w AS (PARTITION BY actor)),
  now AS (SELECT period, count(*) FILTER (period = first) AS new, count(*) FILTER (before = period - 1) AS kept, count(*) FILTER (before < period - 1) AS resurrecting FROM neighbours GROUP BY period),
  gone AS (SELECT period + 1 AS period, count(*) AS dormant FROM neighbours WHERE after IS NULL OR after > period + 1 GROUP BY ALL)
  SELECT period::DOUBLE AS period, new::DOUBLE AS new, kept::DOUBLE AS kept, resurrecting::DOUBLE AS resurrecting, coalesce(dormant, 0)::DOUBLE AS dormant FROM now LEFT JOIN gone USING (period) ORDER BY period`;
const stickinessSql = `SELECT n::DOUBLE AS periods, count(*)::DOUBLE AS actors FROM (SELECT actor, count(*) AS n FROM (${activeSql}) GROUP BY actor) GROUP BY n ORDER BY n`;

const steps = ['view product', 'add to cart', 'begin checkout', 'purchase'];
const spec = (kind, rest) => ({ kind, v: 1, ...rest });
const inWindow = (amount) => ({ amount, unit: 'day', from: 'firstStep' });
const weekly = { start: { event: null }, return: { event: null }, period: 'week' };

/** Each question twice: as first asked, and changed; with the SQL that says the same and how to compare the answers. */
export const questions = {
  funnel: {
    specs: [7, 1].map((days) =>
      spec('funnel', { steps: steps.map((event) => ({ event })), ties: 'arrival', window: inWindow(days) }),
    ),
    sql: [7, 1].map((days) => funnelSql(steps, days * us.day)),
    ours: (result) => result.steps.map(({ units }) => units).join(),
    theirs: ([row]) => Object.values(row).join(),
  },
  paths: {
    specs: [6, 4].map((maxSteps) => spec('paths', { maxSteps, rowsPerStep: 50 })),
    sql: [6, 4].map(pathsSql),
    ours: (result) => sorted(result.links.map((link) => [link.step, link.from.name, link.to.name, link.paths])),
    theirs: (rows) => sorted(rows.map((row) => [row.step, row.from, row.to, row.n])),
  },
  retention: {
    specs: [12, 6].map((periods) => spec('retention', { ...weekly, periods })),
    sql: [12, 6].map(retentionSql),
    ours: (result) =>
      result.rows.flatMap(({ cells }) => cells.map(({ actors }) => actors)).reduce((a, b) => a + (b ?? 0), 0),
    theirs: (rows) => rows.reduce((sum, { n }) => sum + n, 0),
  },
  trend: {
    specs: ['day', 'hour'].map((period) => spec('trend', { event: { event: null }, measure: 'events', period })),
    sql: [us.day, us.hour].map(trendSql),
    ours: (result) =>
      result.series
        .filter(({ value }) => value > 0)
        .map(({ value }) => value)
        .join(),
    theirs: (rows) =>
      rows
        .sort((a, b) => a.period - b.period)
        .map(({ n }) => n)
        .join(),
  },
  lifecycle: {
    specs: ['week', 'week'].map((period, i) =>
      spec('lifecycle', { event: { event: i === 0 ? null : 'purchase' }, period }),
    ),
    sql: [lifecycleSql, lifecycleSql.replace('FROM events', "FROM events WHERE event = 'purchase'")],
    ours: (result) =>
      result.periods.map((one) => [one.new, one.returning, one.resurrecting, Math.abs(one.dormant)]).join(),
    theirs: (rows) => rows.map((one) => [one.new, one.kept, one.resurrecting, one.dormant]).join(),
  },
  stickiness: {
    specs: [null, 'purchase'].map((event) => spec('stickiness', { event: { event }, period: 'week' })),
    sql: [stickinessSql, stickinessSql.replace('FROM events', "FROM events WHERE event = 'purchase'")],
    ours: (result) =>
      result.rows
        .filter(({ actors }) => actors > 0)
        .map((row) => [row.periods, row.actors])
        .join(),
    theirs: (rows) => rows.map((row) => [row.periods, row.actors]).join(),
  },
};

/** The first question of a kind, plain, split by a property of 50 values, and filtered on two properties; null where the kind has no such thing. */
export const variants = {
  plain: (spec) => spec,
  breakdown: (spec) =>
    ['funnel', 'retention', 'trend'].includes(spec.kind)
      ? { ...spec, breakdown: { property: 'page', limit: 50 } }
      : null,
  filter: (spec) => ({
    ...spec,
    filter: {
      all: [
        { property: 'channel', is: 'in', value: ['search', 'email', 'direct'] },
        { property: 'device', is: 'neq', value: 'tablet' },
      ],
    },
  }),
};

const sorted = (rows) =>
  rows
    .map((row) => row.join('|'))
    .sort()
    .join('\n');

/** Runs a statement to its last row. Answers rows and milliseconds. */
export async function askNative(db, statement) {
  const start = performance.now();
  const rows = (await db.runAndReadAll(statement)).getRowObjectsJS();
  return { ms: performance.now() - start, rows };
}
