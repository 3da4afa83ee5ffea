import { boardColumns, type Place } from '../../model/board';

/** A thing with a place on a board. */
export type Placed = Place & { id: string };

/** The least a tile can be made. */
export const leastSize = { w: 2, h: 3 };

/**
 * The layout of a board: nothing overlaps, nothing reaches over the edge, and everything lies as high as it can. Tiles are set down from the top, left before
 * right; `first` goes before others that begin in its row, so that who moves a tile there gets the place.
 */
export function settled<T extends Placed>(tiles: readonly T[], first?: string): T[] {
  const order = tiles
    .map((tile) => inside(tile))
    .toSorted((a, b) => a.y - b.y || Number(b.id === first) - Number(a.id === first) || a.x - b.x);
  const down: T[] = [];
  for (const tile of order) down.push({ ...tile, y: lowest(tile, down) });
  const places = new Map(down.map((tile) => [tile.id, tile]));
  return tiles.map((tile) => places.get(tile.id) ?? tile);
}

/** The tiles with one of them moved or resized; the others make room. */
export function withPlace<T extends Placed>(tiles: readonly T[], id: string, place: Partial<Place>): T[] {
  return settled(
    tiles.map((tile) => (tile.id === id ? inside({ ...tile, ...place }) : tile)),
    id,
  );
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The tiles with one of them moved by one step: sideways by a column, or past the neighbour in its way that begins in the same row; up and down past the
 * nearest tile above or below it.
 */
export function stepped<T extends Placed>(tiles: readonly T[], id: string, direction: Direction): T[] {
  const own = tiles.find((tile) => tile.id === id);
  if (own === undefined) return [...tiles];
  const others = tiles.filter((tile) => tile.id !== id);
  if (direction === 'up' || direction === 'down') return steppedVertically(tiles, own, others, direction);
  const by = direction === 'left' ? -1 : 1;
  const moved = inside({ ...own, x: own.x + by });
  if (moved.x === own.x) return [...tiles];
  const inTheWay = others.find((tile) => tile.y === own.y && overlap(moved, tile));
  if (inTheWay === undefined) return withPlace(tiles, id, moved);
  const swapped = tiles.map((tile) => {
    if (tile.id === id) return { ...tile, x: by > 0 ? own.x + inTheWay.w : inTheWay.x };
    if (tile.id === inTheWay.id) return { ...tile, x: by > 0 ? own.x : inTheWay.x + own.w };
    return tile;
  });
  return settled(swapped, id);
}

function steppedVertically<T extends Placed>(
  tiles: readonly T[],
  own: T,
  others: readonly T[],
  direction: 'up' | 'down',
): T[] {
  const beside = others.filter((tile) => tile.x < own.x + own.w && own.x < tile.x + tile.w);
  const next =
    direction === 'up'
      ? beside.filter((tile) => tile.y < own.y).toSorted((a, b) => b.y - a.y)[0]
      : beside.filter((tile) => tile.y > own.y).toSorted((a, b) => a.y - b.y)[0];
  if (next === undefined) return [...tiles];
  return withPlace(tiles, own.id, { y: direction === 'up' ? next.y : next.y + next.h });
}

/** Where a new tile goes: the highest place that is free, the leftmost of several. */
export function freePlace(tiles: readonly Place[], size: { w: number; h: number }): Place {
  const rows = [0, ...tiles.map((tile) => tile.y + tile.h)].toSorted((a, b) => a - b);
  for (const y of rows) {
    for (let x = 0; x + size.w <= boardColumns; x += 1) {
      const place = { x, y, ...size };
      if (!tiles.some((tile) => overlap(place, tile))) return place;
    }
  }
  return { x: 0, y: rows.at(-1) ?? 0, ...size };
}

/** Tiles as they are read: by row, then from the left. */
export const inReadingOrder = <T extends Place>(tiles: readonly T[]): T[] =>
  tiles.toSorted((a, b) => a.y - b.y || a.x - b.x);

function inside<T extends Place>(tile: T): T {
  const w = Math.min(boardColumns, Math.max(1, tile.w));
  const x = Math.min(boardColumns - w, Math.max(0, tile.x));
  return { ...tile, w, x, y: Math.max(0, tile.y), h: Math.max(1, tile.h) };
}

/** The row a tile comes to lie in when it falls up against those that lie already. */
function lowest(tile: Place, down: readonly Place[]): number {
  const below = down
    .filter((other) => other.x < tile.x + tile.w && tile.x < other.x + other.w)
    .map((other) => other.y + other.h);
  return Math.max(0, ...below);
}

const overlap = (a: Place, b: Place): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
