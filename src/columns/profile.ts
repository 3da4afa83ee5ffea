import type { DatasetInfo } from '../model/dataset';
import type { BaseColumns } from './base-columns';

/** Of each event name: events in equal slices of the data's span, and distinct actors. */
export function eventProfiles(
  base: BaseColumns,
  dataset: DatasetInfo,
  slices: number,
): { name: string; events: number; actors: number; slices: number[] }[] {
  const { firstUs, lastUs, events } = dataset;
  const perUs = slices / (lastUs - firstUs + 1);
  const counts = new Uint32Array(events.length * slices);
  const actors = new Uint32Array(events.length);
  const lastActor = new Int32Array(events.length).fill(-1);
  const { at, event, offsets } = base;
  for (let actor = 0; actor < offsets.length - 1; actor += 1) {
    for (let row = offsets[actor]!; row < offsets[actor + 1]!; row += 1) {
      const code = event[row]!;
      counts[code * slices + Math.floor((at[row]! - firstUs) * perUs)]! += 1;
      if (lastActor[code] !== actor) {
        lastActor[code] = actor;
        actors[code]! += 1;
      }
    }
  }
  return events.map(({ name, events: total }, code) => ({
    name,
    events: total,
    actors: actors[code]!,
    slices: [...counts.subarray(code * slices, (code + 1) * slices)],
  }));
}

/**
 * Event names for the first question on a data set: the most frequent event, then the two others that most often come directly after it in an
 * actor's order. Fewer when there are not as many. Equal counts go by name.
 */
export function firstSteps(base: BaseColumns, dataset: DatasetInfo): string[] {
  const { events } = dataset;
  const ranked = (counts: ArrayLike<number>): number[] =>
    events
      .map((_, code) => code)
      .filter((code) => (counts[code] ?? 0) > 0)
      .sort((a, b) => counts[b]! - counts[a]! || (events[a]!.name < events[b]!.name ? -1 : 1));
  const [first] = ranked(events.map(({ events: total }) => total));
  if (first === undefined) return [];
  const after = new Float64Array(events.length);
  const { event, offsets } = base;
  for (let actor = 0; actor < offsets.length - 1; actor += 1) {
    for (let row = offsets[actor]! + 1; row < offsets[actor + 1]!; row += 1) {
      if (event[row - 1] === first && event[row] !== first) after[event[row]!]! += 1;
    }
  }
  return [first, ...ranked(after).slice(0, 2)].map((code) => events[code]!.name);
}
