import type { Batch } from './batch';
import type { Column } from './column';
import { runBatch, type Run } from './members';

/** The actors of a batch that have events of one instant, as a batch of their own; `unitOf` is the place of each in the batch. Null: there is none. */
export function tiedUnits(batch: Batch): { tied: Batch; unitOf: number[] } | null {
  const { offsets, units, at } = batch;
  const runs: Run[] = [];
  const unitOf: number[] = [];
  for (let unit = 0; unit < units; unit += 1) {
    const [from, to] = [offsets[unit]!, offsets[unit + 1]!];
    let row = from + 1;
    while (row < to && at[row] !== at[row - 1]) row += 1;
    if (row >= to) continue;
    runs.push([from, to]);
    unitOf.push(unit);
  }
  return runs.length === 0 ? null : { tied: runBatch(batch, runs), unitOf };
}

/** The same batch with the events of each instant of an actor in another order: by `compare` of two rows. */
export function reordered(batch: Batch, compare: (a: number, b: number) => number): Batch {
  const { offsets, units, at, rows, event, session, columns } = batch;
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  for (let unit = 0; unit < units; unit += 1) {
    const end = offsets[unit + 1]!;
    for (let first = offsets[unit]!; first < end;) {
      let next = first + 1;
      while (next < end && at[next] === at[first]) next += 1;
      if (next - first > 1) order.subarray(first, next).sort(compare);
      first = next;
    }
  }
  const moved = <Values extends { map(from: (value: number, i: number) => number): Values; [row: number]: number }>(
    values: Values,
  ): Values => values.map((_, i) => values[order[i]!]!);
  return {
    ...batch,
    event: moved(event),
    session: session && moved(session),
    columns: columns.map((column): Column => {
      switch (column.as) {
        case 'mask':
          return { as: 'mask', values: moved(column.values) };
        case 'number':
          return { as: 'number', values: moved(column.values) };
        case 'code':
          return { ...column, values: moved(column.values) };
      }
    }),
  };
}
