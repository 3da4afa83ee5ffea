/** Values a property can have in specs and results. Instants are ISO-8601 text in UTC; null is "absent". */
export type PropertyValue = string | number | boolean | null;

/** What a stored property is. An instant is kept as UTC microseconds. */
export type PropertyKind = 'text' | 'number' | 'boolean' | 'instant';

export const comparisons = [
  'eq',
  'neq',
  'in',
  'notIn',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'contains',
  'startsWith',
  'endsWith',
  'matches',
  'isSet',
  'isNotSet',
] as const;
export type Comparison = (typeof comparisons)[number];

export type Scalar = string | number | boolean;

/**
 * One comparison of one property. `in`, `notIn` take a list, `between` exactly two values (both inside), `isSet` and
 * `isNotSet` none. No conversion between kinds; an absent property satisfies only `neq`, `notIn`, `isNotSet`.
 */
export interface Comparing {
  property: string;
  is: Comparison;
  value?: Scalar | Scalar[];
}

export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Comparing;

/** Which events: by name (one, any of several, or null for any event) and optionally by properties. */
export interface Matcher {
  event: string | string[] | null;
  where?: Condition;
}
