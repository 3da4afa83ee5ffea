/** What is wrong with one place of a spec that is not valid yet. `path` leads to the place, as keys and indexes from the spec's root. */
export interface Problem {
  path: (string | number)[];
  code: ProblemCode;
  /** what was found or what is allowed, for the sentence; plain text, may come from hostile input */
  detail?: string;
}

export type ProblemCode =
  | 'missing' // a required field is absent or empty
  | 'unknownField'
  | 'unknownValue' // not one of the allowed values; detail lists them
  | 'wrongType'
  | 'outOfRange' // detail says the bounds
  | 'tooMany'
  | 'conflict' // two fields that cannot be used together; detail names the other
  | 'tooNew'; // saved by a later version

/** The outcome of reading untrusted input. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };
