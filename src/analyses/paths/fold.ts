/**
 * What a path is. The events of a session (or of an actor), in (instant, arrival) order, that pass the filter, lie in the range, match an include (if any) and no
 * exclude, and have a node: an event without the property, or of no stage, takes no part and so is no start and no end either. Sessions are cut on all events, before any of this.
 *
 * With `start` a path begins at the first event that matches it (with occurrence 'every' one begins at each such event, and they overlap), with `end` it is cut
 * after the first event that does, strictly later in order than the start event; without one there is no path. Then events more than `within` after the
 * path's first are left out, names are changed, and runs of one node become one step with its first instant; a path that begins inside a run has that node first,
 * at its own start. Runs of one stage are one visit in any case, also across events of no stage. A unit with no event left is no path.
 *
 * Which nodes are shown. Of a path longer than `maxSteps` the first are kept, but the last when `end` is given or the paths are aligned at their end. Column 1 is
 * the first kept node; aligned at the end it is the last one, column 2 the one before. dropOff: the path has no node beyond this column (aligned at the end: it
 * began here). goesOn: it has more, not shown; only in the last column. With `end` and align 'start' the last column of a longer path is its end event, so it is dropOff.
 *
 * What is counted: paths, or with `count: 'actors'` the distinct actors among the paths of each number, also where it is decided which nodes stand alone; times
 * between nodes and the backward rate are those of all paths and moves in both.
 *
 * What is kept. Each distinct whole sequence of nodes once (exact: compared node by node); for each path the number of its sequence and the times between the
 * nodes it shows; when actors count, which path is the first of its actor. Columns, links, sequences and transitions all follow from that, so they agree with
 * each other, and states merge by numbering again.
 */
import type { Fold } from '../../columns/fold';
import { addTime, emptyTimes, joinedTimes, type TimeList } from '../../model/time-list';
import type { Question } from '../analysis';
import { hashOf, SliceHashes } from '../../matching/hashes';
import type { Path } from './path';
import { emptySequences, listSequences, newSource, sequenceNumber, slicesOf } from '../../matching/sequences';
import type { SequenceList, Sequences } from '../../matching/sequences';
import type { PathsSpec } from './spec';
import { columnsOf, firstShown, viewOf } from './view';
import { pathWalk } from './walk';

export interface PathsState {
  /** all paths */
  paths: number;
  /** actors with a path; only when actors count */
  actors: number;
  /** paths of one node, by node, unless actors count: most paths by session are, and they have no times */
  singles: Float64Array;
  /** the other paths */
  sequences: Sequences;
  longer: number;
  /** number of the sequence of each longer path, actor by actor; may have more room than `longer` */
  sequenceOf: Uint32Array;
  /** 1 where the path is the first of its actor; null unless actors count */
  opens: Uint8Array | null;
  /** from each shown node to the next, in time order, path after path */
  times: TimeList;
}

/** `limit`: how many times are kept before they are rounded. */
export function pathsFold(question: Question<PathsSpec>, limit?: number): Fold<PathsState> {
  const { walk, nodes: all } = pathWalk(question);
  const view = viewOf(question.spec);
  const byActor = question.spec.count === 'actors';
  const number = numbering(question.spec);
  return {
    empty: () => ({
      paths: 0,
      actors: 0,
      singles: new Float64Array(all.names.length),
      sequences: emptySequences(),
      longer: 0,
      sequenceOf: new Uint32Array(1024),
      opens: byActor ? new Uint8Array(1024) : null,
      times: emptyTimes(limit),
    }),
    visit(batch, state) {
      const { sequences, singles } = state;
      let before = -1;
      walk(batch, (path, unit) => {
        const { nodes, rows, at, first, length } = path;
        state.paths += 1;
        if (length === 1 && !byActor) {
          singles[nodes[first]!]! += 1;
          return false;
        }
        makeRoom(state, 1);
        state.sequenceOf[state.longer] = number(sequences, path);
        if (state.opens !== null) {
          state.opens[state.longer] = Number(unit !== before);
          state.actors += Number(unit !== before);
          before = unit;
        }
        state.longer += 1;
        const from = first + firstShown(view, length);
        const last = from + columnsOf(view, length) - 1;
        for (let i = from; i < last; i += 1) {
          addTime(state.times, at[rows[i + 1]!]! - (i === first ? path.firstAt : at[rows[i]!]!));
        }
        return false;
      });
    },
    merge,
  };
}

/** Numbers paths; those from each start of a unit share its nodes, and their hashes are read from sums over it. */
export function numbering(spec: PathsSpec): (sequences: Sequences, path: Path) => number {
  if (spec.start?.occurrence !== 'every') {
    return (sequences, { nodes, length }) => {
      newSource(sequences);
      return sequenceNumber(sequences, nodes, 0, length, hashOf(nodes, 0, length));
    };
  }
  const hashes = new SliceHashes();
  let source = -1;
  return (sequences, { nodes, first, length, source: own, piece }) => {
    if (own !== source) {
      newSource(sequences);
      hashes.read(nodes, piece);
      source = own;
    }
    return sequenceNumber(sequences, nodes, first, first + length, hashes.of(first, first + length));
  };
}

function merge(a: PathsState, b: PathsState): PathsState {
  const { starts, ends, nodes, hashes, count } = slicesOf(b.sequences);
  const numberInA = new Uint32Array(count);
  newSource(a.sequences);
  for (let id = 0; id < count; id += 1) {
    numberInA[id] = sequenceNumber(a.sequences, nodes, starts[id]!, ends[id]!, hashes[id]!);
  }
  makeRoom(a, b.longer);
  for (let i = 0; i < b.longer; i += 1) a.sequenceOf[a.longer + i] = numberInA[b.sequenceOf[i]!]!;
  if (a.opens !== null && b.opens !== null) a.opens.set(b.opens.subarray(0, b.longer), a.longer);
  a.times = joinedTimes(a.times, b.times);
  b.singles.forEach((n, node) => (a.singles[node]! += n));
  a.paths += b.paths;
  a.actors += b.actors;
  a.longer += b.longer;
  return a;
}

/** All sequences: the longer ones by their numbers, then those of one node. */
export const sequencesOf = ({ sequences, sequenceOf, longer, singles }: PathsState): SequenceList =>
  listSequences(sequences, sequenceOf, longer, singles);

function makeRoom(state: PathsState, longer: number): void {
  if (state.longer + longer <= state.sequenceOf.length) return;
  const size = Math.max(state.longer + longer, state.sequenceOf.length * 2);
  const room = new Uint32Array(size);
  room.set(state.sequenceOf);
  state.sequenceOf = room;
  if (state.opens === null) return;
  const opens = new Uint8Array(size);
  opens.set(state.opens);
  state.opens = opens;
}
