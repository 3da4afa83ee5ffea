import { isNote, type Board, type Tile, type ViewTile } from '../../model/board';
import { sameValue } from '../../model/same-value';
import { renamed, type Renames } from '../../model/spec-names';
import type { KeptView } from '../ports';

type Saved = readonly Pick<KeptView, 'id' | 'name' | 'spec'>[];

/** What a tile shows: its saved view as it is now, else its own copy. `lost`: the view it followed is deleted. */
export function shownIn(tile: ViewTile, views: Saved): { name: string; spec: unknown; lost: boolean } {
  if (tile.view === undefined) return { name: tile.name, spec: tile.spec, lost: false };
  const view = views.find(({ id }) => id === tile.view);
  return view === undefined
    ? { name: tile.name, spec: tile.spec, lost: true }
    : { name: view.name, spec: view.spec, lost: false };
}

/** The board with its copies of saved views as they are now, so that it loses nothing when one is deleted. */
export const withCopies = (board: Board, views: Saved): Board => ({
  ...board,
  tiles: board.tiles.map((tile): Tile => {
    if (isNote(tile)) return tile;
    const { name, spec } = shownIn(tile, views);
    return { ...tile, name, spec };
  }),
});

/** The board with other names in its questions and settings. A tile whose question changes has it as its own then: the view it followed may be asked of other data. */
export function withNames(board: Board, views: Saved, renames: Renames): Board {
  const now = withCopies(board, views);
  const named = renamed(now, renames);
  return {
    ...named,
    tiles: named.tiles.map((tile, at) => {
      const before = now.tiles[at];
      if (isNote(tile) || before === undefined || sameValue(tile, before)) return tile;
      const { id, x, y, w, h, name, spec } = tile;
      return { id, x, y, w, h, name, spec };
    }),
  };
}

/** Whether a tile of the board follows the view. */
export const follows = (board: Board, view: string): boolean =>
  board.tiles.some((tile) => !isNote(tile) && tile.view === view);

/** The board with its tiles following the views under the ids they have here; those the file does not have are not followed. */
export const followingAs = (board: Board, ids: ReadonlyMap<string, string>): Board => ({
  ...board,
  tiles: board.tiles.map((tile) => {
    if (isNote(tile) || tile.view === undefined) return tile;
    const { view, ...own } = tile;
    const here = ids.get(view);
    return here === undefined ? own : { ...own, view: here };
  }),
});
