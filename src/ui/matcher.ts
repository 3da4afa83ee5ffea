import type { Matcher } from '../model/condition';

/** The names a matcher takes; null is any event, a name not chosen yet is ''. */
export function namesOf(matcher: Matcher): readonly string[] | null {
  return typeof matcher.event === 'string' ? [matcher.event] : matcher.event;
}

/** The matcher with other names; one name is kept as a plain text. None chosen is ''. */
export function withNames<M extends Matcher>(matcher: M, names: readonly string[] | null): M {
  if (names === null) return { ...matcher, event: null };
  return { ...matcher, event: names.length <= 1 ? (names[0] ?? '') : [...names] };
}

/** The matcher without its conditions, or with other ones. */
export function withWhere<M extends Matcher>(matcher: M, where: Matcher['where'] | null): M {
  const copy = { ...matcher };
  delete copy.where;
  return where ? { ...copy, where } : copy;
}
