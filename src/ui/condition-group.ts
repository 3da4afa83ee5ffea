import type { Comparing, Comparison, Condition } from '../model/condition';
import type { NamedProperty } from './vocabulary';

export const groupModes = ['all', 'any', 'none', 'notAll'] as const;
export type GroupMode = (typeof groupModes)[number];

/** How a condition is edited: a list under one of four readings. */
export interface ConditionGroup {
  mode: GroupMode;
  items: readonly Condition[];
}

/** Any condition as a group; a single comparison is a group of one. */
export function groupOf(condition: Condition): ConditionGroup {
  if ('all' in condition) return { mode: 'all', items: condition.all };
  if ('any' in condition) return { mode: 'any', items: condition.any };
  if ('not' in condition) {
    const inner = groupOf(condition.not);
    if (inner.mode === 'any' && inner.items.length !== 1) return { mode: 'none', items: inner.items };
    if (inner.mode === 'none' || inner.mode === 'notAll') return { mode: 'notAll', items: [condition.not] };
    return { mode: inner.mode === 'any' ? 'none' : 'notAll', items: inner.items };
  }
  return { mode: 'all', items: [condition] };
}

/** The condition a group stands for. */
export function conditionOf({ mode, items }: ConditionGroup): Condition {
  const list = [...items];
  switch (mode) {
    case 'all':
      return { all: list };
    case 'any':
      return { any: list };
    case 'none':
      return { not: { any: list } };
    case 'notAll':
      return { not: { all: list } };
  }
}

export const isComparing = (condition: Condition): condition is Comparing => 'property' in condition;

/** The comparisons that make sense for a kind of property. */
export function comparisonsFor(kind: NamedProperty['kind']): readonly Comparison[] {
  switch (kind) {
    case 'text':
      return ['eq', 'neq', 'in', 'notIn', 'contains', 'startsWith', 'endsWith', 'matches', 'isSet', 'isNotSet'];
    case 'number':
      return ['eq', 'neq', 'lt', 'lte', 'gt', 'gte', 'between', 'in', 'notIn', 'isSet', 'isNotSet'];
    case 'instant':
      return ['gte', 'lt', 'gt', 'lte', 'between', 'eq', 'neq', 'isSet', 'isNotSet'];
    case 'boolean':
      return ['eq', 'neq', 'isSet', 'isNotSet'];
  }
}

const several = (is: Comparison): boolean => is === 'in' || is === 'notIn' || is === 'between';
const none = (is: Comparison): boolean => is === 'isSet' || is === 'isNotSet';

/** The comparison with another operator; the value is kept where it still fits. */
export function withOperator(comparing: Comparing, is: Comparison): Comparing {
  const { property, value } = comparing;
  if (none(is) || value === undefined)
    return is === 'in' || is === 'notIn' ? { property, is, value: [] } : { property, is };
  if (several(is)) {
    const list = Array.isArray(value) ? value : [value];
    if (is !== 'between') return { property, is, value: list };
    return list.length === 2 ? { property, is, value: list } : { property, is };
  }
  const single = Array.isArray(value) ? value[0] : value;
  return single === undefined ? { property, is } : { property, is, value: single };
}

/** A comparison to start from: the first comparison of the property's kind, still without a value. */
export const firstComparing = (property: NamedProperty): Comparing => ({
  property: property.name,
  is: comparisonsFor(property.kind)[0] ?? 'eq',
});
