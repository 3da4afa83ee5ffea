import type { EventProfile } from '../../engine/protocol';
import type { CountedName } from '../../ui/vocabulary';

/** The names with their counts over time, where they are known. */
export function withSlices(events: readonly CountedName[], profiles: readonly EventProfile[]): CountedName[] {
  const byName = new Map(profiles.map((profile) => [profile.name, profile.slices]));
  return events.map((event) => ({ ...event, slices: byName.get(event.name) ?? [] }));
}
