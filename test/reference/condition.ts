import type { Comparing, Condition, Matcher, Scalar } from '../../src/model/condition';
import { byText, propertyOf, type LogEvent } from './log';

/** Does the event satisfy the condition? */
export function satisfies(event: LogEvent, condition: Condition): boolean {
  if ('all' in condition) return condition.all.every((part) => satisfies(event, part));
  if ('any' in condition) return condition.any.some((part) => satisfies(event, part));
  if ('not' in condition) return !satisfies(event, condition.not);
  return compares(event, condition);
}

function compares(event: LogEvent, { property, is, value }: Comparing): boolean {
  const found = propertyOf(event, property);
  if (found === null) return is === 'neq' || is === 'notIn' || is === 'isNotSet';
  const list = Array.isArray(value) ? value : [];
  const [low, high] = list;
  const one = Array.isArray(value) ? undefined : value;
  const order = (other: Scalar | undefined): number | null => compareSameKind(found, other);
  switch (is) {
    case 'isSet':
      return true;
    case 'isNotSet':
      return false;
    case 'eq':
      return found === one;
    case 'neq':
      return found !== one;
    case 'in':
      return list.some((item) => item === found);
    case 'notIn':
      return list.every((item) => item !== found);
    case 'lt':
      return (order(one) ?? 1) < 0;
    case 'lte':
      return (order(one) ?? 1) <= 0;
    case 'gt':
      return (order(one) ?? -1) > 0;
    case 'gte':
      return (order(one) ?? -1) >= 0;
    case 'between':
      return (order(low) ?? -1) >= 0 && (order(high) ?? 1) <= 0;
    case 'contains':
      return texts(found, one, (text, part) => text.includes(part));
    case 'startsWith':
      return texts(found, one, (text, part) => text.startsWith(part));
    case 'endsWith':
      return texts(found, one, (text, part) => text.endsWith(part));
    case 'matches':
      return texts(found, one, (text, pattern) => new RegExp(pattern, 'u').test(text));
  }
}

/** null when the two are not of one kind. */
function compareSameKind(a: Scalar, b: Scalar | undefined): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return byText(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return null;
}

const texts = (a: Scalar, b: Scalar | undefined, holds: (a: string, b: string) => boolean): boolean =>
  typeof a === 'string' && typeof b === 'string' && holds(a, b);

/** Does the event have one of the matcher's names? */
export function hasName(event: LogEvent, { event: name }: Matcher): boolean {
  if (name === null) return true;
  return typeof name === 'string' ? event.event === name : name.includes(event.event);
}

/** Is the event one the matcher means? */
export const matches = (event: LogEvent, matcher: Matcher): boolean =>
  hasName(event, matcher) && (matcher.where === undefined || satisfies(event, matcher.where));

export const passesFilter = (event: LogEvent, filter: Condition | undefined): boolean =>
  filter === undefined || satisfies(event, filter);
