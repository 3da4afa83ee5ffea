import type { ColumnSource } from '../src/columns/source';
import { FailureError } from '../src/model/failure';
import type { Problem } from '../src/model/problem';
import { sql } from '../src/sql/sql';

interface Pattern {
  path: (string | number)[];
  text: string;
}

/** Runs `work`; when the database refuses a pattern (RE2) of the spec, the failure names where it stands. @throws FailureError */
export async function withPatterns<T>(spec: unknown, source: ColumnSource, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.code !== 'engine') throw error;
    const problems: Problem[] = [];
    for (const { path, text } of patternsIn(spec, [])) {
      const refusal = await source.query(sql`SELECT regexp_matches('', ${text})::INTEGER AS ok`).then(
        () => null,
        (refused: unknown) =>
          refused instanceof FailureError && refused.failure.code === 'engine' ? refused.failure.detail : '',
      );
      if (refusal !== null) problems.push({ path, code: 'unknownValue', detail: refusal });
    }
    if (problems.length > 0) throw new FailureError({ code: 'invalidSpec', problems });
    throw error;
  }
}

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
