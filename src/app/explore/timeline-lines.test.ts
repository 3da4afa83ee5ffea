import { describe, expect, it } from 'vitest';
import type { TimelineEvent } from '../../engine/protocol';
import { timelineLines } from './timeline-lines';

const minute = 60e6;
const at = (minutes: number, session: number | null): TimelineEvent => ({
  atUs: minutes * minute,
  event: 'view',
  session,
});

describe('the rows of a timeline', () => {
  it('have a border where a session begins, with the gap before it', () => {
    const lines = timelineLines([at(0, 1), at(30, 1), at(61, 2)], [], 30 * minute);
    expect(lines.map(({ session, pauseUs }) => [session, pauseUs])).toEqual([
      [1, 0],
      [undefined, 0],
      [2, 31 * minute],
    ]);
  });

  it('have a border where a session goes on after another one, and where events of no session begin', () => {
    const lines = timelineLines([at(0, 1), at(1, 2), at(2, 1), at(3, null)], [], 30 * minute);
    expect(lines.map(({ session }) => session)).toEqual([1, 2, 1, null]);
  });

  it('have no border where all is one session, or no event has one', () => {
    expect(timelineLines([at(0, 1), at(1, 1)], [], minute).every(({ session }) => session === undefined)).toBe(true);
    expect(
      timelineLines([at(0, null), at(9, null)], [], minute).map(({ session, pauseUs }) => [session, pauseUs]),
    ).toEqual([
      [undefined, 0],
      [undefined, 9 * minute],
    ]);
  });

  it('carry every step their event was taken as', () => {
    const taken = [
      { index: 1, step: 2, attempt: 1 },
      { index: 1, step: 1, attempt: 2 },
    ];
    expect(timelineLines([at(0, 1), at(1, 1)], taken, minute).map((line) => line.taken)).toEqual([[], taken]);
  });
});
