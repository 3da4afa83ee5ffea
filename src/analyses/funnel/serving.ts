import type { Batch } from '../../columns/batch';
import { existsBit, type ServingRows } from '../../matching/attempt-finder';
import { cutSessions, sessionOpenUntil } from '../../matching/sessions';
import type { Attempt, StepMasks } from '../../matching/attempt';
import type { DatasetInfo } from '../../model/dataset';
import { durationUs } from '../../model/duration';
import { periodEndUs, periodReader, type Calendar } from '../../model/period';
import { calendarOf, resolveRange, type InstantRange } from '../../model/range';
import type { FunnelColumns } from './columns';
import type { FunnelSpec } from './spec';

/** Rows of a batch with the steps they serve, and when the window of an attempt among them ends. */
export interface FunnelRows extends ServingRows {
  /** the last microsecond (UTC) inside the attempt's window */
  windowEndUs(attempt: Attempt): number;
}

/** Says of each row of a batch which steps its event serves. The masks are valid until the next batch. */
export function rowServer(
  spec: FunnelSpec,
  dataset: DatasetInfo,
  columns: FunnelColumns,
): (batch: Batch) => FunnelRows {
  const byEvent = stepsByEvent(spec, dataset);
  const calendar = calendarOf(dataset, spec.range);
  const range = spec.range === undefined ? null : resolveRange(spec.range, dataset, calendar);
  const Masks = spec.order === 'ordered' && spec.steps.length <= 8 ? Uint8Array : Uint32Array;
  let scratch: StepMasks = new Masks(0);
  return (batch) => {
    if (scratch.length < batch.rows) scratch = new Masks(batch.rows);
    const masks = scratch.subarray(0, batch.rows);
    const { event } = batch;
    for (let row = 0; row < masks.length; row++) masks[row] = byEvent[event[row]!]!;
    if (columns.filter !== null) clear(masks, batch, columns.filter, ~0);
    columns.where.forEach((column, step) => {
      if (column !== null) clear(masks, batch, column, 1 << step);
    });
    if (range !== null) clearOutside(masks, batch.at, range);
    return { at: batch.at, masks, ...windowOf(spec, batch, masks, calendar) };
  };
}

/** The steps by name of an event, by its code; a name the data set lacks serves none. */
function stepsByEvent({ steps, order }: FunnelSpec, dataset: DatasetInfo): Uint32Array {
  const named = steps.map(({ event }) =>
    event === null ? null : new Set(typeof event === 'string' ? [event] : event),
  );
  const exists = order === 'strict' ? existsBit : 0;
  return Uint32Array.from(dataset.events, ({ name }) =>
    named.reduce((mask, names, step) => (names === null || names.has(name) ? mask | (1 << step) : mask), exists),
  );
}

/** Clears bits of the rows in which a mask column is 0. */
function clear(masks: StepMasks, batch: Batch, column: number, bits: number): void {
  const found = batch.columns[column];
  if (found?.as !== 'mask') throw new Error(`column ${column} of the funnel is not a mask`);
  const { values } = found;
  for (let row = 0; row < masks.length; row++) if (values[row] === 0) masks[row]! &= ~bits;
}

/** Only the first step's event must lie in the range. */
function clearOutside(masks: StepMasks, at: Float64Array, { fromUs, toUs }: InstantRange): void {
  for (let row = 0; row < masks.length; row++) if (at[row]! < fromUs || at[row]! > toUs) masks[row]! &= ~1;
}

function windowOf(
  { window, sessionGap }: FunnelSpec,
  batch: Batch,
  masks: StepMasks,
  calendar: Calendar,
): Pick<FunnelRows, 'keys' | 'windowEndUs'> {
  const { at } = batch;
  if (!('same' in window)) {
    const us = durationUs(window);
    const fromLast = window.from === 'previousStep';
    return { keys: null, windowEndUs: ({ depth, rows }) => at[rows[fromLast ? depth - 1 : 0]!]! + us };
  }
  if (window.same === 'day') {
    const keys = dayKeys(at, masks, calendar);
    return { keys, windowEndUs: ({ rows }) => periodEndUs(calendar, 'day', keys[rows[0]!]! - dayZero) };
  }
  const gapUs = durationUs(sessionGap);
  const keys = cutSessions(batch, gapUs);
  const until = sessionOpenUntil(batch, keys, gapUs);
  return { keys, windowEndUs: ({ rows }) => until[rows[0]!]! };
}

/** Day keys count from this many days before 1970, so that none is 0. */
const dayZero = 10_000_000;

function dayKeys(at: Float64Array, masks: StepMasks, calendar: Calendar): Uint32Array {
  const dayOf = periodReader(calendar, 'day');
  const keys = new Uint32Array(masks.length);
  for (let row = 0; row < keys.length; row++) if (masks[row] !== 0) keys[row] = dayOf(at[row]!) + dayZero;
  return keys;
}
