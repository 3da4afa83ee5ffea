import type { MoveRow } from './moves';

/** A stage of the map, in CSS px; `x` and `y` are its upper left corner. */
export interface MapBox {
  stage: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A move as an arc from one edge of a box to that of another; above the row forward, below it back. */
export interface MapArc {
  move: MoveRow;
  /** how thick it is drawn, and the number it stands for */
  thickness: number;
  value: number;
  x1: number;
  x2: number;
  /** where it begins and ends, where its control points are, and where it is furthest from the row */
  y: number;
  control: number;
  top: number;
}

export interface MapLayout {
  boxes: MapBox[];
  /** thinnest last, so that it is drawn on top */
  arcs: MapArc[];
  height: number;
}

const side = 12;
const boxHeight = 46;
const thickest = 20;
const labelRoom = 18;
const leastPitch = 124;

/** px the map wants so that the names of its stages can be read; a narrower place scrolls. */
export const mapWidth = (stages: number): number => 2 * side + stages * leastPitch;

/** px from the row to the furthest point of an arc over so many stages; the longest of all takes no more than `room`. */
const riseOf = (span: number, longest: number, room = 190): number =>
  34 + (span - 1) * Math.min(30, (room - 34) / Math.max(1, longest - 1));

/** Where the stages and moves of a model stand, in a row as wide as given. `valueOf`: what an arc's thickness tells. */
export function layoutMap(
  stages: readonly string[],
  moves: readonly MoveRow[],
  width: number,
  valueOf: (move: MoveRow) => number,
): MapLayout {
  const place = new Map(stages.map((stage, i) => [stage, i]));
  const span = ({ from, to }: MoveRow): number => (place.get(to) ?? 0) - (place.get(from) ?? 0);
  const forward = Math.max(0, ...moves.map(span));
  const back = Math.max(0, ...moves.map((move) => -span(move)));
  const room = (longest: number): number => (longest === 0 ? 8 : riseOf(longest, longest) + thickest / 2 + labelRoom);
  const y = room(forward);
  const pitch = (width - 2 * side) / Math.max(1, stages.length);
  const boxWidth = Math.min(168, pitch - 28);
  const centre = (i: number): number => side + pitch * (i + 0.5);
  const largest = Math.max(1, ...moves.map(valueOf));
  /** the longest arcs meet a box nearest to its middle, so that those of one side do not cross there */
  const port = (length: number): number => boxWidth * (0.44 - (0.34 * (length - 1)) / Math.max(1, stages.length - 1));
  const arcs = moves.map((move): MapArc => {
    const by = span(move);
    const up = by > 0;
    const rise = riseOf(Math.abs(by), up ? forward : back) * (up ? -1 : 1);
    const edge = up ? y : y + boxHeight;
    const off = port(Math.abs(by)) * Math.sign(by);
    return {
      ...{ move, value: valueOf(move), thickness: Math.max(1.25, (thickest * valueOf(move)) / largest) },
      x1: centre(place.get(move.from) ?? 0) + off,
      x2: centre(place.get(move.to) ?? 0) - off,
      ...{ y: edge, control: edge + (rise * 4) / 3, top: edge + rise },
    };
  });
  return {
    boxes: stages.map((stage, i) => ({
      ...{ stage, x: centre(i) - boxWidth / 2, y, width: boxWidth, height: boxHeight },
    })),
    arcs: arcs.toSorted((a, b) => b.thickness - a.thickness),
    height: Math.ceil(y + boxHeight + room(back)),
  };
}
