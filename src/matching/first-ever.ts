import type { Batch } from '../columns/batch';

/** By row: 1 for the actor's first event with one of the names (`byCode` of its code not 0), 2 after it, 0 before it. Over all events: filters come later. */
export function firstEver(batch: Batch, byCode: Uint32Array): Uint8Array {
  const { offsets, event, units, rows } = batch;
  const seen = new Uint8Array(rows);
  for (let unit = 0; unit < units; unit++) {
    const end = offsets[unit + 1]!;
    let row = offsets[unit]!;
    while (row < end && byCode[event[row]!] === 0) row++;
    if (row < end) seen[row] = 1;
    seen.fill(2, row + 1, Math.max(end, row + 1));
  }
  return seen;
}
