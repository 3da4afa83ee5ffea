import { describe, expect, it } from 'vitest';
import { freePlace, inReadingOrder, settled, stepped, withPlace, type Direction, type Placed } from './grid';

const tile = (id: string, x: number, y: number, w: number, h: number): Placed => ({ id, x, y, w, h });
const at = (tiles: readonly Placed[], id: string): number[] => {
  const found = tiles.find((one) => one.id === id);
  return found === undefined ? [] : [found.x, found.y];
};

/** two side by side, one wide below */
const three = [tile('a', 0, 0, 6, 4), tile('b', 6, 0, 6, 4), tile('c', 0, 4, 12, 3)];

describe('a board', () => {
  it('closes gaps upwards and keeps tiles where nothing is above them', () => {
    expect(settled([tile('a', 0, 5, 4, 2), tile('b', 4, 9, 4, 2), tile('c', 0, 9, 4, 2)])).toEqual([
      tile('a', 0, 0, 4, 2),
      tile('b', 4, 0, 4, 2),
      tile('c', 0, 2, 4, 2),
    ]);
  });

  it('brings a tile that reaches over the edge back inside', () => {
    expect(settled([tile('a', 10, 0, 6, 2), tile('b', 0, 0, 40, 2)])).toEqual([
      tile('a', 6, 2, 6, 2),
      tile('b', 0, 0, 12, 2),
    ]);
  });

  it('lets a tile that is moved onto others have the place, and they go down', () => {
    const moved = withPlace(three, 'c', { y: 0 });
    expect([at(moved, 'c'), at(moved, 'a'), at(moved, 'b')]).toEqual([
      [0, 0],
      [0, 3],
      [6, 3],
    ]);
  });

  it('pushes the tiles below down when one is made higher, and they come back when it is made lower', () => {
    const higher = withPlace(three, 'a', { h: 6 });
    expect(at(higher, 'c')).toEqual([0, 6]);
    expect(withPlace(higher, 'a', { h: 4 })).toEqual(three);
  });

  it('is read by rows, from the left', () => {
    expect(inReadingOrder([three[2]!, three[1]!, three[0]!]).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('takes a new tile at the highest free place', () => {
    expect(freePlace([], { w: 6, h: 4 })).toEqual({ x: 0, y: 0, w: 6, h: 4 });
    expect(freePlace([tile('a', 0, 0, 6, 4)], { w: 6, h: 4 })).toMatchObject({ x: 6, y: 0 });
    expect(freePlace(three, { w: 6, h: 4 })).toMatchObject({ x: 0, y: 7 });
  });
});

describe('a step by the keyboard', () => {
  const step = (id: string, ...directions: Direction[]): Placed[] =>
    directions.reduce((tiles, direction) => stepped(tiles, id, direction), three);

  it('down goes past the tile below, up comes back', () => {
    const down = step('a', 'down');
    expect([at(down, 'c'), at(down, 'a')]).toEqual([
      [0, 4],
      [0, 7],
    ]);
    expect(stepped(down, 'a', 'up')).toEqual(three);
  });

  it('to the side goes past the neighbour in the row', () => {
    const right = step('a', 'right');
    expect([at(right, 'a'), at(right, 'b')]).toEqual([
      [6, 0],
      [0, 0],
    ]);
    expect(step('a', 'right', 'left')).toEqual(three);
  });

  it('to the side goes by one column where there is room', () => {
    expect(at(stepped([tile('a', 0, 0, 4, 2)], 'a', 'right'), 'a')).toEqual([1, 0]);
  });

  it('at the edge changes nothing', () => {
    expect(step('a', 'left')).toEqual(three);
    expect(step('a', 'up')).toEqual(three);
    expect(step('c', 'down')).toEqual(three);
    expect(step('gone', 'down')).toEqual(three);
  });
});

describe('whatever is done to a board', () => {
  /** a small generator of numbers, the same each time */
  function numbers(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
  }

  const overlapping = (tiles: readonly Placed[]): string[] =>
    tiles.flatMap((a, i) =>
      tiles
        .slice(i + 1)
        .filter((b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h)
        .map((b) => `${a.id} ${b.id}`),
    );

  it('no tile overlaps another, leaves the grid, gets lost, or could lie higher', () => {
    const directions: Direction[] = ['left', 'right', 'up', 'down'];
    for (let seed = 1; seed <= 60; seed += 1) {
      const next = numbers(seed * 7919);
      const size = (): [number, number] => [1 + next(12), 1 + next(6)];
      let tiles: Placed[] = Array.from({ length: 2 + next(9) }, (_, i) =>
        tile(String(i), next(14), next(20), ...size()),
      );
      const ids = tiles.map(({ id }) => id);
      for (let turn = 0; turn < 12; turn += 1) {
        const id = String(next(ids.length));
        const [w, h] = size();
        tiles =
          next(2) === 0
            ? stepped(settled(tiles), id, directions[next(4)] ?? 'up')
            : withPlace(tiles, id, next(2) === 0 ? { x: next(14), y: next(20) } : { w, h });
        expect(tiles.map((one) => one.id)).toEqual(ids);
        expect(overlapping(tiles)).toEqual([]);
        expect(tiles.filter(({ x, w: wide, y }) => x < 0 || y < 0 || x + wide > 12)).toEqual([]);
        expect(settled(tiles)).toEqual(tiles);
      }
    }
  });
});
