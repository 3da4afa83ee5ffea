import type { TakenEvent } from '../../analyses/run';
import type { TimelineEvent } from '../../engine/protocol';

/** A row of a timeline: an event with its place, the steps it was taken as, and what stands above it. */
export interface TimelineLine {
  index: number;
  event: TimelineEvent;
  taken: readonly TakenEvent[];
  /** a session begins here, or goes on after another one; null: events of no session begin */
  session?: number | null;
  /** µs since the event before, where that is a gap; sessions begin after one or not */
  pauseUs: number;
}

/** Rows of a timeline; a pause over `gapUs` is a gap. Borders are drawn only where there is more than one session, or a session and events of none. */
export function timelineLines(
  events: readonly TimelineEvent[],
  taken: readonly TakenEvent[],
  gapUs: number,
): TimelineLine[] {
  const byIndex = new Map<number, TakenEvent[]>();
  for (const one of taken) byIndex.set(one.index, [...(byIndex.get(one.index) ?? []), one]);
  const first = events[0]?.session;
  const isOne = events.every(({ session }) => session === first);
  return events.map((event, index) => {
    const before = events[index - 1];
    const pause = before === undefined ? 0 : event.atUs - before.atUs;
    const begins = !isOne && (before === undefined || before.session !== event.session);
    return {
      ...{ index, event, taken: byIndex.get(index) ?? [] },
      ...(begins ? { session: event.session } : {}),
      pauseUs: pause > gapUs ? pause : 0,
    };
  });
}
