import { commonestOf } from '../../matching/commonest';
import { relativeError } from '../../model/rounding';
import { isRounded } from '../../model/time-list';
import { meanOf, quantileOf } from '../../model/value-bag';
import { byText } from '../../model/text-order';
import { sequencesOf, type PathsState } from './fold';
import { layoutOf, shownRows, type Layout, type ShownRows } from './layout';
import { linksOf, type Link } from './links';
import type { Nodes } from './nodes';
import type { PathsLink, PathsNodeResult, PathsResult } from './result';
import { lengthOf, type SequenceList } from '../../matching/sequences';
import type { PathsSpec } from './spec';
import { transitionsOf } from './transitions';
import { goesBeyond } from './view';
import { weightsOf, type Weights } from './weights';

const sequencesListed = 100;

/** The result in its public form. Columns nobody reaches are not listed. */
export function shapePaths(state: PathsState, spec: PathsSpec, nodes: Nodes): PathsResult {
  const sequences = sequencesOf(state);
  const weights = weightsOf(state, sequences);
  const layout = layoutOf(sequences, weights, spec, nodes.names);
  const shown = shownRows(sequences, layout);
  return {
    paths: weights.all,
    columns: columns(weights, sequences, layout, shown, nodes.names),
    links: links(linksOf(state, sequences, weights, layout, shown), layout, nodes.names),
    sequences: commonest(weights, sequences, nodes.names),
    ...transitionsOf(weights, sequences, nodes),
    ...(isRounded(state.times) ? { relativeError } : {}),
  };
}

function columns(
  weights: Weights,
  sequences: SequenceList,
  { view, standing }: Layout,
  { rows, first }: ShownRows,
  names: readonly string[],
): PathsNodeResult[][] {
  const each = Math.max(...standing.map(({ length }) => length)) + 1;
  const keys = standing.length * each;
  const [here, dropOff, goesOn] = [weights.tally(keys), weights.tally(keys), weights.tally(keys)];
  weights.each((id, n) => {
    const from = first[id]!;
    const last = first[id + 1]! - from - 1;
    for (let column = 0; column <= last; column += 1) here.add(column * each + rows[from + column]!, n);
    const ends = goesBeyond(view, lengthOf(sequences, id)) ? goesOn : dropOff;
    ends.add(last * each + rows[from + last]!, n);
  });
  return standing
    .map((alone, column) =>
      [...alone.map((node) => nodeOf(names[node]!)), nodeOf(null)].map((node, row) => {
        const key = column * each + row;
        const paths = here.get(key);
        return { ...node, paths, share: paths / weights.all, dropOff: dropOff.get(key), goesOn: goesOn.get(key) };
      }),
    )
    .map((column) => column.filter((node) => node.paths > 0))
    .filter((column) => column.length > 0);
}

/** A node by name, or Other for null. */
const nodeOf = (name: string | null): PathsLink['from'] => ({ name: name ?? '', other: name === null });

function links(found: Link[], layout: Layout, names: readonly string[]): PathsLink[] {
  const { view, standing } = layout;
  const end = (column: number, row: number): PathsLink['from'] => {
    const node = standing[column]![row];
    return nodeOf(node === undefined ? null : names[node]!);
  };
  return found
    .map(({ column, from, to, paths, times }) => ({
      step: column + 1,
      from: end(view.fromEnd ? column + 1 : column, from),
      to: end(view.fromEnd ? column : column + 1, to),
      paths,
      medianMs: milliseconds(quantileOf(times, 0.5)),
      meanMs: milliseconds(meanOf(times)),
    }))
    .sort((a, b) => a.step - b.step || b.paths - a.paths || byEnd(a.from, b.from) || byEnd(a.to, b.to));
}

const milliseconds = (us: number | null): number | null => (us === null ? null : us / 1000);

const byEnd = (a: PathsLink['from'], b: PathsLink['from']): number =>
  Number(a.other) - Number(b.other) || byText(a.name, b.name);

function commonest(weights: Weights, sequences: SequenceList, names: readonly string[]): PathsResult['sequences'] {
  const counts = weights.tally(sequences.count);
  weights.each((id, n) => counts.add(id, n));
  const textsOf = (id: number): string[] =>
    Array.from(sequences.nodes.subarray(sequences.starts[id], sequences.ends[id]), (node) => names[node]!);
  return commonestOf(sequences, (id) => counts.get(id), names, sequencesListed).map((id) => {
    return { nodes: textsOf(id), paths: counts.get(id) };
  });
}
