import { mostExact, timeOf, timeStepOf } from './rounding';

/** Times in whole µs, one after another: as they are up to a limit, from the first above it on all of them rounded. */
export interface TimeList {
  /** µs, or steps where they are rounded; may have more room than `size` */
  times: Float64Array | Uint16Array;
  size: number;
  limit: number;
}

export const emptyTimes = (limit = mostExact): TimeList => ({ times: new Float64Array(0), size: 0, limit });

export const isRounded = ({ times }: TimeList): boolean => times instanceof Uint16Array;

export function addTime(list: TimeList, us: number): void {
  if (list.size === list.times.length || list.size === list.limit) makeRoom(list, list.size + 1);
  list.times[list.size] = isRounded(list) ? timeStepOf(us) : us;
  list.size += 1;
}

/** Both, those of `a` first, in `a`. */
export function joinedTimes(a: TimeList, b: TimeList): TimeList {
  makeRoom(a, a.size + b.size);
  if (isRounded(a) === isRounded(b)) a.times.set(b.times.subarray(0, b.size), a.size);
  else for (let i = 0; i < b.size; i += 1) a.times[a.size + i] = timeStepOf(b.times[i]!);
  a.size += b.size;
  return a;
}

/** The time at a place, in µs. */
export const timeAt = (list: TimeList, place: number): number =>
  isRounded(list) ? timeOf(list.times[place]!) : list.times[place]!;

function makeRoom(list: TimeList, size: number): void {
  const { times, limit } = list;
  const rounds = size > limit && !isRounded(list);
  if (size <= times.length && !rounds) return;
  const room = size <= times.length ? times.length : Math.max(1024, size, 2 * times.length);
  const used = times.subarray(0, list.size);
  list.times = rounds || isRounded(list) ? new Uint16Array(room) : new Float64Array(room);
  list.times.set(rounds ? used.map((us) => timeStepOf(us)) : used);
}
