import { exactMean, quantile } from '../../model/statistics';
import { byText } from '../../model/text-order';
import { sequencesOf, type PathsState } from './fold';
import { layoutOf, shownRows, type Layout, type ShownRows } from './layout';
import { linksOf, type Link } from './links';
import type { Nodes } from './nodes';
import type { PathsLink, PathsNodeResult, PathsResult } from './result';
import { lengthOf, type SequenceList } from './sequences';
import type { PathsSpec } from './spec';
import { Top } from './top';
import { transitionsOf } from './transitions';
import { goesBeyond } from './view';

const sequencesListed = 100;

/** The result in its public form (SEMANTICS §3). Columns nobody reaches are not listed. */
export function shapePaths(state: PathsState, spec: PathsSpec, nodes: Nodes): PathsResult {
  const sequences = sequencesOf(state);
  const layout = layoutOf(sequences, state.paths, spec, nodes.names);
  const shown = shownRows(sequences, layout);
  return {
    paths: state.paths,
    columns: columns(state.paths, sequences, layout, shown, nodes.names),
    links: links(linksOf(state, sequences, layout, shown), layout, nodes.names),
    sequences: commonest(sequences, nodes.names),
    ...transitionsOf(sequences, nodes),
  };
}

function columns(
  paths: number,
  sequences: SequenceList,
  { view, standing }: Layout,
  { rows, first }: ShownRows,
  names: readonly string[],
): PathsNodeResult[][] {
  const found = standing.map((alone) => [...alone.map((node) => emptyNode(names[node]!)), emptyNode(null)]);
  for (let id = 0; id < sequences.count; id += 1) {
    const from = first[id]!;
    const last = first[id + 1]! - from - 1;
    const n = sequences.paths[id]!;
    for (let column = 0; column <= last; column += 1) found[column]![rows[from + column]!]!.paths += n;
    found[last]![rows[from + last]!]![goesBeyond(view, lengthOf(sequences, id)) ? 'goesOn' : 'dropOff'] += n;
  }
  return found
    .map((column) => column.filter((node) => node.paths > 0).map((node) => ({ ...node, share: node.paths / paths })))
    .filter((column) => column.length > 0);
}

/** A node by name, or Other for null. */
const emptyNode = (name: string | null): PathsNodeResult => ({
  name: name ?? '',
  other: name === null,
  paths: 0,
  share: 0,
  dropOff: 0,
  goesOn: 0,
});

function links(found: Link[], layout: Layout, names: readonly string[]): PathsLink[] {
  const { view, standing } = layout;
  const end = (column: number, row: number): PathsLink['from'] => {
    const node = standing[column]![row];
    return node === undefined ? { name: '', other: true } : { name: names[node]!, other: false };
  };
  return found
    .map(({ column, from, to, times }) => ({
      step: column + 1,
      from: end(view.fromEnd ? column + 1 : column, from),
      to: end(view.fromEnd ? column : column + 1, to),
      paths: times.length,
      medianMs: milliseconds(quantile(times, 0.5)),
      meanMs: milliseconds(exactMean(times)),
    }))
    .sort((a, b) => a.step - b.step || b.paths - a.paths || byEnd(a.from, b.from) || byEnd(a.to, b.to));
}

const milliseconds = (us: number | null): number | null => (us === null ? null : us / 1000);

const byEnd = (a: PathsLink['from'], b: PathsLink['from']): number =>
  Number(a.other) - Number(b.other) || byText(a.name, b.name);

function commonest(sequences: SequenceList, names: readonly string[]): PathsResult['sequences'] {
  const nodesOf = (id: number): string[] =>
    Array.from(sequences.nodes.subarray(sequences.starts[id], sequences.ends[id]), (node) => names[node]!);
  const top = new Top<number>(sequencesListed, (a, b) => {
    return sequences.paths[b]! - sequences.paths[a]! || compareNodes(a, b);
  });
  const compareNodes = (a: number, b: number): number => {
    const [startA, startB] = [sequences.starts[a]!, sequences.starts[b]!];
    const length = Math.min(lengthOf(sequences, a), lengthOf(sequences, b));
    for (let i = 0; i < length; i += 1) {
      const [left, right] = [sequences.nodes[startA + i]!, sequences.nodes[startB + i]!];
      if (left !== right) return byText(names[left]!, names[right]!);
    }
    return lengthOf(sequences, a) - lengthOf(sequences, b);
  };
  for (let id = 0; id < sequences.count; id += 1) top.add(id);
  return top.list().map((id) => ({ nodes: nodesOf(id), paths: sequences.paths[id]! }));
}
