/*
 * How the session gap decides: the top numbers of paths with every one of many gaps, from one walk. For each gap they are those of the paths asked with it, all else equal. A session that
 * is the same for several gaps is walked once, as a path of all its events, and counts for each of these gaps.
 *
 * Not offered where the gap cuts nothing (a path is an actor, or sessions have ids from the file), nor where actors count, since an actor's paths then count once.
 */
import * as v from 'valibot';
import type { Batch } from '../../columns/batch';
import type { Fold } from '../../columns/fold';
import { runBatch, type Run } from '../../columns/members';
import { SessionLevels } from '../../matching/session-levels';
import { emptySequences, newSource, sequenceNumber, slicesOf, type Sequences } from '../../matching/sequences';
import { durationUs, type Duration } from '../../model/duration';
import type { DatasetInfo } from '../../model/dataset';
import { ascendingDurations } from '../../model/schemas';
import { foldedAside, type Aside } from '../asides';
import type { Question } from '../analysis';
import { numbering } from './fold';
import type { PathsSpec } from './spec';
import { pathWalk } from './walk';

/** Why there is no curve. */
export type NoGapCurve = 'actor' | 'ids' | 'actors';

/** The top numbers with each gap asked for. */
export interface GapCurve {
  gaps: Duration[];
  paths: number[];
  /** nodes of all whole paths */
  steps: number[];
  /** paths of one node */
  single: number[];
  /** paths of the commonest sequence */
  commonest: number[];
}

interface AskedGaps {
  /** ascending */
  gaps: Duration[];
}

const askedSchema: v.GenericSchema<unknown, AskedGaps> = v.strictObject({ gaps: ascendingDurations(100) });

/** Why the curve of paths cannot be given; null where it can. */
export function noGapCurve(
  { unit, count }: PathsSpec,
  { hasSessions }: Pick<DatasetInfo, 'hasSessions'>,
): NoGapCurve | null {
  if (unit === 'actor') return 'actor';
  if (hasSessions) return 'ids';
  return count === 'actors' ? 'actors' : null;
}

const offered = foldedAside({
  asked: askedSchema,
  passes: (question: Question<PathsSpec>, { gaps }: AskedGaps) => [() => gapFold(question, gaps)],
  shape: (state: GapState, _, { gaps }) => shaped(state, gaps),
});

export const gapCurve: Aside<PathsSpec, AskedGaps, GapCurve | null> = {
  ...offered,
  find: (question, asked, walk) =>
    noGapCurve(question.spec, question.dataset) === null ? offered.find(question, asked, walk) : Promise.resolve(null),
};

/** Every path seen: the number of its sequence, and the gaps it is a path for, from `first` to before `end`. The lists may have more room than `paths`. */
interface GapState {
  sequences: Sequences;
  paths: number;
  sequenceOf: Uint32Array;
  first: Uint8Array;
  end: Uint8Array;
}

/** Rows of runs that are walked at once. */
const rowsAtOnce = 1_000_000;

function gapFold(question: Question<PathsSpec>, gaps: readonly Duration[]): Fold<GapState> {
  const levels = new SessionLevels(gaps.map(durationUs));
  const spec: PathsSpec = { ...question.spec, unit: 'actor' };
  const { walk } = pathWalk({ ...question, spec });
  return {
    empty: () => ({
      ...{ sequences: emptySequences(), paths: 0 },
      ...{ sequenceOf: new Uint32Array(1024), first: new Uint8Array(1024), end: new Uint8Array(1024) },
    }),
    visit(batch, state) {
      const number = numbering(spec);
      eachRuns(batch, levels, (runs, firsts, ends) =>
        walk(runBatch(batch, runs), (path, unit) => {
          put(state, number(state.sequences, path), firsts[unit]!, ends[unit]!);
          return false;
        }),
      );
    },
    merge,
  };
}

/** Deals out the sessions of a batch, so many at once that their rows fit. */
function eachRuns(
  { units, offsets, at }: Batch,
  levels: SessionLevels,
  see: (runs: readonly Run[], firsts: readonly number[], ends: readonly number[]) => void,
): void {
  let [runs, firsts, ends, rows]: [Run[], number[], number[], number] = [[], [], [], 0];
  for (let unit = 0; unit < units; unit++) {
    levels.find(at, offsets[unit]!, offsets[unit + 1]!, (from, to, first, end) => {
      runs.push([from, to]);
      firsts.push(first);
      ends.push(end);
      rows += to - from;
    });
    if (rows < rowsAtOnce && unit < units - 1) continue;
    see(runs, firsts, ends);
    [runs, firsts, ends, rows] = [[], [], [], 0];
  }
}

function put(state: GapState, sequence: number, first: number, end: number): void {
  if (state.paths === state.sequenceOf.length) grow(state, state.paths * 2);
  state.sequenceOf[state.paths] = sequence;
  state.first[state.paths] = first;
  state.end[state.paths] = end;
  state.paths++;
}

function grow(state: GapState, room: number): void {
  const [sequenceOf, first, end] = [new Uint32Array(room), new Uint8Array(room), new Uint8Array(room)];
  sequenceOf.set(state.sequenceOf);
  first.set(state.first);
  end.set(state.end);
  Object.assign(state, { sequenceOf, first, end });
}

function merge(a: GapState, b: GapState): GapState {
  const { starts, ends, nodes, hashes, count } = slicesOf(b.sequences);
  newSource(a.sequences);
  const numbers = Uint32Array.from({ length: count }, (_, id) =>
    sequenceNumber(a.sequences, nodes, starts[id]!, ends[id]!, hashes[id]!),
  );
  for (let path = 0; path < b.paths; path++) put(a, numbers[b.sequenceOf[path]!]!, b.first[path]!, b.end[path]!);
  return a;
}

/** Goes through the gaps in order, paths coming and going, so that each path is touched twice. */
function shaped({ sequences, paths, sequenceOf, first, end }: GapState, gaps: Duration[]): GapCurve {
  const { starts, ends } = slicesOf(sequences);
  const begin = byGap(first.subarray(0, paths), gaps.length);
  const stop = byGap(end.subarray(0, paths), gaps.length);
  const counts = new Uint32Array(sequences.count);
  const now = { paths: 0, steps: 0, single: 0 };
  const change = (path: number, by: 1 | -1): void => {
    const sequence = sequenceOf[path]!;
    const length = ends[sequence]! - starts[sequence]!;
    counts[sequence]! += by;
    now.paths += by;
    now.steps += by * length;
    if (length === 1) now.single += by;
  };
  const curve: GapCurve = { gaps, paths: [], steps: [], single: [], commonest: [] };
  gaps.forEach((_, gap) => {
    for (const path of begin[gap]!) change(path, 1);
    for (const path of stop[gap]!) change(path, -1);
    curve.paths.push(now.paths);
    curve.steps.push(now.steps);
    curve.single.push(now.single);
    curve.commonest.push(counts.reduce((most, count) => Math.max(most, count), 0));
  });
  return curve;
}

/** The paths by the gap a list names for them; those past the last gap are left out. */
function byGap(gapOf: Uint8Array, gaps: number): Uint32Array[] {
  const counts = new Uint32Array(gaps + 1);
  for (const gap of gapOf) counts[gap]!++;
  const lists = Array.from({ length: gaps }, (_, gap) => new Uint32Array(counts[gap]!));
  counts.fill(0);
  gapOf.forEach((gap, path) => {
    if (gap < gaps) lists[gap]![counts[gap]!++] = path;
  });
  return lists;
}
