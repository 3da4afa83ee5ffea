import * as v from 'valibot';
import { parseWith } from './parse';
import type { Parsed } from './problem';
import type { Range } from './range';
import { rangeSchema } from './schemas';
import { compareSchema, segmentSchema, type Compare, type Segment } from './segment';

/** Columns of a board's grid. */
export const boardColumns = 12;

/** Where a tile lies, in cells of the grid: `x` and `y` count from 0, `w` is at most 12. */
export interface Place {
  x: number;
  y: number;
  w: number;
  h: number;
}

/**
 * A question on a board. With `view` it shows that saved view as it is now, and `spec` and `name` are the copy that stays when the view is deleted;
 * without, they are its own. `spec` is untrusted until its analysis parses it.
 */
export interface ViewTile extends Place {
  id: string;
  name: string;
  spec: unknown;
  view?: string;
}

/** A text on a board, in Markdown. */
export interface NoteTile extends Place {
  id: string;
  note: string;
}

export type Tile = ViewTile | NoteTile;

/** What all tiles of a board have in common, as far as each can have it. */
export interface BoardSides {
  /** instead of the range of each tile */
  range?: Range;
  /** in addition to the people each tile is about */
  segment?: Segment;
  /** instead of what each tile is compared with */
  compare?: Compare;
  /** the property all tiles are split by */
  breakdown?: string;
}

/** A grid of questions and texts, with what they have in common. */
export interface Board extends BoardSides {
  v: 1;
  tiles: Tile[];
}

export const longestNote = 20_000;
const mostTiles = 100;
const mostRows = 100_000;

const cells = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const tileEntries = {
  id,
  x: cells(0, boardColumns - 1),
  y: cells(0, mostRows),
  w: cells(1, boardColumns),
  h: cells(1, 100),
};

/** A question of any kind, read by its analysis. */
export const anySpecSchema = v.unknown();

const viewTileSchema = v.strictObject({
  ...tileEntries,
  name: v.pipe(v.string(), v.maxLength(200)),
  spec: anySpecSchema,
  view: v.exactOptional(id),
});
const noteTileSchema = v.strictObject({ ...tileEntries, note: v.pipe(v.string(), v.maxLength(longestNote)) });

const tileSchema: v.GenericSchema<unknown, Tile> = v.lazy((input) =>
  typeof input === 'object' && input !== null && 'note' in input ? noteTileSchema : viewTileSchema,
);

/** A board of the public format. */
export const boardSchema: v.GenericSchema<unknown, Board> = v.strictObject({
  v: v.literal(1),
  tiles: v.pipe(v.array(tileSchema), v.maxLength(mostTiles)),
  range: v.exactOptional(rangeSchema),
  segment: v.exactOptional(segmentSchema),
  compare: v.exactOptional(compareSchema),
  breakdown: v.exactOptional(v.pipe(v.string(), v.minLength(1))),
});

/** Reads untrusted input as a board. Its tiles may overlap or reach over the edge. */
export const parseBoard = (input: unknown): Parsed<Board> => parseWith(boardSchema, input);

/** What the board says for all its tiles. */
export const boardSides = ({ range, segment, compare, breakdown }: Board): BoardSides => ({
  ...(range === undefined ? {} : { range }),
  ...(segment === undefined ? {} : { segment }),
  ...(compare === undefined ? {} : { compare }),
  ...(breakdown === undefined ? {} : { breakdown }),
});

export const isNote = (tile: Tile): tile is NoteTile => 'note' in tile;
