import * as v from 'valibot';
import type { Problem, Parsed, ProblemCode } from './problem';

/** Fields and values of the public format that this version does not compute. Paths are dotted, without indexes. */
export interface Later {
  /** field → the value that may be given all the same, since it is the default (undefined: none) */
  fields: Record<string, unknown>;
  /** field → values not computed yet */
  values?: Record<string, string[]>;
}

/** Fields of every spec that come with segments. */
export const laterForAll: Record<string, unknown> = {};

/**
 * Reads untrusted input with a schema made of `strictObject`s. Unknown fields and values are Problems; what the format has but this version does
 * not compute is `unsupported`, unless it says the default.
 */
export function parseWith<Output>(
  schema: v.GenericSchema<unknown, Output>,
  input: unknown,
  later?: Later,
): Parsed<Output> {
  if (isRecord(input) && typeof input['v'] === 'number' && input['v'] > 1) {
    return { ok: false, problems: [{ path: ['v'], code: 'tooNew', detail: String(input['v']) }] };
  }
  const outcome = v.safeParse(schema, later ? withoutDefaults(input, later.fields, '') : input);
  if (outcome.success) return { ok: true, value: outcome.output };
  return { ok: false, problems: outcome.issues.map((issue) => problemOf(issue, later)) };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy without the later fields that say their default. */
function withoutDefaults(input: unknown, fields: Record<string, unknown>, at: string): unknown {
  if (Array.isArray(input)) return input.map((item: unknown) => withoutDefaults(item, fields, at));
  if (!isRecord(input)) return input;
  const kept = Object.entries(input).filter(([key, value]) => {
    const path = at + key;
    return !(path in fields && fields[path] !== undefined && JSON.stringify(value) === JSON.stringify(fields[path]));
  });
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutDefaults(value, fields, `${at}${key}.`)]));
}

function problemOf(issue: v.BaseIssue<unknown>, later: Later | undefined): Problem {
  const path = (issue.path ?? []).map((item) => (typeof item.key === 'number' ? item.key : String(item.key)));
  const named = path.filter((key) => typeof key === 'string').join('.');
  const custom = /^(\w+)\|(.*)$/.exec(issue.message);
  if (custom) return { path, code: custom[1] as ProblemCode, detail: custom[2] ?? '' };
  const code = codeOf(issue);
  if (code === 'unknownField' && later && named in later.fields) return { path, code: 'unsupported' };
  if (code === 'unknownValue' && typeof issue.input === 'string' && later?.values?.[named]?.includes(issue.input)) {
    return { path, code: 'unsupported', detail: issue.input };
  }
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
