import type { ColumnSource } from '../src/columns/source';
import { FailureError } from '../src/model/failure';
import type { Problem } from '../src/model/problem';
import { identifier, sql, type Sql } from '../src/sql/sql';

interface Pattern {
  path: (string | number)[];
  text: string;
}

/**
 * Runs `work`, which reads the spec. A pattern in it that is none (RE2) is a failure that names where it stands, also where nothing was compared with it.
 * @throws FailureError
 */
export async function withPatterns<T>(spec: unknown, source: ColumnSource, work: () => Promise<T>): Promise<T> {
  try {
    const done = await work();
    await refuseWrong(patternsIn(spec, []), source);
    return done;
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'engine') {
      await refuseWrong(patternsIn(spec, []), source);
    }
    throw error;
  }
}

/** @throws FailureError `invalidSpec` at each pattern that the database does not take */
async function refuseWrong(patterns: readonly Pattern[], source: ColumnSource): Promise<void> {
  if (patterns.length === 0 || (await refusalOf(source, patterns)) === null) return;
  const problems: Problem[] = [];
  for (const pattern of patterns) {
    const detail = await refusalOf(source, [pattern]);
    if (detail !== null) problems.push({ path: pattern.path, code: 'unknownValue', detail });
  }
  if (problems.length > 0) throw new FailureError({ code: 'invalidSpec', problems });
}

/** What the database says against these patterns; null when it takes them all. */
const refusalOf = (source: ColumnSource, patterns: readonly Pattern[]): Promise<string | null> =>
  source.query(sql`SELECT ${patterns.map(asked)}`).then(
    () => null,
    (refused: unknown) => {
      if (refused instanceof FailureError && refused.failure.code === 'engine') return refused.failure.detail;
      throw refused;
    },
  );

const asked = ({ text }: Pattern, i: number): Sql =>
  sql`regexp_matches('', ${text})::INTEGER AS ${identifier(`pattern${i}`)}`;

/** Values of `matches` conditions and of regex renames, with their places. */
function patternsIn(part: unknown, path: (string | number)[]): Pattern[] {
  if (Array.isArray(part)) return part.flatMap((item, i) => patternsIn(item, [...path, i]));
  if (typeof part !== 'object' || part === null) return [];
  const own: Pattern[] = [];
  if ('is' in part && part.is === 'matches' && 'value' in part && typeof part.value === 'string') {
    own.push({ path: [...path, 'value'], text: part.value });
  }
  if ('regex' in part && typeof part.regex === 'string') own.push({ path: [...path, 'regex'], text: part.regex });
  return [...own, ...Object.entries(part).flatMap(([key, value]) => patternsIn(value, [...path, key]))];
}
