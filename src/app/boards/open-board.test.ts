import { describe, expect, it } from 'vitest';
import { isNote, type Board, type Tile } from '../../model/board';
import type { KeptBoard, KeptView } from '../ports';
import { shownIn, withNames } from './linked-views';
import { OpenBoard, tileName } from './open-board.svelte';

const trend = { kind: 'trend', v: 1 };
const view: KeptView = { id: 'v1', name: 'Sales', spec: trend, dataset: null, savedAt: 1, revision: 1 };

/** A board in a browser that keeps it, and the views it may follow. */
function opened(tiles: Tile[] = []) {
  const shelf = {
    views: [view] as KeptView[],
    kept: {
      id: 'b',
      name: 'B',
      board: { v: 1, tiles } satisfies Board,
      dataset: null,
      savedAt: 1,
      revision: 1,
    } as KeptBoard,
    board: () => shelf.kept,
    save: (_: 'board', next: KeptBoard) => {
      shelf.kept = next;
      return Promise.resolve(true);
    },
  };
  return { shelf, open: new OpenBoard(shelf.kept, shelf) };
}

const shownNow = (shelf: { kept: KeptBoard; views: KeptView[] }) =>
  shelf.kept.board.tiles.map((tile) => (isNote(tile) ? tile.note : shownIn(tile, shelf.views)));

describe('a tile that follows a saved view', () => {
  it('shows the view as it is now, and as it was last once it is deleted', () => {
    const { shelf, open } = opened();
    open.addView(view);
    expect(shownNow(shelf)).toEqual([{ name: 'Sales', spec: trend, lost: false }]);
    shelf.views = [{ ...view, name: 'Orders', spec: { ...trend, period: 'week' } }];
    expect(shownNow(shelf)).toEqual([{ name: 'Orders', spec: { ...trend, period: 'week' }, lost: false }]);
    open.addNote('kept once more, so the copies are of now');
    shelf.views = [];
    expect(shownNow(shelf)[0]).toEqual({ name: 'Orders', spec: { ...trend, period: 'week' }, lost: true });
  });

  it('can stop following it and then stays as it is', () => {
    const { shelf, open } = opened();
    open.addView(view);
    const [tile] = open.board.tiles;
    if (tile === undefined || isNote(tile)) throw new Error('no tile');
    open.detach(tile);
    shelf.views = [{ ...view, name: 'Other' }];
    expect(shownNow(shelf)).toEqual([{ name: 'Sales', spec: trend, lost: false }]);
  });
});

describe('a board of other data', () => {
  const carts = { kind: 'trend', v: 1, event: { event: 'cart' } };
  const tile = (id: string, spec: object, view?: string) => ({
    ...{ id, x: 0, y: 0, w: 6, h: 4, name: id, spec },
    ...(view === undefined ? {} : { view }),
  });
  const views = [{ id: 'v1', name: 'Carts', spec: carts }];
  const renames = { event: new Map([['cart', 'add to cart']]), property: new Map([['dev', 'device']]) };

  it('takes other names in all its questions and settings; what changes no longer follows its view, what does not still does', () => {
    const board: Board = {
      ...{ v: 1, breakdown: 'dev', segment: { did: { event: 'cart' } } },
      tiles: [tile('a', trend, 'v1'), tile('b', trend, 'v2'), { id: 'n', x: 0, y: 4, w: 4, h: 4, note: 'cart' }],
    };
    const named = { ...carts, event: { event: 'add to cart' } };
    expect(withNames(board, views, renames)).toEqual({
      ...{ v: 1, breakdown: 'device', segment: { did: { event: 'add to cart' } } },
      tiles: [{ ...tile('a', named), name: 'Carts' }, board.tiles[1], board.tiles[2]],
    });
  });
});

describe('what is done to a board', () => {
  it('is kept at once', () => {
    const { shelf, open } = opened();
    open.addNote('# 周报');
    open.setSides({ breakdown: 'device' });
    expect(shelf.kept.board).toMatchObject({ breakdown: 'device', tiles: [{ note: '# 周报', x: 0, y: 0 }] });
  });

  it('a duplicate lies below, a removed tile comes back where it was', () => {
    const { open } = opened();
    open.addNote('a');
    open.addNote('b');
    const [first] = open.board.tiles;
    if (first === undefined) throw new Error('no tile');
    open.duplicate(first);
    expect(open.board.tiles.map((tile) => [tile.x, tile.y])).toEqual([
      [0, 0],
      [6, 0],
      [0, 5],
    ]);
    open.remove(first);
    expect(open.board.tiles.length).toBe(2);
    open.putBack(first);
    open.putBack(first);
    expect(open.board.tiles[0]).toEqual(first);
    expect(open.board.tiles.length).toBe(3);
  });

  it('a text is called by its first line, an empty one by what it is', () => {
    const note = { id: 'n', x: 0, y: 0, w: 6, h: 5 };
    expect(tileName({ ...note, note: '\n## **周报** of add_to_cart\nmore' }, [], 'Text')).toBe('周报 of add_to_cart');
    expect(tileName({ ...note, note: '  ' }, [], 'Text')).toBe('Text');
  });
});
