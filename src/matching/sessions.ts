import type { Batch } from '../columns/batch';

/**
 * The session of each row of a batch, 0 = none; two rows of one unit are in one session when their numbers are equal. Ids from the file win: they may
 * interleave, and events without one belong to no session. Else a session ends where more than `gapUs` passes without an event (exactly
 * `gapUs` does not cut), and numbers count from 1 over the batch. Cut on all events of the batch: filters come later.
 */
export function cutSessions(batch: Batch, gapUs: number): Uint32Array {
  return batch.session ?? cutByGap(batch, gapUs);
}

function cutByGap(batch: Batch, gapUs: number): Uint32Array {
  const { offsets, at } = batch;
  const sessions = new Uint32Array(batch.rows);
  let session = 0;
  for (let unit = 0; unit < batch.units; unit++) {
    const end = offsets[unit + 1]!;
    let before = -Infinity;
    for (let row = offsets[unit]!; row < end; row++) {
      const instant = at[row]!;
      if (instant - before > gapUs) session++;
      sessions[row] = session;
      before = instant;
    }
  }
  return sessions;
}

/**
 * The UTC µs up to which the session of each row may still get events: its last event plus the gap. A session with an id from the file is
 * closed (-Infinity), and so is "no session".
 */
export function sessionOpenUntil(batch: Batch, sessions: Uint32Array, gapUs: number): Float64Array {
  const until = new Float64Array(batch.rows).fill(-Infinity);
  if (batch.session !== null) return until;
  let end = -Infinity;
  for (let row = batch.rows - 1; row >= 0; row--) {
    if (sessions[row] !== sessions[row + 1]) end = batch.at[row]! + gapUs;
    until[row] = end;
  }
  return until;
}
