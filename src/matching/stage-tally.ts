import type { Batch } from '../columns/batch';
import type { ColumnRequest } from '../columns/column';
import type { Fold } from '../columns/fold';
import { rowTests } from '../columns/row-tests';
import type { DatasetInfo } from '../model/dataset';
import type { StageModel } from '../model/stage-model';
import type { StageTally } from '../model/stage-tally';

// What a stage model catches. An event belongs to the first stage one of whose rules matches it, or to none; a stage's actors are those with at least one event
// of it, so an actor counts in several stages. An event that rules of several stages match is counted once for each pair of its own stage and another;
// several rules of one stage are one. All events of the data set count: no filter, no range.

interface Rule {
  stage: number;
  masks: readonly number[];
}

/** Counts by event code and stage; the place behind the last stage is "none". */
export interface TallyState {
  /** code × (stages + 1) */
  caught: Float64Array;
  actors: Uint32Array;
  /** by code, stage and the other stage, as one number */
  both: Map<number, number>;
}

export interface StageTallying {
  columns: ColumnRequest[];
  fold: Fold<TallyState>;
  shape: (state: TallyState) => StageTally;
}

/** The columns, the fold and the shape of the tally of one model. */
export function stageTallying(model: StageModel, dataset: DatasetInfo): StageTallying {
  const stages = model.stages.length;
  const rules = model.stages.flatMap((stage, place) => stage.rules.map((rule) => ({ rule, place })));
  const { columns, tests } = rowTests(
    rules.map(({ rule }) => rule),
    undefined,
    dataset,
  );
  const byCode = dataset.events.map((_, code): Rule[] =>
    tests.flatMap(({ byCode: takes, masks }, i) =>
      takes === null || takes[code] === 1 ? [{ stage: rules[i]?.place ?? 0, masks }] : [],
    ),
  );
  return {
    columns,
    fold: tallyFold(byCode, stages),
    shape: (state) => shapeTally(state, stages, dataset),
  };
}

function tallyFold(byCode: readonly (readonly Rule[])[], stages: number): Fold<TallyState> {
  return {
    empty: () => ({
      caught: new Float64Array(byCode.length * (stages + 1)),
      actors: new Uint32Array(stages + 1),
      both: new Map(),
    }),
    visit: (batch, state) => visit(batch, state, byCode, stages),
    merge(a, b) {
      b.caught.forEach((n, i) => (a.caught[i]! += n));
      b.actors.forEach((n, i) => (a.actors[i]! += n));
      for (const [key, n] of b.both) a.both.set(key, (a.both.get(key) ?? 0) + n);
      return a;
    },
  };
}

function visit(
  batch: Batch,
  { caught, actors, both }: TallyState,
  byCode: readonly (readonly Rule[])[],
  stages: number,
): void {
  const { units, offsets, event } = batch;
  const masks = batch.columns.map((column) => (column.as === 'mask' ? column.values : null));
  const last = new Int32Array(stages + 1).fill(-1);
  for (let unit = 0; unit < units; unit += 1) {
    for (let row = offsets[unit]!; row < offsets[unit + 1]!; row += 1) {
      const code = event[row]!;
      let own = stages;
      let before = -1;
      for (const { stage, masks: needed } of byCode[code]!) {
        if (stage === before || !needed.every((mask) => masks[mask]?.[row] === 1)) continue;
        before = stage;
        if (own === stages) own = stage;
        else count(both, (code * stages + own) * stages + stage);
      }
      caught[code * (stages + 1) + own]! += 1;
      if (last[own] !== unit) {
        last[own] = unit;
        actors[own]! += 1;
      }
    }
  }
}

const count = (counts: Map<number, number>, key: number): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

function shapeTally({ caught, actors, both }: TallyState, stages: number, dataset: DatasetInfo): StageTally {
  const pairs = [...both].map(([key, events]) => ({
    code: Math.floor(key / stages / stages),
    stage: Math.floor(key / stages) % stages,
    also: key % stages,
    events,
  }));
  const names = dataset.events.map(({ name, events }, code) => ({
    event: name,
    events,
    caught: [...caught.subarray(code * (stages + 1), code * (stages + 1) + stages)],
    none: caught[code * (stages + 1) + stages]!,
    both: [] as { stage: number; also: number; events: number }[],
  }));
  pairs.sort((a, b) => b.events - a.events || a.stage - b.stage || a.also - b.also);
  for (const { code, ...pair } of pairs) names[code]?.both.push(pair);
  const total = (place: number): { events: number; actors: number } => ({
    events: names.reduce((sum, name) => sum + (place === stages ? name.none : (name.caught[place] ?? 0)), 0),
    actors: actors[place]!,
  });
  return {
    events: dataset.rows,
    actors: dataset.actors,
    stages: Array.from({ length: stages }, (_, place) => total(place)),
    none: total(stages),
    names,
  };
}
