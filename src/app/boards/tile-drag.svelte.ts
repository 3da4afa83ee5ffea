import type { Tile } from '../../model/board';
import { leastSize, withPlace } from './grid';

export type DragMode = 'move' | 'resize';

interface Start {
  id: string;
  mode: DragMode;
  tiles: readonly Tile[];
  /** px from one cell to the next */
  cell: { width: number; height: number };
}

/** A tile on its way by the pointer: the layout as it would be if it were let go now. */
export class TileDrag {
  #start = $state.raw<Start | null>(null);
  #shown = $state.raw<Tile[] | null>(null);

  /** null: nothing is dragged */
  get shown(): readonly Tile[] | null {
    return this.#shown;
  }

  get id(): string | null {
    return this.#start?.id ?? null;
  }

  begin(start: Start): void {
    this.#start = start;
    this.#shown = [...start.tiles];
  }

  /** The pointer is so many px from where it began. */
  move(dx: number, dy: number): void {
    const start = this.#start;
    const own = start?.tiles.find(({ id }) => id === start.id);
    if (start === null || own === undefined) return;
    const columns = Math.round(dx / start.cell.width);
    const rows = Math.round(dy / start.cell.height);
    const place =
      start.mode === 'move'
        ? { x: own.x + columns, y: own.y + rows }
        : { w: Math.max(leastSize.w, Math.min(12 - own.x, own.w + columns)), h: Math.max(leastSize.h, own.h + rows) };
    this.#shown = withPlace(start.tiles, start.id, place);
  }

  /** Lets go; the new layout. */
  end(): Tile[] | null {
    const shown = this.#shown;
    this.cancel();
    return shown;
  }

  cancel(): void {
    this.#start = null;
    this.#shown = null;
  }
}
