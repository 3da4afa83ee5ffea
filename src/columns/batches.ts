import type { BaseColumns } from './base-columns';
import type { Batch } from './batch';
import type { Column } from './column';

/** Cuts columns into batches of whole actors of about `rowsEach` rows: views, no copies. */
export function* batchesOf(base: BaseColumns, columns: readonly Column[], rowsEach = 1_000_000): Generator<Batch> {
  const { offsets } = base;
  const actors = offsets.length - 1;
  let unit = 0;
  while (unit < actors) {
    const first = offsets[unit]!;
    let end = unit + 1;
    while (end < actors && offsets[end + 1]! - first <= rowsEach) end += 1;
    const last = offsets[end]!;
    yield {
      firstUnit: unit,
      units: end - unit,
      offsets: offsets.subarray(unit, end + 1).map((offset) => offset - first),
      rows: last - first,
      at: base.at.subarray(first, last),
      event: base.event.subarray(first, last),
      session: base.session?.subarray(first, last) ?? null,
      columns: columns.map((column) => slice(column, first, last)),
    };
    unit = end;
  }
}

/** The events of one actor, as a batch: views, no copies. */
export function oneActor(base: BaseColumns, columns: readonly Column[], actor: number): Batch {
  const first = base.offsets[actor] ?? 0;
  const end = base.offsets[actor + 1] ?? first;
  return {
    ...{ firstUnit: actor, units: 1, rows: end - first },
    offsets: Uint32Array.of(0, end - first),
    at: base.at.subarray(first, end),
    event: base.event.subarray(first, end),
    session: base.session?.subarray(first, end) ?? null,
    columns: columns.map((column) => slice(column, first, end)),
  };
}

function slice(column: Column, first: number, last: number): Column {
  switch (column.as) {
    case 'mask':
      return { as: 'mask', values: column.values.subarray(first, last) };
    case 'number':
      return { as: 'number', values: column.values.subarray(first, last) };
    case 'code':
      return { as: 'code', values: column.values.subarray(first, last), dictionary: column.dictionary };
  }
}
