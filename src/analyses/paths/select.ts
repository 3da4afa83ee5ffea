import { collecting, type Fold } from '../../columns/fold';
import type { Question } from '../analysis';
import { sequencesOf, type PathsState } from './fold';
import { layoutOf, type Layout } from './layout';
import { isTiedSelection, selectTied, type TiedSelection } from '../tied-orders';
import { hasPair } from '../transition';
import type { PathsResult } from './result';
import type { PathsNodeRef, PathsSelection, PathsSpec } from './spec';
import { columnsOf, goesBeyond, placeOf } from './view';
import type { Path } from './path';
import { weightsOf } from './weights';
import { tiedPaths } from './tied-paths';
import { pathWalk } from './walk';

/** The actors of the paths behind one number. A name picks its paths also where it is inside Other. */
export function selectPaths(
  question: Question<PathsSpec>,
  selection: PathsSelection,
  state: PathsState,
): Fold<number[]> {
  if (isTiedSelection(selection)) return selectTied(tiedPaths(question), selection, question.dataset);
  const { walk, nodes } = pathWalk(question);
  const sequences = sequencesOf(state);
  const layout = layoutOf(sequences, weightsOf(state, sequences), question.spec, nodes.names);
  const isPicked = pickedBy(selection, layout, nodes.names);
  return collecting((batch, add) =>
    walk(batch, (path, unit) => {
      if (!isPicked(path)) return false;
      add(batch.firstUnit + unit);
      return true;
    }),
  );
}

type Picks = (path: Path) => boolean;

function pickedBy(selection: Exclude<PathsSelection, TiedSelection>, layout: Layout, names: readonly string[]): Picks {
  if ('sequence' in selection) return whole(selection.sequence.map((name) => names.indexOf(name)));
  if ('transition' in selection) {
    return moving(names.indexOf(selection.transition.from), names.indexOf(selection.transition.to));
  }
  const column = selection.step - 1;
  if ('from' in selection) {
    const { fromEnd } = layout.view;
    const from = at(layout, names, fromEnd ? column + 1 : column, selection.from);
    const to = at(layout, names, fromEnd ? column : column + 1, selection.to);
    return (path) => from(path) && to(path);
  }
  const isAt = selection.node === undefined ? () => true : at(layout, names, column, selection.node);
  if (!('outcome' in selection)) return isAt;
  const { view } = layout;
  return (path) => columnsOf(view, path.length) === column + 1 && !goesBeyond(view, path.length) && isAt(path);
}

/** Paths with that node, or with any of Other's, in a column. */
function at({ view, standing, rowOf }: Layout, names: readonly string[], column: number, ref: PathsNodeRef): Picks {
  const nodeAt = ({ nodes, first, length }: Path): number =>
    column < columnsOf(view, length) ? nodes[first + placeOf(view, length, column)]! : -1;
  if ('name' in ref) {
    const wanted = names.indexOf(ref.name);
    return (path) => wanted !== -1 && nodeAt(path) === wanted;
  }
  return (path) => {
    const node = nodeAt(path);
    return node !== -1 && rowOf(column, node) === standing[column]!.length;
  };
}

const whole =
  (wanted: readonly number[]): Picks =>
  ({ nodes, first, length }) =>
    length === wanted.length && wanted.every((node, i) => nodes[first + i] === node);

/** Overlapping paths of one unit are looked through once. */
function moving(from: number, to: number): Picks {
  let seen = { source: -1, end: 0 };
  return ({ nodes, first, length, source }) => {
    const begin = source === seen.source && source > 0 ? Math.max(first, seen.end - 1) : first;
    seen = { source, end: first + length };
    return hasPair(nodes, begin, first + length, from, to);
  };
}

/** The number a selection stands for: paths, or moves of a transition; null when the result does not show it. */
export function numberBehind(result: PathsResult, selection: PathsSelection): number | null {
  if (isTiedSelection(selection)) return null;
  if ('sequence' in selection) {
    const wanted = JSON.stringify(selection.sequence);
    return result.sequences.find(({ nodes }) => JSON.stringify(nodes) === wanted)?.paths ?? null;
  }
  if ('transition' in selection) {
    const { from, to } = selection.transition;
    return result.transitions.find((pair) => pair.from === from && pair.to === to)?.count ?? null;
  }
  if ('from' in selection) {
    const { step, from, to } = selection;
    return (
      result.links.find((link) => link.step === step && isRef(link.from, from) && isRef(link.to, to))?.paths ?? null
    );
  }
  const { node: ref } = selection;
  const nodes = result.columns[selection.step - 1];
  if (ref === undefined) return nodes?.reduce((sum, { dropOff }) => sum + dropOff, 0) ?? null;
  const node = nodes?.find((shown) => isRef(shown, ref));
  return ('outcome' in selection ? node?.dropOff : node?.paths) ?? null;
}

const isRef = (node: { name: string; other: boolean }, ref: PathsNodeRef): boolean =>
  'name' in ref ? !node.other && node.name === ref.name : node.other;
