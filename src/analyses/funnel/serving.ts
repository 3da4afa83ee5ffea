import type { Batch } from '../../columns/batch';
import type { Codes } from '../../columns/column';
import { existsBit } from '../../matching/attempt-finder';
import type { StepMasks } from '../../matching/attempt';
import { firstEver } from '../../matching/first-ever';
import type { SearchRows } from '../../matching/general-finder';
import type { DatasetInfo } from '../../model/dataset';
import type { Matcher } from '../../model/condition';
import { calendarOf, resolveRange, type InstantRange } from '../../model/range';
import type { FunnelColumns } from './columns';
import { isPlain, needsExists } from './rules';
import type { FunnelSpec } from './spec';
import { windowsOf, type RowWindows } from './windows';

/** Rows of a batch, in stored order, with the steps they serve. */
export interface FunnelRows extends SearchRows {
  windows: RowWindows;
  /** steps that an event after the row could still serve: all but first-ever ones that have been */
  possible(row: number): number;
}

/** Says of each row of a batch which steps its event serves. The masks are valid until the next batch. */
export function rowServer(
  spec: FunnelSpec,
  dataset: DatasetInfo,
  columns: FunnelColumns,
): (batch: Batch) => FunnelRows {
  const byEvent = bitsByEvent(spec.steps, dataset, needsExists(spec) ? existsBit : 0);
  const exclusions = spec.exclusions ?? [];
  const strikesByEvent = bitsByEvent(exclusions, dataset, 0);
  const firsts = columns.firstNames.map((names) =>
    bitsByEvent([{ event: names === null ? null : [...names] }], dataset, 0),
  );
  const calendar = calendarOf(dataset, spec.range);
  const range = spec.range === undefined ? null : resolveRange(spec.range, dataset, calendar);
  const Masks = isPlain(spec) && !needsExists(spec) && spec.steps.length <= 8 ? Uint8Array : Uint32Array;
  let scratch: StepMasks = new Masks(0);
  return (batch) => {
    if (scratch.length < batch.rows) scratch = new Masks(batch.rows);
    const masks = scratch.subarray(0, batch.rows);
    fill(masks, batch.event, byEvent);
    const strikes = exclusions.length === 0 ? null : new Uint32Array(batch.rows);
    if (strikes !== null) fill(strikes, batch.event, strikesByEvent);
    clearBy(masks, batch, columns.filter, ~0);
    columns.where.forEach((column, step) => clearBy(masks, batch, column, 1 << step));
    if (strikes !== null) clearBy(strikes, batch, columns.filter, ~0);
    columns.excluded.forEach((column, i) => strikes !== null && clearBy(strikes, batch, column, 1 << i));
    const seen = firsts.map((byCode) => firstEver(batch, byCode));
    columns.firsts.forEach(
      (first, step) => first !== null && clearWhere(masks, 1 << step, (row) => seen[first]![row] !== 1),
    );
    const isOutside = range === null ? null : outside(batch.at, range);
    if (isOutside !== null) leaveOut(spec, masks, strikes, isOutside);
    return {
      ...{ at: batch.at, masks, strikes },
      held: columns.hold.length === 0 ? null : heldValues(batch, columns.hold),
      mayStart:
        spec.order !== 'any' || isOutside === null
          ? null
          : Uint8Array.from(batch.at, (_, row) => (isOutside(row) ? 0 : 1)),
      possible: (row) => (typeof spec.unit === 'object' ? ~0 : possibleAfter(row, columns.firsts, seen)),
      ...keyed(windowsOf(spec, batch, calendar)),
    };
  };
}

/** In a unit of several actors another one's first event may still come. */
function possibleAfter(row: number, firsts: FunnelColumns['firsts'], seen: readonly Uint8Array[]): number {
  return firsts.reduce<number>(
    (mask, first, step) => (first !== null && seen[first]![row] !== 0 ? mask & ~(1 << step) : mask),
    ~0,
  );
}

const keyed = (windows: RowWindows): Pick<FunnelRows, 'keys' | 'windows'> => ({ keys: windows.keys, windows });

function fill(bits: StepMasks, event: Codes, byEvent: Uint32Array): void {
  for (let row = 0; row < bits.length; row++) bits[row] = byEvent[event[row]!]!;
}

/** By event code: bit i when matcher i names the event; `more` for every event. A name the data set lacks is nobody's. */
function bitsByEvent(matchers: readonly Pick<Matcher, 'event'>[], dataset: DatasetInfo, more: number): Uint32Array {
  const named = matchers.map(({ event }) =>
    event === null ? null : new Set(typeof event === 'string' ? [event] : event),
  );
  return Uint32Array.from(dataset.events, ({ name }) =>
    named.reduce((mask, names, i) => (names === null || names.has(name) ? mask | (1 << i) : mask), more),
  );
}

function clearBy(masks: StepMasks, batch: Batch, column: number | null, bits: number): void {
  if (column === null) return;
  const found = batch.columns[column];
  if (found?.as !== 'mask') throw new Error(`column ${column} of the funnel is not a mask`);
  const { values } = found;
  for (let row = 0; row < masks.length; row++) if (values[row] === 0) masks[row]! &= ~bits;
}

function clearWhere(masks: StepMasks, bits: number, test: (row: number) => boolean): void {
  for (let row = 0; row < masks.length; row++) if (test(row)) masks[row]! &= ~bits;
}

const outside =
  (at: Float64Array, { fromUs, toUs }: InstantRange): ((row: number) => boolean) =>
  (row) =>
    at[row]! < fromUs || at[row]! > toUs;

/** The first step's event must lie in the range; all must where the whole attempt does, and then what lies outside is not there. */
function leaveOut(
  { wholeAttemptInRange, order }: FunnelSpec,
  masks: StepMasks,
  strikes: Uint32Array | null,
  isOutside: (row: number) => boolean,
): void {
  if (wholeAttemptInRange === true) {
    clearWhere(masks, ~0, isOutside);
    if (strikes !== null) clearWhere(strikes, ~0, isOutside);
  } else if (order !== 'any') clearWhere(masks, 1, isOutside);
}

/** The number of each row's held values, 0 where one is missing. By value, not by code: two stored texts can be one number (0 and -0). */
function heldValues(batch: Batch, hold: readonly number[]): Uint32Array {
  const numbers = new Map<string, number>();
  const columns = hold.map((column) => {
    const found = batch.columns[column];
    if (found?.as !== 'code') throw new Error(`column ${column} of the funnel has no codes`);
    const { values, dictionary } = found;
    const known = new Map<unknown, number>();
    const codes = dictionary.map((value, i) => known.get(value) ?? (known.set(value, i + 1), i + 1));
    return { values, codes: [0, ...codes] };
  });
  return Uint32Array.from({ length: batch.rows }, (_, row) => {
    const codes = columns.map(({ values, codes: own }) => own[values[row]!]!);
    if (codes.includes(0)) return 0;
    const key = codes.join(' ');
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return number;
  });
}
