import type { DatasetInfo } from '../model/dataset';
import { byText } from '../model/text-order';

export type NeighbourSide = 'before' | 'next';

/** How many actors had an event directly before or next; null: none came. */
export interface Neighbour {
  event: string | null;
  actors: number;
}

/** What people did directly before and next: the ten commonest events, then no event at all. An actor with several attempts can be in several lines. */
export interface Neighbours {
  /** everyone the lines are about */
  actors: number;
  before: Neighbour[];
  next: Neighbour[];
  /** further events on each side that are not listed */
  moreBefore: number;
  moreNext: number;
}

/** Actors by the code of an event; `noEvent` for those without one. */
export interface NeighbourState {
  actors: Set<number>;
  before: Map<number, Set<number>>;
  next: Map<number, Set<number>>;
}

export const noEvent = -1;
const mostNeighbours = 10;

export const noNeighbours = (): NeighbourState => ({ actors: new Set(), before: new Map(), next: new Map() });

export function addNeighbour(
  state: NeighbourState,
  actor: number,
  { before, next }: { before: number; next: number },
): void {
  state.actors.add(actor);
  put(state.before, before, actor);
  put(state.next, next, actor);
}

export function mergeNeighbours(a: NeighbourState, b: NeighbourState): NeighbourState {
  for (const actor of b.actors) a.actors.add(actor);
  for (const side of ['before', 'next'] as const)
    for (const [event, actors] of b[side]) for (const actor of actors) put(a[side], event, actor);
  return a;
}

export function shapeNeighbours(state: NeighbourState, dataset: DatasetInfo): Neighbours {
  const before = commonest(state.before, dataset);
  const next = commonest(state.next, dataset);
  return {
    actors: state.actors.size,
    ...{ before: before.lines, next: next.lines },
    ...{ moreBefore: before.more, moreNext: next.more },
  };
}

function put(side: Map<number, Set<number>>, event: number, actor: number): void {
  const known = side.get(event);
  if (known === undefined) side.set(event, new Set([actor]));
  else known.add(actor);
}

function commonest(
  side: ReadonlyMap<number, ReadonlySet<number>>,
  { events }: DatasetInfo,
): { lines: Neighbour[]; more: number } {
  const named = [...side]
    .filter(([event]) => event !== noEvent)
    .map(([event, actors]) => ({ event: events[event]?.name ?? '', actors: actors.size }))
    .sort((a, b) => b.actors - a.actors || byText(a.event, b.event));
  const none = side.get(noEvent);
  return {
    lines: [...named.slice(0, mostNeighbours), ...(none === undefined ? [] : [{ event: null, actors: none.size }])],
    more: Math.max(0, named.length - mostNeighbours),
  };
}
