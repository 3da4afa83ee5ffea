import { describe, expect, it } from 'vitest';
import { SessionLevels } from './session-levels';

/** The sessions of one actor's instants, as `first row … end row: first gap … end gap`. */
function sessions(gaps: number[], at: number[]): string[] {
  const seen: string[] = [];
  new SessionLevels(gaps).find(Float64Array.from(at), 0, at.length, (from, to, first, end) =>
    seen.push(`${from}…${to}: ${first}…${end}`),
  );
  return seen.sort();
}

describe('sessions for many gaps', () => {
  it('are one run for the gaps that no pause inside is longer than, while those around it are', () => {
    expect(sessions([10, 20, 30], [0, 5, 20, 45])).toEqual([
      '0…2: 0…1',
      '0…3: 1…2',
      '0…4: 2…3',
      '2…3: 0…1',
      '3…4: 0…2',
    ]);
  });

  it('are not cut by a pause of exactly the gap', () => {
    expect(sessions([10], [0, 10, 21])).toEqual(['0…2: 0…1', '2…3: 0…1']);
  });

  it('of events at one instant are one for every gap', () => {
    expect(sessions([1, 2], [7, 7, 7])).toEqual(['0…3: 0…2']);
    expect(sessions([1, 2], [])).toEqual([]);
  });

  it('grow on both sides at once where the pauses are cut by the same gaps', () => {
    expect(sessions([10, 20], [0, 15, 30])).toEqual(['0…1: 0…1', '0…3: 1…2', '1…2: 0…1', '2…3: 0…1']);
  });
});
