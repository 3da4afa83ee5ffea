import * as v from 'valibot';
import { isFields } from './fields';
import type { Problem, Parsed, ProblemCode } from './problem';

/** Reads untrusted input with a schema made of `strictObject`s. Unknown fields and values are Problems. */
export function parseWith<Output>(schema: v.GenericSchema<unknown, Output>, input: unknown): Parsed<Output> {
  if (isFields(input) && typeof input['v'] === 'number' && input['v'] > 1) {
    return { ok: false, problems: [{ path: ['v'], code: 'tooNew', detail: String(input['v']) }] };
  }
  const outcome = v.safeParse(schema, input);
  if (outcome.success) return { ok: true, value: outcome.output };
  return { ok: false, problems: outcome.issues.map(problemOf) };
}

function problemOf(issue: v.BaseIssue<unknown>): Problem {
  const path = (issue.path ?? []).map((item) => (typeof item.key === 'number' ? item.key : String(item.key)));
  const custom = /^(\w+)\|(.*)$/.exec(issue.message);
  if (custom) return { path, code: custom[1] as ProblemCode, detail: custom[2] ?? '' };
  const code = codeOf(issue);
  return issue.expected === null ? { path, code } : { path, code, detail: issue.expected };
}

function codeOf(issue: v.BaseIssue<unknown>): ProblemCode {
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'unknownField';
  if (issue.input === undefined) return 'missing';
  if (['picklist', 'literal', 'regex', 'variant'].includes(issue.type)) return 'unknownValue';
  if (['min_value', 'max_value', 'gt_value', 'integer', 'finite', 'safe_integer'].includes(issue.type))
    return 'outOfRange';
  if (issue.type === 'min_length' || issue.type === 'non_empty') return 'missing';
  if (issue.type === 'max_length') return 'tooMany';
  return 'wrongType';
}

/** A rule that is not about one value's type: `message(code, detail)` as the message of `v.check`. */
export const problemMessage = (code: ProblemCode, detail = ''): string => `${code}|${detail}`;

/** What is wrong with a whole, at places inside it. */
export type Conflict = Pick<Problem, 'path' | 'code'> & { detail: string };

/** A check of a whole that is typed: each conflict becomes a Problem at its place. */
export const withoutConflicts = <Whole extends object>(
  conflictsOf: (whole: Whole) => readonly Conflict[],
): v.RawCheckAction<Whole> =>
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const { path, code, detail } of conflictsOf(dataset.value)) {
      addIssue({ message: problemMessage(code, detail), path: issuePath(path) });
    }
  });

function issuePath(path: Conflict['path']): [v.IssuePathItem, ...v.IssuePathItem[]] {
  const input: Record<string, unknown> = {};
  const items = path.map((key): v.IssuePathItem =>
    typeof key === 'number'
      ? { type: 'array', origin: 'value', input: [], key, value: undefined }
      : { type: 'object', origin: 'value', input, key, value: undefined },
  );
  const [first, ...rest] = items;
  if (first === undefined) throw new Error('a conflict has a place');
  return [first, ...rest];
}
