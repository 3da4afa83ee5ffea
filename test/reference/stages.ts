import type { PathsResult } from '../../src/analyses/paths/result';
import type { Condition } from '../../src/model/condition';
import type { PeriodUnit } from '../../src/model/period';
import type { Range } from '../../src/model/range';
import type { StageModel } from '../../src/model/stage-model';
import { matches, passesFilter } from './condition';
import { dataEnd, grouped, placed, type LogEvent, type Placed, type Settings } from './log';
import { pathsOracle, type OraclePathsSelection } from './paths';
import { inMs, quantile, rate } from './statistics';
import { isInside, periodOf, periodsListed, resolveRange } from './time';

/** Stages in the public format. */
export interface OracleStagesSpec {
  kind: 'stages';
  v: 1;
  model: StageModel;
  maxSteps: number;
  filter?: Condition;
  range?: Range;
}

export type StageMeasure = 'ever' | 'now' | 'highest' | 'entry' | 'exit';

export interface OracleTransition {
  from: string;
  to: string;
  direction: 'forward' | 'backward';
  skip: boolean;
  moves: number;
  /** of all moves */
  share: number;
  medianDwellMs: number;
}

export interface OracleStagesResult {
  /** with a visit to any stage */
  actors: number;
  stages: ({ name: string } & Record<StageMeasure, number>)[];
  moves: number;
  transitions: OracleTransition[];
  regressRate: number | null;
  columns: PathsResult['columns'];
  links: PathsResult['links'];
}

/** Actors who began a visit in a period, or whose first visit began there then. */
export interface OracleBegan {
  stage: string;
  began: 'visit' | 'entry';
  period: string;
  unit: PeriodUnit;
}

export type OracleStagesSelection =
  { stage: string; measure: StageMeasure } | { from: string; to: string } | OracleBegan | OraclePathsSelection;

/** By stage: actors by period; and the times of visits that another followed. */
export interface OracleFurther {
  periods: string[];
  stages: { stage: string; visit: number[]; entry: number[] }[];
  movers: { from: string; to: string; actors: number }[];
  dwells: { stage: string; visits: number; quantilesMs: (number | null)[] }[];
}

/** A run of one stage of one actor, `stage` by its place in the model. */
export interface Visit {
  stage: number;
  first: Placed;
}

interface Move {
  actor: string;
  from: Visit;
  to: Visit;
}

/** Stages by each actor's visits. */
export function stagesOracle(
  log: readonly LogEvent[],
  spec: OracleStagesSpec,
  settings: Settings,
): { result: OracleStagesResult; units: (selection: OracleStagesSelection) => Set<string> } {
  const journeys = journeysOf(log, spec, settings);
  const moves = [...journeys].flatMap(([actor, visits]) => movesOf(actor, visits));
  const paths = pathsByStage(log, spec, settings);
  const { stages } = spec.model;
  const numbers = stages.map(({ name }, stage) => {
    const count = (measure: StageMeasure): number => actorsAt(journeys, stage, measure).length;
    const [ever, now, highest] = [count('ever'), count('now'), count('highest')];
    return { name, ever, now, highest, entry: count('entry'), exit: count('exit') };
  });
  const result: OracleStagesResult = {
    actors: journeys.size,
    stages: numbers,
    moves: moves.length,
    transitions: transitionsOf(moves, spec.model),
    regressRate: rate(moves.filter(({ from, to }) => to.stage < from.stage).length, moves.length),
    columns: paths.result.columns,
    links: paths.result.links,
  };
  const place = (name: string): number => stages.findIndex((stage) => stage.name === name);
  const units = (selection: OracleStagesSelection): Set<string> => {
    if ('began' in selection) return beganIn(journeys, place(selection.stage), selection, settings);
    if ('measure' in selection) return new Set(actorsAt(journeys, place(selection.stage), selection.measure));
    if (!('from' in selection) || 'step' in selection) return paths.units(selection);
    const { from, to } = selection;
    return new Set(
      moves.filter((move) => move.from.stage === place(from) && move.to.stage === place(to)).map(({ actor }) => actor),
    );
  };
  return { result, units };
}

function beganIn(
  journeys: Map<string, Visit[]>,
  stage: number,
  { began, period, unit }: Omit<OracleBegan, 'stage'>,
  settings: Settings,
): Set<string> {
  const isIt = (visit: Visit, i: number): boolean =>
    visit.stage === stage && periodOf(visit.first.at, unit, settings) === period && (began === 'visit' || i === 0);
  return new Set([...journeys].filter(([, visits]) => visits.some(isIt)).map(([actor]) => actor));
}

/** What the page shows besides: who came into which stage when, who made a move, how long visits lasted. */
export function stagesFurther(
  log: readonly LogEvent[],
  spec: OracleStagesSpec,
  unit: PeriodUnit,
  settings: Settings,
): OracleFurther {
  const journeys = journeysOf(log, spec, settings);
  const moves = [...journeys].flatMap(([actor, visits]) => movesOf(actor, visits));
  const firsts = [...journeys.values()].flat().map(({ first }) => first.at);
  const endUs = dataEnd(log) ?? 0;
  const range = resolveRange(spec.range, endUs, settings);
  const firstUs = firsts.length === 0 ? null : Math.min(...firsts);
  const periods = periodsListed(range, firstUs, endUs, unit, settings);
  const { stages } = spec.model;
  const actorsBegan = (stage: number, began: OracleBegan['began']): number[] =>
    periods.map((period) => beganIn(journeys, stage, { began, period, unit }, settings).size);
  return {
    periods,
    stages: stages.map(({ name }, i) => ({
      ...{ stage: name, visit: actorsBegan(i, 'visit'), entry: actorsBegan(i, 'entry') },
    })),
    movers: [...grouped(moves, ({ from, to }) => `${from.stage} ${to.stage}`).values()].map((same) => ({
      from: stages[same[0]?.from.stage ?? -1]?.name ?? '',
      to: stages[same[0]?.to.stage ?? -1]?.name ?? '',
      actors: new Set(same.map(({ actor }) => actor)).size,
    })),
    dwells: stages.map(({ name }, i) => {
      const left = moves.filter(({ from }) => from.stage === i).map(({ from, to }) => to.first.at - from.first.at);
      const quantilesMs = [0.1, 0.25, 0.5, 0.75, 0.9].map((p) => inMs(quantile(left, p)));
      return { stage: name, visits: left.length, quantilesMs };
    }),
  };
}

/** The events that are looked at with their stage, -1 for none, in one order whatever the model. */
export function stagedEvents(log: readonly LogEvent[], spec: OracleStagesSpec, settings: Settings): Visit[] {
  const range = resolveRange(spec.range, dataEnd(log) ?? 0, settings);
  return placed(log)
    .filter((event) => passesFilter(event, spec.filter) && isInside(event.at, range))
    .map((first) => ({
      first,
      stage: spec.model.stages.findIndex(({ rules }) => rules.some((rule) => matches(first, rule))),
    }));
}

/** The visits of each actor that has any. */
function journeysOf(log: readonly LogEvent[], spec: OracleStagesSpec, settings: Settings): Map<string, Visit[]> {
  const staged = stagedEvents(log, spec, settings).filter(({ stage }) => stage >= 0);
  const runs = (events: Visit[]): Visit[] => events.filter((event, i) => events[i - 1]?.stage !== event.stage);
  return new Map([...grouped(staged, ({ first }) => first.actor)].map(([actor, events]) => [actor, runs(events)]));
}

function movesOf(actor: string, visits: Visit[]): Move[] {
  return visits.flatMap((from, i) => {
    const to = visits[i + 1];
    return to === undefined ? [] : [{ actor, from, to }];
  });
}

function actorsAt(journeys: Map<string, Visit[]>, stage: number, measure: StageMeasure): string[] {
  const isAt = (visits: Visit[]): boolean => {
    const visited = visits.map((visit) => visit.stage);
    switch (measure) {
      case 'ever':
        return visited.includes(stage);
      case 'highest':
        return Math.max(...visited) === stage;
      case 'entry':
        return visited[0] === stage;
      case 'now':
      case 'exit':
        return visited.at(-1) === stage;
    }
  };
  return [...journeys].filter(([, visits]) => isAt(visits)).map(([actor]) => actor);
}

function transitionsOf(moves: Move[], { stages }: StageModel): OracleTransition[] {
  return [...grouped(moves, ({ from, to }) => `${from.stage} ${to.stage}`).values()].flatMap((same) => {
    const [move] = same;
    if (move === undefined) return [];
    const [from, to] = [move.from.stage, move.to.stage];
    const dwellsUs = same.map((one) => one.to.first.at - one.from.first.at);
    return [
      {
        from: stages[from]?.name ?? '',
        to: stages[to]?.name ?? '',
        direction: to > from ? ('forward' as const) : ('backward' as const),
        skip: to > from + 1,
        moves: same.length,
        share: same.length / moves.length,
        medianDwellMs: inMs(quantile(dwellsUs, 0.5)) ?? NaN,
      },
    ];
  });
}

/** §3 over the actors' visits, every node for itself. */
const pathsByStage = (
  log: readonly LogEvent[],
  { model, maxSteps, filter, range }: OracleStagesSpec,
  settings: Settings,
): ReturnType<typeof pathsOracle> =>
  pathsOracle(
    log,
    {
      kind: 'paths',
      v: 1,
      unit: 'actor',
      node: { stages: model },
      align: 'start',
      maxSteps,
      rowsPerStep: Infinity,
      minShare: 0,
      collapseRepeats: true,
      count: 'paths',
      sessionGap: { amount: 30, unit: 'minute' },
      ...(filter === undefined ? {} : { filter }),
      ...(range === undefined ? {} : { range }),
    },
    settings,
  );
