import type { Condition, Matcher } from '../../model/condition';
import type { Duration } from '../../model/duration';
import type { Expanded, PathsSpec, PathsStart, Rename } from './spec';

type Optional = 'start' | 'end' | 'within' | 'include' | 'exclude' | 'rename' | 'filter';

/** The question without one of its optional fields. */
export function without(spec: PathsSpec, field: Optional): PathsSpec {
  const { start, end, within, include, exclude, rename, filter, ...rest } = spec;
  const optional = { start, end, within, include, exclude, rename, filter };
  const kept = Object.entries(optional).filter(([name, value]) => name !== field && value !== undefined);
  return { ...rest, ...Object.fromEntries(kept) };
}

/** The path begins at the first of these events, or one at each; the first of any events is no start at all. */
export const withStart = (spec: PathsSpec, start: PathsStart): PathsSpec =>
  start.event === null && !start.where && start.occurrence !== 'every' ? without(spec, 'start') : { ...spec, start };

/** The path ends at these events. A question that has only an end counts its columns back from it. */
export function withEnd(spec: PathsSpec, end: Matcher): PathsSpec {
  if (end.event === null && !end.where) return { ...without(spec, 'end'), align: 'start' };
  return { ...spec, end, align: spec.end === undefined && spec.start === undefined ? 'end' : spec.align };
}

export const withWithin = (spec: PathsSpec, within: Duration | null): PathsSpec =>
  within === null ? without(spec, 'within') : { ...spec, within };

/** Steps are events, some of them named by a property. */
export const withExpanded = (spec: PathsSpec, expanded: Expanded[]): PathsSpec => ({
  ...spec,
  node: expanded.length === 0 ? 'event' : expanded,
});

export const withList = (spec: PathsSpec, field: 'include' | 'exclude', list: Matcher[]): PathsSpec =>
  list.length === 0 ? without(spec, field) : { ...spec, [field]: list };

export const withRename = (spec: PathsSpec, rename: Rename[]): PathsSpec =>
  rename.length === 0 ? without(spec, 'rename') : { ...spec, rename };

export const withFilter = (spec: PathsSpec, filter: Condition | null): PathsSpec =>
  filter === null ? without(spec, 'filter') : { ...spec, filter };
