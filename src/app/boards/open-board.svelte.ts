import {
  isNote,
  type Board,
  type BoardSides,
  type NoteTile,
  type Place,
  type Tile,
  type ViewTile,
} from '../../model/board';
import { newId } from '../id';
import type { KeptBoard, KeptView } from '../ports';
import { freePlace, inReadingOrder, settled } from './grid';
import { shownIn, withCopies } from './linked-views';
import { firstSize, noteSize } from './tile-size';

interface Shelf {
  readonly views: readonly KeptView[];
  board(id: string): KeptBoard | undefined;
  save(kind: 'board', board: KeptBoard): Promise<boolean>;
}

type TileContent = Pick<NoteTile, 'note'> | Pick<ViewTile, 'name' | 'spec' | 'view'>;

const contentOf = (tile: Tile): TileContent =>
  isNote(tile)
    ? { note: tile.note }
    : { name: tile.name, spec: tile.spec, ...(tile.view === undefined ? {} : { view: tile.view }) };

/** A board that is being looked at: every change is kept at once. Tiles stand in reading order. */
export class OpenBoard {
  readonly id: string;
  readonly #shelf: Shelf;

  constructor(kept: KeptBoard, shelf: Shelf) {
    this.id = kept.id;
    this.#shelf = shelf;
  }

  get board(): Board {
    return this.#shelf.board(this.id)?.board ?? { v: 1, tiles: [] };
  }

  /** Other places and sizes of its tiles. */
  arrange(tiles: readonly Tile[]): void {
    this.#change({ ...this.board, tiles: inReadingOrder(tiles) });
  }

  setSides(sides: BoardSides): void {
    const { tiles } = this.board;
    this.#change({ ...sides, v: 1, tiles });
  }

  /** Puts a saved view on the board; its tile follows it. The tile's id. */
  addView(view: KeptView): string {
    return this.#add({ name: view.name, spec: view.spec, view: view.id }, firstSize(view.spec));
  }

  addNote(note: string): string {
    return this.#add({ note }, noteSize);
  }

  duplicate(tile: Tile): string {
    return this.#add(contentOf(tile), tile, { x: tile.x, y: tile.y + tile.h });
  }

  remove(tile: Tile): void {
    this.arrange(settled(this.board.tiles.filter(({ id }) => id !== tile.id)));
  }

  /** Puts back a tile that was removed, where it was. */
  putBack(tile: Tile): void {
    if (this.board.tiles.some(({ id }) => id === tile.id)) return;
    this.arrange(settled([...this.board.tiles, tile], tile.id));
  }

  /** Another content of a tile; its place stays. */
  rewrite(tile: Tile): void {
    this.#change({ ...this.board, tiles: this.board.tiles.map((one) => (one.id === tile.id ? tile : one)) });
  }

  /** The tile has its question as it is now, whatever becomes of the view it followed. */
  detach(tile: ViewTile): void {
    const { id, x, y, w, h } = tile;
    const { name, spec } = shownIn(tile, this.#shelf.views);
    this.rewrite({ id, x, y, w, h, name, spec });
  }

  #add(content: TileContent, { w, h }: Pick<Place, 'w' | 'h'>, near?: Pick<Place, 'x' | 'y'>): string {
    const { tiles } = this.board;
    const id = newId();
    const place = near === undefined ? freePlace(tiles, { w, h }) : { ...near, w, h };
    this.arrange(settled([...tiles, { ...content, ...place, id }], id));
    return id;
  }

  #change(board: Board): void {
    if (JSON.stringify(board) === JSON.stringify(this.board)) return;
    const kept = this.#shelf.board(this.id);
    if (kept === undefined) return;
    void this.#shelf.save('board', { ...kept, board: withCopies(board, this.#shelf.views), savedAt: Date.now() });
  }
}

/** What a tile is called: its view's name, or the first line of its text. */
export function tileName(tile: Tile, views: readonly KeptView[], fallback: string): string {
  if (!isNote(tile)) return shownIn(tile, views).name || fallback;
  const line = tile.note
    .split('\n')
    .map((one) => one.replace(/^[\s#>-]+|\*+|`+|__/g, '').trim())
    .find((one) => one !== '');
  return line === undefined ? fallback : line.slice(0, 60);
}
