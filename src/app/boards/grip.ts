import type { Tile } from '../../model/board';
import { leastSize, stepped, withPlace, type Direction } from './grid';
import type { DragMode } from './tile-drag.svelte';

/** How a tile's frame is taken hold of. */
export interface Grip {
  onpointerdown: (event: PointerEvent, mode: DragMode) => void;
  onkeydown: (event: KeyboardEvent, mode: DragMode) => void;
}

const directions: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The layout after a key on a tile's grip: arrows move, on the corner or with Shift they resize. null: no such key. */
export function keyed(
  tiles: readonly Tile[],
  id: string,
  event: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  mode: DragMode,
): Tile[] | null {
  const direction = directions[event.key];
  const own = tiles.find((tile) => tile.id === id);
  if (direction === undefined || own === undefined) return null;
  if (mode === 'move' && !event.shiftKey) return stepped(tiles, id, direction);
  const { w, h } = own;
  const by = direction === 'left' || direction === 'up' ? -1 : 1;
  const sideways = direction === 'left' || direction === 'right';
  return withPlace(
    tiles,
    id,
    sideways ? { w: Math.max(leastSize.w, Math.min(12 - own.x, w + by)) } : { h: Math.max(leastSize.h, h + by) },
  );
}
