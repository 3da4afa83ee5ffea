import type { Did } from '../../model/people-rules';
import { isRule, type Segment } from '../../model/segment';
import type { GroupMode } from '../../ui/condition-group';

/** How rules over people are edited: a list under one of four readings. */
export interface SegmentGroup {
  mode: GroupMode;
  items: readonly Segment[];
}

/** Any segment as a group; a single rule is a group of one. */
export function segmentGroupOf(segment: Segment): SegmentGroup {
  if (isRule(segment)) return { mode: 'all', items: [segment] };
  if ('all' in segment) return { mode: 'all', items: segment.all };
  if ('any' in segment) return { mode: 'any', items: segment.any };
  if ('not' in segment.not) return { mode: 'none', items: [segment.not] };
  const { mode, items } = segmentGroupOf(segment.not);
  return { mode: mode === 'any' || items.length === 1 ? 'none' : 'notAll', items };
}

/** The segment a group stands for; null without a rule. */
export function segmentOf({ mode, items }: SegmentGroup): Segment | null {
  const [first] = items;
  if (first === undefined) return null;
  const list = [...items];
  switch (mode) {
    case 'all':
      return list.length === 1 ? first : { all: list };
    case 'any':
      return { any: list };
    case 'none':
      return { not: list.length === 1 ? first : { any: list } };
    case 'notAll':
      return { not: { all: list } };
  }
}

export const timesKinds = ['atLeast', 'atMost', 'exactly', 'between'] as const;
export type TimesKind = (typeof timesKinds)[number];

/** How often a rule asks for its event. */
export type Times = { kind: 'never' } | { kind: TimesKind; from: number; to: number };

/** How often a rule asks for its event; without bounds at least once. */
export function timesOf({ atLeast, atMost }: Pick<Did, 'atLeast' | 'atMost'>): Times {
  if (atMost === undefined) return { kind: 'atLeast', from: atLeast ?? 1, to: atLeast ?? 1 };
  const from = atLeast ?? 0;
  if (atMost === 0) return { kind: 'never' };
  if (from === 0) return { kind: 'atMost', from: atMost, to: atMost };
  return from === atMost ? { kind: 'exactly', from, to: from } : { kind: 'between', from, to: atMost };
}

/** The rule with another number of times; bounds that cross become equal. */
export function withTimes(rule: Did, times: Times): Did {
  const kept = { ...rule };
  delete kept.atLeast;
  delete kept.atMost;
  if (times.kind === 'never') return { ...kept, atMost: 0 };
  const { from, to } = times;
  switch (times.kind) {
    case 'atLeast':
      return from === 1 ? kept : { ...kept, atLeast: from };
    case 'atMost':
      return { ...kept, atMost: from };
    case 'exactly':
      return { ...kept, atLeast: from, atMost: from };
    case 'between':
      return { ...kept, atLeast: from, atMost: Math.max(from, to) };
  }
}

/** A rule to start from; its event is still to be chosen. */
export const emptyRule: Did = { did: { event: '' } };
