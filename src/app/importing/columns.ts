import type { InspectedColumn, Inspection, Mapping } from '../../import/contract';
import type { PropertyKind } from '../../model/condition';

/** All kinds, in the order they are offered and told in. */
export const kindOrder: readonly PropertyKind[] = ['text', 'number', 'boolean', 'instant'];

/** The columns without a meaning of their own: what can become properties. */
export function freeColumns(inspection: Inspection, mapping: Mapping): InspectedColumn[] {
  const { actor, event, at, eventId, session } = mapping;
  const used = new Set([actor, typeof event === 'string' ? event : [], at, eventId, session].flat());
  return inspection.columns.filter(({ name }) => !used.has(name));
}

/** Those of them that are kept as properties. */
export function keptColumns(inspection: Inspection, mapping: Mapping): InspectedColumn[] {
  const free = freeColumns(inspection, mapping);
  const { properties = 'all' } = mapping;
  return properties === 'all' ? free : free.filter(({ name }) => properties.includes(name));
}

/** Chosen kinds with one changed; null takes a choice back. */
export function withKind(
  kinds: Readonly<Record<string, PropertyKind>>,
  name: string,
  kind: PropertyKind | null,
): Record<string, PropertyKind> {
  const others = Object.entries(kinds).filter(([other]) => other !== name);
  return Object.fromEntries(kind === null ? others : [...others, [name, kind]]);
}

/** Columns with the kinds chosen for them. */
export const withChosenKinds = (
  columns: readonly InspectedColumn[],
  kinds: Readonly<Record<string, PropertyKind>>,
): InspectedColumn[] =>
  columns.map((column) => ({ ...column, kind: new Map(Object.entries(kinds)).get(column.name) ?? column.kind }));

/** What a column means, for the head of the preview. */
export type ColumnRole =
  { role: 'actor'; n: number | null } | { role: 'event' | 'at' | 'eventId' | 'session' | 'property' | 'left' };

export function roleOf(name: string, inspection: Inspection, mapping: Mapping): ColumnRole {
  const actors = [mapping.actor].flat();
  const n = actors.indexOf(name);
  if (n >= 0) return { role: 'actor', n: actors.length > 1 ? n + 1 : null };
  if (mapping.event === name) return { role: 'event' };
  if (mapping.at === name) return { role: 'at' };
  if (mapping.eventId === name) return { role: 'eventId' };
  if (mapping.session === name) return { role: 'session' };
  return keptColumns(inspection, mapping).some((column) => column.name === name)
    ? { role: 'property' }
    : { role: 'left' };
}
