import type { InspectedColumn, Inspection, Mapping } from '../../import/contract';

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
