import type { Batch } from '../../columns/batch';
import { rowsPassing } from '../../columns/row-tests';
import { touchesOfRows, valuesOfRows, type AttributionPlan } from './plan';

/** Touches in the actor's order: numbers of channels, and UTC µs. There may be room behind `size`. */
export interface Touches {
  channels: Uint32Array;
  at: Float64Array;
  size: number;
}

/** The touches `from` … `to` - 1 before one conversion, or, where `value` is null, those of an actor who did not convert. */
export interface Journey {
  /** shared by all journeys of an actor, unless only the first touch of each channel stays */
  touches: Touches;
  from: number;
  to: number;
  /** UTC µs of the conversion; NaN without one */
  convertedAt: number;
  value: number | null;
  /** place of the actor in the batch */
  unit: number;
}

/** Walks the journeys of a batch, each as soon as it is known. Keeps its room between them, so it serves one walk at a time. */
export type JourneyWalk = (batch: Batch, see: (journey: Journey) => void) => void;

/** Journeys as the fold's definition says. */
export function journeyWalk(plan: AttributionPlan): JourneyWalk {
  const { range, lookbackUs } = plan;
  const pick = plan.distinct ? firstOfEach(plan.channels.length) : null;
  let own = roomFor(0);
  return (batch, see) => {
    const { at, units, offsets } = batch;
    if (batch.rows > own.channels.length) own = roomFor(batch.rows);
    const channels = touchesOfRows(plan, batch);
    const converts = rowsPassing(plan.conversion, batch);
    const values = valuesOfRows(plan, batch);
    const show = (journey: Journey): void => see(pick === null ? journey : pick(journey));
    for (let unit = 0; unit < units; unit += 1) {
      const [begin, end] = [offsets[unit]!, offsets[unit + 1]!];
      listTouches(own, channels, at, begin, end);
      let [from, to, converted] = [0, 0, false];
      for (let row = begin; row < end; row += 1) {
        if (channels[row] !== 0) to += 1;
        const convertedAt = at[row]!;
        if (converts[row] === 0 || convertedAt < range.fromUs || convertedAt > range.toUs) continue;
        while (from < to && convertedAt - own.at[from]! > lookbackUs) from += 1;
        const value = values === null ? plan.worth : values[row]! || 0;
        show({ touches: own, from, to, convertedAt, value, unit });
        converted = true;
      }
      if (converted) continue;
      const lost = inRange(own, range);
      if (lost.to > lost.from) show({ touches: own, ...lost, convertedAt: NaN, value: null, unit });
    }
  };
}

const roomFor = (rows: number): Touches => ({ channels: new Uint32Array(rows), at: new Float64Array(rows), size: 0 });

function listTouches(own: Touches, channels: Uint32Array, at: Float64Array, begin: number, end: number): void {
  own.size = 0;
  for (let row = begin; row < end; row += 1) {
    if (channels[row] === 0) continue;
    own.channels[own.size] = channels[row]! - 1;
    own.at[own.size] = at[row]!;
    own.size += 1;
  }
}

function inRange({ at, size }: Touches, range: { fromUs: number; toUs: number }): { from: number; to: number } {
  let from = 0;
  while (from < size && at[from]! < range.fromUs) from += 1;
  let to = from;
  while (to < size && at[to]! <= range.toUs) to += 1;
  return { from, to };
}

/** Leaves the first touch of each channel of a journey. */
function firstOfEach(channels: number): (journey: Journey) => Journey {
  const seenIn = new Float64Array(channels);
  let picked = roomFor(0);
  let number = 0;
  return (journey) => {
    const { touches, from, to } = journey;
    if (to - from > picked.channels.length) picked = roomFor(2 * (to - from));
    number += 1;
    picked.size = 0;
    for (let i = from; i < to; i += 1) {
      const channel = touches.channels[i]!;
      if (seenIn[channel] === number) continue;
      seenIn[channel] = number;
      picked.channels[picked.size] = channel;
      picked.at[picked.size] = touches.at[i]!;
      picked.size += 1;
    }
    return { ...journey, touches: picked, from: 0, to: picked.size };
  };
}
