import { identifier, joinSql, sql, type Sql } from '../../sql/sql';
import { numberIn, numbersIn, type LoadDatabase } from './load-database';
import { RepeatedKeys } from './repeated';

/** What makes rows the same, over `accepted`. */
export interface RowKeys {
  /** rows with an event id are the same by these */
  withId: readonly Sql[];
  /** rows without one by these: actor, event, instant, session, all properties */
  without: readonly Sql[];
  /** whether any row can have an event id */
  hasIds: boolean;
}

export interface DuplicateRules {
  duplicates: 'keep' | 'drop';
  /** first seq of each file after the first; rows of the data set as it was are the first file */
  fileStarts: readonly number[];
}

export interface DuplicatesFound {
  /** rows in `dropped` */
  dropped: number;
  /** rows that stay although the same as an earlier one */
  identical: number;
}

const rangeRows = 1_000_000;
/** Keys that are decided in one go. */
const candidatesEach = 1_000_000;
/** Bounds the memory of the set of hashes to about 0.5 GB. */
const keysAtOnce = 30_000_000;

/**
 * Fills table `dropped(seq)` with the rows of `accepted` that are not to be kept: those with the (actor, event id) of an earlier row; of rows without id
 * that are the same, all beyond the largest number any one file has of them (`keep`) or beyond the first (`drop`). Hashes find the candidates, the rows
 * themselves decide. Row numbers go from `firstSeq` up to, not including, `endSeq`.
 */
export async function findDuplicates(
  database: LoadDatabase,
  keys: RowKeys,
  rules: DuplicateRules,
  [firstSeq, endSeq]: [number, number],
  step: () => Promise<void>,
): Promise<DuplicatesFound> {
  await database.query(sql`CREATE TABLE dropped (seq UBIGINT)`);
  const hash = keys.hasIds
    ? sql`CASE WHEN event_id IS NULL THEN hash(${keys.without}) ELSE hash(1, ${keys.withId}) END`
    : sql`hash(${keys.without})`;
  const again = new RepeatedKeys(0);
  const passes = Math.max(1, Math.ceil((endSeq - firstSeq) / keysAtOnce));
  for (let pass = 0; pass < passes; pass += 1) {
    const known = new RepeatedKeys((endSeq - firstSeq) / passes);
    await eachHash(database, hash, [firstSeq, endSeq], step, (_, low, high) => {
      if (high % passes === pass && known.add(low, high)) again.add(low, high);
    });
  }
  if (again.size === 0) return { dropped: 0, identical: 0 };
  const candidates: number[][] = Array.from({ length: Math.ceil(again.size / candidatesEach) }, () => []);
  await eachHash(database, hash, [firstSeq, endSeq], step, (seq, low, high) => {
    if (again.has(low, high)) candidates[low % candidates.length]?.push(seq);
  });
  return await decide(database, keys, rules, candidates, step);
}

async function eachHash(
  database: LoadDatabase,
  hash: Sql,
  [firstSeq, endSeq]: [number, number],
  step: () => Promise<void>,
  take: (seq: number, low: number, high: number) => void,
): Promise<void> {
  for (let first = firstSeq; first < endSeq; first += rangeRows) {
    const range = await database.query(
      sql`SELECT row, (h & 4294967295)::UINTEGER AS low, (h >> 32)::UINTEGER AS high
          FROM (SELECT (seq - ${first})::INTEGER AS row, ${hash} AS h FROM accepted WHERE seq >= ${first} AND seq < ${first + rangeRows})`,
    );
    const [row, low, high] = ['row', 'low', 'high'].map((name) => numbersIn(range, name));
    for (let i = 0; i < (row?.length ?? 0); i += 1) take(first + row![i]!, low![i]!, high![i]!);
    await step();
  }
}

/** Decides candidates group by group; rows that are the same have one hash and so lie in one group. */
async function decide(
  database: LoadDatabase,
  keys: RowKeys,
  rules: DuplicateRules,
  groups: readonly (readonly number[])[],
  step: () => Promise<void>,
): Promise<DuplicatesFound> {
  const judge = judgeSql(keys, rules);
  const allStay = !keys.hasIds && rules.duplicates === 'keep' && rules.fileStarts.length === 0;
  let identical = 0;
  for (const candidates of groups) {
    await keepSeqs(database, candidates);
    if (allStay) {
      identical += await countRepeats(database, keys);
      await database.query(sql`DROP TABLE candidates`);
      await step();
      continue;
    }
    await database.query(sql`CREATE TABLE judged AS ${judge}`);
    await database.query(sql`INSERT INTO dropped SELECT seq FROM judged WHERE n > most`);
    identical += numberIn(
      await database.query(sql`SELECT count(*)::DOUBLE AS n FROM judged WHERE n > 1 AND n <= most`),
      'n',
    );
    await database.query(sql`DROP TABLE judged`);
    await database.query(sql`DROP TABLE candidates`);
    await step();
  }
  const dropped = numberIn(await database.query(sql`SELECT count(*)::DOUBLE AS n FROM dropped`), 'n');
  return { dropped, identical };
}

/** How many candidates are the same as an earlier one. */
async function countRepeats(database: LoadDatabase, { without }: RowKeys): Promise<number> {
  const kept = sql`SELECT count(*) AS n FROM accepted WHERE seq IN (SELECT seq FROM candidates) GROUP BY ${without}`;
  return numberIn(await database.query(sql`SELECT coalesce(sum(n - 1), 0)::DOUBLE AS n FROM (${kept})`), 'n');
}

/** (seq, n, most): row n among those that are the same, of which `most` stay. */
function judgeSql(keys: RowKeys, rules: DuplicateRules): Sql {
  const columns = keys.hasIds
    ? [...keys.withId, ...keys.without.map((key) => sql`CASE WHEN event_id IS NULL THEN ${key} END`)]
    : keys.without;
  const names = columns.map((_, i) => identifier(`k${i}`));
  const named = columns.map((column, i) => sql`${column} AS ${identifier(`k${i}`)}`);
  const starts = rules.fileStarts.map((start, i) => sql`WHEN seq < ${start} THEN ${i}`);
  const file = starts.length === 0 ? sql`0` : sql`CASE ${joinSql(starts, ' ')} ELSE ${starts.length} END`;
  const one = rules.duplicates === 'drop' ? sql`TRUE` : keys.hasIds ? sql`event_id IS NOT NULL` : sql`FALSE`;
  return sql`WITH same AS (SELECT seq, ${file} AS file, ${one} AS one, ${named} FROM accepted WHERE seq IN (SELECT seq FROM candidates)),
      counted AS (SELECT *, row_number() OVER (PARTITION BY ${names} ORDER BY seq) AS n, count(*) OVER (PARTITION BY ${names}, file) AS in_file FROM same)
    SELECT seq, n, CASE WHEN one THEN 1 ELSE max(in_file) OVER (PARTITION BY ${names}) END AS most FROM counted`;
}

async function keepSeqs(database: LoadDatabase, seqs: readonly number[]): Promise<void> {
  await database.query(sql`CREATE TABLE candidates (seq UBIGINT)`);
  const bytes = new TextEncoder().encode(`${seqs.join('\n')}\n`);
  const file = await database.registerBytes(bytes, 'csv');
  await database.query(
    sql`INSERT INTO candidates SELECT seq FROM read_csv(${file}, auto_detect = false, header = false, columns = {'seq': 'UBIGINT'}, delim = ',')`,
  );
  await database.dropFile(file);
}
