import { relativeError } from '../../model/rounding';
import { byText } from '../../model/text-order';
import { isRounded, meanOf, pilesBy, quantileOf, sizeOf } from '../../model/value-bag';
import type { StepColumns, StepLink } from '../step-columns';
import { moveCell, type ReadingState, type StagesState } from './fold';
import { besideSpec } from './reading';
import type { StageMeasure, StagesSpec } from './spec';

/** Actors of one stage by each measure. */
export type StageNumbers = { name: string } & Record<StageMeasure, number>;

/** All moves from one stage to another. */
export interface StageTransition {
  from: string;
  to: string;
  direction: 'forward' | 'backward';
  /** forward over at least one stage */
  skip: boolean;
  moves: number;
  /** of all moves, 0..1 */
  share: number;
  /** from the first event of the visit left to the first of the one entered */
  medianDwellMs: number;
}

/** What one model says. `stages` in the model's order; transitions and the links of a column by moves, equal ones by name. */
export interface ModelReading extends StepColumns {
  /** with a visit to any stage */
  actors: number;
  stages: StageNumbers[];
  moves: number;
  transitions: StageTransition[];
  /** backward moves ÷ moves; null without a move */
  regressRate: number | null;
  /** there only where the moves are too many to keep the time of each: how far off times may be, as a part of each */
  relativeError?: number;
}

/** The public answer of a question about stages; `beside`: the same by the second model, where there is one. */
export interface StagesResult extends ModelReading {
  beside?: ModelReading;
}

export function shapeStages({ own, beside }: StagesState, spec: StagesSpec): StagesResult {
  const second = besideSpec(spec);
  return {
    ...shapeReading(own, spec),
    ...(beside === null || second === null ? {} : { beside: shapeReading(beside, second) }),
  };
}

function shapeReading(state: ReadingState, { model, maxSteps }: StagesSpec): ModelReading {
  const names = model.stages.map(({ name }) => name);
  const { ever, highest, entry, exit } = state.numbers;
  const of = (numbers: Float64Array, stage: number): number => numbers[stage] ?? 0;
  const transitions = transitionsOf(state, names);
  const backward = transitions.reduce((sum, { direction, moves }) => sum + (direction === 'backward' ? moves : 0), 0);
  const moves = state.moves.size;
  return {
    actors: state.actors,
    stages: names.map((name, i) => ({
      ...{ name, ever: of(ever, i), now: of(exit, i), highest: of(highest, i) },
      ...{ entry: of(entry, i), exit: of(exit, i) },
    })),
    moves,
    transitions,
    regressRate: moves === 0 ? null : backward / moves,
    columns: columnsOf(state, names, maxSteps),
    links: linksOf(state, names, maxSteps),
    ...(isRounded(state.moves) ? { relativeError } : {}),
  };
}

function transitionsOf({ moves }: ReadingState, names: readonly string[]): StageTransition[] {
  const pairs = names.length ** 2;
  return pilesBy(moves, pairs, (cell) => cell % pairs)
    .flatMap((dwells, pair): StageTransition[] => {
      const medianUs = quantileOf(dwells, 0.5);
      if (medianUs === null) return [];
      const [from, to] = [Math.floor(pair / names.length), pair % names.length];
      return [
        {
          from: names[from] ?? '',
          to: names[to] ?? '',
          direction: to > from ? 'forward' : 'backward',
          skip: to > from + 1,
          moves: sizeOf(dwells),
          share: sizeOf(dwells) / moves.size,
          medianDwellMs: medianUs / 1000,
        },
      ];
    })
    .sort((a, b) => b.moves - a.moves || byText(a.from, b.from) || byText(a.to, b.to));
}

function columnsOf(
  { actors, here, ended }: ReadingState,
  names: readonly string[],
  maxSteps: number,
): StepColumns['columns'] {
  return Array.from({ length: maxSteps }, (_, column) =>
    names
      .map((name, stage) => {
        const place = column * names.length + stage;
        const [paths, dropOff] = [here[place] ?? 0, ended[place] ?? 0];
        const goesOn = column === maxSteps - 1 ? paths - dropOff : 0;
        return { name, other: false, paths, share: paths / actors, dropOff, goesOn };
      })
      .filter(({ paths }) => paths > 0)
      .sort((a, b) => b.paths - a.paths || byText(a.name, b.name)),
  ).filter((column) => column.length > 0);
}

function linksOf({ moves }: ReadingState, names: readonly string[], maxSteps: number): StepLink[] {
  const cells = moveCell(names.length, maxSteps, 0, 0);
  const shown = moveCell(names.length, maxSteps - 1, 0, 0);
  return pilesBy(moves, cells, (cell) => cell)
    .slice(0, shown)
    .flatMap((times, cell): StepLink[] => {
      if (sizeOf(times) === 0) return [];
      const pair = cell % names.length ** 2;
      const node = (stage: number): StepLink['from'] => ({ name: names[stage] ?? '', other: false });
      return [
        {
          step: Math.floor(cell / names.length ** 2) + 1,
          from: node(Math.floor(pair / names.length)),
          to: node(pair % names.length),
          paths: sizeOf(times),
          medianMs: milliseconds(quantileOf(times, 0.5)),
          meanMs: milliseconds(meanOf(times)),
        },
      ];
    })
    .sort(
      (a, b) =>
        a.step - b.step || b.paths - a.paths || byText(a.from.name, b.from.name) || byText(a.to.name, b.to.name),
    );
}

const milliseconds = (us: number | null): number | null => (us === null ? null : us / 1000);
