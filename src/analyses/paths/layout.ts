import { byText } from '../../model/text-order';
import { lengthOf, type SequenceList } from '../../matching/sequences';
import type { PathsSpec } from './spec';
import { tallyOf } from '../../model/tally';
import { Top } from '../../model/top';
import { columnsOf, placeOf, viewOf, type View } from './view';
import type { Weights } from './weights';

/** Which nodes stand alone in each column. A row is a place in `standing[column]`; one more is Other. */
export interface Layout {
  view: View;
  /** node numbers by column, heaviest first */
  standing: number[][];
  rowOf: (column: number, node: number) => number;
}

/** Heaviest first, equal ones by name; alone only with at least `minShare` of all paths. */
export function layoutOf(sequences: SequenceList, weights: Weights, spec: PathsSpec, names: readonly string[]): Layout {
  const view = viewOf(spec);
  const keys = view.maxSteps * names.length;
  const counts = weights.tally(keys);
  weights.each((id, n) => {
    const length = lengthOf(sequences, id);
    const start = sequences.starts[id]!;
    for (let column = columnsOf(view, length) - 1; column >= 0; column -= 1) {
      counts.add(column * names.length + sequences.nodes[start + placeOf(view, length, column)]!, n);
    }
  });
  const heaviest = Array.from({ length: view.maxSteps }, () => {
    return new Top<{ node: number; n: number }>(
      spec.rowsPerStep,
      (a, b) => b.n - a.n || byText(names[a.node]!, names[b.node]!),
    );
  });
  counts.each((key, n) => {
    if (n / weights.all >= spec.minShare)
      heaviest[Math.floor(key / names.length)]!.add({ node: key % names.length, n });
  });
  const standing = heaviest.map((top) => top.list().map(({ node }) => node));
  const rows = tallyOf(keys);
  standing.forEach((nodes, column) => nodes.forEach((node, row) => rows.add(column * names.length + node, row + 1)));
  return {
    view,
    standing,
    rowOf(column, node) {
      const row = rows.get(column * names.length + node);
      return row === 0 ? standing[column]!.length : row - 1;
    },
  };
}

/** The rows each sequence shows, from column 1 on; those of sequence i begin at `first[i]` and end before `first[i + 1]`. */
export interface ShownRows {
  rows: Uint16Array;
  first: Uint32Array;
}

export function shownRows(sequences: SequenceList, { view, rowOf }: Layout): ShownRows {
  const first = new Uint32Array(sequences.count + 1);
  for (let id = 0; id < sequences.count; id += 1) first[id + 1] = first[id]! + columnsOf(view, lengthOf(sequences, id));
  const rows = new Uint16Array(first[sequences.count]!);
  for (let id = 0; id < sequences.count; id += 1) {
    const length = lengthOf(sequences, id);
    const start = sequences.starts[id]!;
    const from = first[id]!;
    const shown = first[id + 1]! - from;
    for (let column = 0; column < shown; column += 1) {
      rows[from + column] = rowOf(column, sequences.nodes[start + placeOf(view, length, column)]!);
    }
  }
  return { rows, first };
}
