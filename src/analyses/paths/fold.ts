/**
 * What a path is. The events of a session (or of an actor), in (instant, arrival) order, that pass the filter, lie in the range, match an include (if any) and no
 * exclude, and have a node: an event without the property, or of no stage, takes no part and so is no start and no end either. Sessions are cut on all events, before any of this.
 *
 * With `start` a path begins at the first event that matches it, with `end` it is cut after the first event that does, strictly later in order than the start
 * event; a unit without one is no path. Then events more than `within` after the path's first are left out, names are changed, and runs of
 * one node become one step with its first instant. Runs of one stage are one visit in any case, also across events of no stage. A unit with no event left is
 * no path.
 *
 * Which nodes are shown. Of a path longer than `maxSteps` the first are kept, but the last when `end` is given or the paths are aligned at their end. Column 1 is
 * the first kept node; aligned at the end it is the last one, column 2 the one before. dropOff: the path has no node beyond this column (aligned at the end: it
 * began here). goesOn: it has more, not shown; only in the last column. With `end` and align 'start' the last column of a longer path is its end event, so it is dropOff.
 *
 * What is kept. Each distinct whole sequence of nodes once, with its count (exact: compared node by node); for each path the number of its sequence and
 * the times between the nodes it shows. Columns, links, sequences and transitions all follow from that, so they agree with each other, and states merge by counting again.
 */
import type { Fold } from '../../columns/fold';
import type { Question } from '../analysis';
import {
  countSequence,
  emptySequences,
  listSequences,
  withSingles,
  type SequenceList,
  type Sequences,
} from './sequences';
import type { PathsSpec } from './spec';
import { columnsOf, firstShown, viewOf } from './view';
import { pathWalk } from './walk';

export interface PathsState {
  /** all paths */
  paths: number;
  /** paths of one node, by node: most paths by session are, and they have no times */
  singles: Float64Array;
  /** the longer paths */
  sequences: Sequences;
  longer: number;
  /** number of the sequence of each longer path; may have more room than `longer` */
  sequenceOf: Uint32Array;
  moves: number;
  /** µs from each shown node to the next, in time order, path after path; may have more room than `moves` */
  times: Float64Array;
}

export function pathsFold(question: Question<PathsSpec>): Fold<PathsState> {
  const { walk, nodes: all } = pathWalk(question);
  const view = viewOf(question.spec);
  return {
    empty: () => ({
      paths: 0,
      singles: new Float64Array(all.names.length),
      sequences: emptySequences(),
      longer: 0,
      sequenceOf: new Uint32Array(1024),
      moves: 0,
      times: new Float64Array(1024),
    }),
    visit(batch, state) {
      const { sequences, singles } = state;
      walk(batch, ({ nodes, rows, at, length }) => {
        state.paths += 1;
        if (length === 1) {
          singles[nodes[0]!]! += 1;
          return false;
        }
        makeRoom(state, 1, view.maxSteps);
        state.sequenceOf[state.longer] = countSequence(sequences, nodes, 0, length, 1);
        state.longer += 1;
        const first = firstShown(view, length);
        const last = first + columnsOf(view, length) - 1;
        for (let i = first; i < last; i += 1) {
          state.times[state.moves] = at[rows[i + 1]!]! - at[rows[i]!]!;
          state.moves += 1;
        }
        return false;
      });
    },
    merge,
  };
}

function merge(a: PathsState, b: PathsState): PathsState {
  const { starts, ends, nodes, paths, count } = listSequences(b.sequences);
  const numberInA = new Uint32Array(count);
  for (let id = 0; id < count; id += 1) {
    numberInA[id] = countSequence(a.sequences, nodes, starts[id]!, ends[id]!, paths[id]!);
  }
  makeRoom(a, b.longer, b.moves);
  for (let i = 0; i < b.longer; i += 1) a.sequenceOf[a.longer + i] = numberInA[b.sequenceOf[i]!]!;
  a.times.set(b.times.subarray(0, b.moves), a.moves);
  b.singles.forEach((n, node) => (a.singles[node]! += n));
  a.paths += b.paths;
  a.longer += b.longer;
  a.moves += b.moves;
  return a;
}

/** All sequences: the longer ones by their numbers, then those of one node. */
export function sequencesOf({ sequences, singles }: PathsState): SequenceList {
  const nodes = Uint32Array.from(singles.keys()).filter((node) => singles[node]! > 0);
  return withSingles(listSequences(sequences), nodes, singles);
}

function makeRoom(state: PathsState, longer: number, moves: number): void {
  if (state.longer + longer > state.sequenceOf.length) {
    const room = new Uint32Array(Math.max(state.longer + longer, state.sequenceOf.length * 2));
    room.set(state.sequenceOf);
    state.sequenceOf = room;
  }
  if (state.moves + moves > state.times.length) {
    const room = new Float64Array(Math.max(state.moves + moves, state.times.length * 2));
    room.set(state.times);
    state.times = room;
  }
}
