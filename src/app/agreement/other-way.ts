import type { Matcher } from '../../model/condition';
import type { SpecBase } from '../../model/spec';

/**
 * Why the same people may be fewer or more when they are asked for in another kind of question. Each names what the other question cannot say, or says
 * otherwise.
 */
export const reasons = [
  'steps',
  'ties',
  'range',
  'window',
  'exclusions',
  'hold',
  'unit',
  'attempts',
  'order',
  'firstEver',
  'names',
  'position',
  'starts',
  'cut',
  'events',
  'sessions',
  'stages',
] as const;
export type Reason = (typeof reasons)[number];

/** The same people asked for in another kind of question. */
export interface OtherWay<Spec, Selection> {
  spec: Spec;
  /** the number of the other question that is of the same people; null when it shows none */
  selection: Selection | null;
  /** why the numbers may differ; without any they are equal */
  differs: Reason[];
}

/** What every question has, but its name and the comparison. */
export const shared = ({ range, filter, segment }: SpecBase<string>) => ({
  ...(range === undefined ? {} : { range }),
  ...(filter === undefined ? {} : { filter }),
  ...(segment === undefined ? {} : { segment }),
});

/** The one event a matcher names; null when it takes several, any, or only some of them. */
export function onlyName({ event, where }: Matcher): string | null {
  if (where !== undefined || event === null) return null;
  if (typeof event === 'string') return event;
  return event.length === 1 ? (event[0] ?? null) : null;
}

/** True when the matcher may take events of this name. */
export const takes = ({ event }: Matcher, name: string): boolean =>
  event === null || (typeof event === 'string' ? event === name : event.includes(name));

/** The reasons that hold. */
export const reasonsOf = (found: Partial<Record<Reason, boolean>>): Reason[] =>
  reasons.filter((reason) => found[reason] === true);
