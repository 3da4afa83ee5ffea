import type { Condition, Matcher, PropertyValue } from '../../model/condition';
import { touchpointBy } from './spec';
import type { ChannelTouchpoint, JourneySpec, TouchpointGroup, TouchpointRef } from './spec';

const namesIn = ({ event }: Matcher): string[] => (event === null ? [] : [event].flat());

/** The names of a stage when rules of names are all there is, its own and those of the stages before, which take their names first; null otherwise. */
function namesOfStage({ model }: JourneySpec, stage: string): string[] | null {
  const place = model.stages.findIndex(({ name }) => name === stage);
  const rules = model.stages.slice(0, place + 1).map((one) => one.rules);
  if (place < 0 || rules.flat().some(({ event, where }) => event === null || where !== undefined)) return null;
  const taken = new Set(rules.slice(0, -1).flat().flatMap(namesIn));
  const own = new Set((rules.at(-1) ?? []).flatMap(namesIn));
  return [...own].filter((name) => !taken.has(name));
}

/** The events of a cell as one matcher; null where no single matcher takes just them, or nothing. */
export function cellMatcher(spec: JourneySpec, stage: string, touchpoint: TouchpointRef): Matcher | null {
  const names = namesOfStage(spec, stage);
  if (names === null || names.length === 0 || (typeof touchpoint === 'object' && touchpoint !== null)) return null;
  const by = touchpointBy(spec.touchpoint);
  switch (by.kind) {
    case 'event':
      return typeof touchpoint === 'string' && names.includes(touchpoint) ? { event: touchpoint } : null;
    case 'channels':
      return channelMatcher(by.channels, names, touchpoint);
    case 'groups':
      return groupMatcher(by.groups, names, touchpoint);
    case 'property': {
      const { property } = by;
      const where: Condition =
        touchpoint === null ? { property, is: 'isNotSet' } : { property, is: 'eq', value: touchpoint };
      return { event: names, where };
    }
  }
}

/** null where the channel is one of several rules, or the events are those of no channel. */
function channelMatcher(
  { touchpoint, channel }: ChannelTouchpoint,
  names: readonly string[],
  value: PropertyValue,
): Matcher | null {
  if (value === null) return null;
  const own = names.filter((name) => touchpoint.event === null || namesIn(touchpoint).includes(name));
  const isOne = typeof channel === 'string' || channel.filter((rule) => rule.channel === value).length === 1;
  const found =
    typeof channel === 'string'
      ? { event: own, where: { property: channel, is: 'eq' as const, value } }
      : groupMatcher(
          channel.map((rule) => ({ name: rule.channel, matcher: rule.matcher })),
          own,
          value,
        );
  if (!isOne || found === null || namesIn(found).length === 0) return null;
  const all = [found.where, touchpoint.where].filter((where) => where !== undefined);
  const [only] = all;
  if (only === undefined) return { event: found.event };
  return { event: found.event, where: all.length === 1 ? only : { all } };
}

function groupMatcher(
  groups: readonly TouchpointGroup[],
  names: readonly string[],
  touchpoint: PropertyValue,
): Matcher | null {
  const place = groups.findIndex(({ name }) => name === touchpoint);
  const group = groups[place];
  if (group === undefined) return null;
  const { event, where } = group.matcher;
  const own = names.filter((name) => event === null || namesIn(group.matcher).includes(name));
  const before = groups.slice(0, place).map(({ matcher }) => matcher);
  const sharing = before.filter(
    ({ event: names }) => names === null || own.some((name) => [names].flat().includes(name)),
  );
  if (sharing.some((other) => other.event === null || other.where !== undefined)) return null;
  const taken = new Set(before.flatMap(namesIn));
  const left = own.filter((name) => !taken.has(name));
  if (left.length === 0) return null;
  return { event: left, ...(where === undefined ? {} : { where }) };
}

/** What later questions keep of this one: who and when. */
const shared = ({ range, filter, segment }: JourneySpec): object => ({
  ...(range === undefined ? {} : { range }),
  ...(filter === undefined ? {} : { filter }),
  ...(segment === undefined ? {} : { segment }),
});

/**
 * The same numbers as a funnel: from the cell to any later stage, however late, in order of arrival. Its steps count the cell's actors and those who went on; null where no funnel says so. A funnel's
 * range is about its first step only, so with a range there is none.
 */
export function funnelOf(spec: JourneySpec, stage: string, touchpoint: TouchpointRef): { kind: 'funnel' } | null {
  const from = cellMatcher(spec, stage, touchpoint);
  const place = spec.model.stages.findIndex(({ name }) => name === stage);
  const later = spec.model.stages.slice(place + 1).map(({ name }) => namesOfStage(spec, name));
  if (from === null || spec.range !== undefined || later.some((names) => names === null)) return null;
  const names = later.flatMap((list) => list ?? []);
  if (names.length === 0) return null;
  const window = { amount: 36_500, unit: 'day', from: 'firstStep' };
  const funnel = { kind: 'funnel' as const, v: 1, steps: [from, { event: names }], ties: 'arrival', window };
  return { ...funnel, ...shared(spec) };
}

/** What they did after it: paths that begin at each actor's first event of the cell; null where it is no single matcher. */
export function pathsOf(spec: JourneySpec, stage: string, touchpoint: TouchpointRef): { kind: 'paths' } | null {
  const start = cellMatcher(spec, stage, touchpoint);
  return start === null
    ? null
    : { kind: 'paths' as const, ...{ v: 1, unit: 'actor', node: 'event', start }, ...shared(spec) };
}
