import { describe, expect, it } from 'vitest';
import type { Batch } from '../columns/batch';
import { cutSessions, sessionOpenUntil } from './sessions';

const minutes = 60e6;

function batchOf(units: number[][], ids?: number[]): Batch {
  const at = Float64Array.from(units.flat(), (minute) => minute * minutes);
  const offsets = Uint32Array.from([0, ...units.map((_, i) => units.slice(0, i + 1).flat().length)]);
  const session = ids === undefined ? null : Uint32Array.from(ids);
  return {
    firstUnit: 0,
    units: units.length,
    offsets,
    rows: at.length,
    at,
    event: new Uint8Array(at.length),
    session,
    columns: [],
  };
}

describe('sessions without ids', () => {
  it('a pause of exactly 30 minutes does not cut, one microsecond more does', () => {
    const batch = batchOf([[0, 30, 60]]);
    batch.at[2]! += 1;
    expect([...cutSessions(batch, 30 * minutes)]).toEqual([1, 1, 2]);
  });

  it('the next actor begins a new session, however close in time', () => {
    expect([...cutSessions(batchOf([[0, 5], [], [6], [1, 100]]), 30 * minutes)]).toEqual([1, 1, 2, 3, 4]);
  });

  it('instants before 1970 and equal instants are cut alike', () => {
    expect([...cutSessions(batchOf([[-100, -100, -60, -60]]), 30 * minutes)]).toEqual([1, 1, 2, 2]);
  });

  it('a session stays open until its last event plus the gap', () => {
    const batch = batchOf([[0, 10, 100], [100]]);
    const until = sessionOpenUntil(batch, cutSessions(batch, 30 * minutes), 30 * minutes);
    expect([...until].map((us) => us / minutes)).toEqual([40, 40, 130, 130]);
  });
});

describe('sessions with ids from the file', () => {
  it('ids may interleave and an event without one belongs to no session', () => {
    const batch = batchOf([[0, 1, 2, 500]], [7, 8, 0, 7]);
    expect([...cutSessions(batch, 30 * minutes)]).toEqual([7, 8, 0, 7]);
  });

  it('a session with an id is closed', () => {
    const batch = batchOf([[0, 1]], [7, 0]);
    expect([...sessionOpenUntil(batch, cutSessions(batch, 1), 1)]).toEqual([-Infinity, -Infinity]);
  });
});
