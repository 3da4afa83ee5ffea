import { byText } from '../../model/text-order';
import type { PathsState } from './fold';
import { lengthOf } from './sequences';
import type { PathsSpec } from './spec';
import { tallyOf } from './tally';
import { Top } from './top';
import { columnsOf, placeOf, viewOf, type View } from './view';

/** Which nodes stand alone in each column. A row is a place in `standing[column]`; one more is Other. */
export interface Layout {
  view: View;
  /** node numbers by column, heaviest first */
  standing: number[][];
  rowOf: (column: number, node: number) => number;
}

/** Heaviest first, equal ones by name; alone only with at least `minShare` of all paths. */
export function layoutOf({ sequences, paths }: PathsState, spec: PathsSpec, names: readonly string[]): Layout {
  const view = viewOf(spec);
  const keys = view.maxSteps * names.length;
  const counts = tallyOf(keys);
  for (let id = 0; id < sequences.count; id += 1) {
    const length = lengthOf(sequences, id);
    for (let column = columnsOf(view, length) - 1; column >= 0; column -= 1) {
      const node = sequences.nodes[sequences.starts[id]! + placeOf(view, length, column)]!;
      counts.add(column * names.length + node, sequences.paths[id]!);
    }
  }
  const heaviest = Array.from({ length: view.maxSteps }, () => {
    return new Top<{ node: number; n: number }>(
      spec.rowsPerStep,
      (a, b) => b.n - a.n || byText(names[a.node]!, names[b.node]!),
    );
  });
  counts.each((key, n) => {
    if (n / paths >= spec.minShare) heaviest[Math.floor(key / names.length)]!.add({ node: key % names.length, n });
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
