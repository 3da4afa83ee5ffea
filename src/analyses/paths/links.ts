import type { PathsState } from './fold';
import type { Layout } from './layout';
import { lengthOf } from './sequences';
import { tallyOf } from './tally';
import { columnsOf, placeOf } from './view';

/** A link between the rows of two columns; `column` (from 0) is the one nearer to column 1. `times` are the µs of its paths, in no stated order. */
export interface Link {
  column: number;
  /** rows: of the earlier and of the later node */
  from: number;
  to: number;
  times: Float64Array;
}

/** All links with the times of their paths. */
export function linksOf(state: PathsState, layout: Layout): Link[] {
  const { links, linkOfMove, firstMove } = movesOf(state, layout);
  const { times, sequenceOf } = state;
  const filled = new Uint32Array(links.length);
  let move = 0;
  for (let path = 0; path < state.paths; path += 1) {
    const id = sequenceOf[path]!;
    const end = firstMove[id + 1]!;
    for (let i = firstMove[id]!; i < end; i += 1) {
      const link = linkOfMove[i]!;
      links[link]!.times[filled[link]!] = times[move]!;
      filled[link]! += 1;
      move += 1;
    }
  }
  return links;
}

interface Moves {
  links: Link[];
  /** the link of each shown move of each sequence, in time order; those of sequence i begin at firstMove[i] */
  linkOfMove: Uint32Array;
  firstMove: Uint32Array;
}

function movesOf({ sequences }: PathsState, layout: Layout): Moves {
  const { view, standing } = layout;
  const firstMove = new Uint32Array(sequences.count + 1);
  for (let id = 0; id < sequences.count; id += 1) {
    firstMove[id + 1] = firstMove[id]! + columnsOf(view, lengthOf(sequences, id)) - 1;
  }
  const linkOfMove = new Uint32Array(firstMove[sequences.count]!);
  const rows = Math.max(...standing.map(({ length }) => length)) + 1;
  const keys = view.maxSteps * rows * rows;
  const [paths, numbers] = [tallyOf(keys), tallyOf(keys)];
  const found: number[] = [];
  for (let id = 0; id < sequences.count; id += 1) {
    const length = lengthOf(sequences, id);
    const start = sequences.starts[id]!;
    const row = (column: number): number =>
      layout.rowOf(column, sequences.nodes[start + placeOf(view, length, column)]!);
    const shown = columnsOf(view, length);
    for (let column = 0; column + 1 < shown; column += 1) {
      const [near, far] = [row(column), row(column + 1)];
      const key = (column * rows + (view.fromEnd ? far : near)) * rows + (view.fromEnd ? near : far);
      if (numbers.get(key) === 0) numbers.add(key, found.push(key));
      paths.add(key, sequences.paths[id]!);
      linkOfMove[firstMove[id]! + (view.fromEnd ? shown - 2 - column : column)] = numbers.get(key) - 1;
    }
  }
  const links = found.map((key) => ({
    column: Math.floor(key / (rows * rows)),
    from: Math.floor(key / rows) % rows,
    to: key % rows,
    times: new Float64Array(paths.get(key)),
  }));
  return { links, linkOfMove, firstMove };
}
