import type { Table } from '../../charts/csv';
import type { Figure } from '../../charts/figure';
import type { TwinRow } from '../../charts/twin';
import type { Words } from '../view';
import { backward, skipped, type MoveRow } from './moves';
import type { PartProps } from './part';
import type { ModelReading } from './result';
import { stageMeasures, type ReadingSelection, type StagesSpec } from './spec';
import { cssOf, labelOf } from './words';

type Select = (selection: ReadingSelection) => void;

const fewActors = 30;

/** Regress and skip rate, the commonest way back, and who ever reached the last stage. */
export function stagesFigures(
  spec: StagesSpec,
  result: ModelReading,
  moves: readonly MoveRow[],
  words: Words,
  select: Select,
): Figure[] {
  const { t, format } = words;
  const said = t.stages.figures;
  const share = (name: string, n: number): Figure => ({
    name,
    text: format.percent(result.moves === 0 ? null : n / result.moves),
    base: said.of({ n: format.number(n), all: format.number(result.moves) }),
  });
  const figures = [share(said.regress, backward(result)), share(said.skip, skipped(result))];
  const back = moves.find(({ direction }) => direction === 'backward');
  if (back) {
    const { from, to } = back;
    const actors = back.actors === null ? null : { count: back.actors, f: format };
    figures.push({
      name: said.wayBack,
      text: format.number(back.moves),
      base: said.wayBackOf({ from: labelOf(spec, from, words), to: labelOf(spec, to, words), actors }),
      onpick: () => select({ from, to }),
    });
  }
  const last = result.stages.at(-1);
  if (last) {
    figures.push({
      name: said.reached({ stage: labelOf(spec, last.name, words) }),
      text: format.percent(result.actors === 0 ? null : last.ever / result.actors),
      base: said.ofActors({ n: format.number(last.ever), base: format.number(result.actors) }),
      onpick: last.ever === 0 ? undefined : () => select({ stage: last.name, measure: 'ever' }),
    });
  }
  return figures;
}

const isMeasure = (selection: ReadingSelection | null, stage: string, measure: string): boolean =>
  selection !== null && 'measure' in selection && selection.stage === stage && selection.measure === measure;

/** One row a stage: its actors by each measure, with their share of all where there is room. */
export function whereRows(
  { spec, result, selection, onselect }: Pick<PartProps, 'spec' | 'result' | 'selection' | 'onselect'>,
  words: Words,
  shares = true,
): TwinRow[] {
  const { actors, stages } = result;
  const { t, format } = words;
  const weak = actors < fewActors ? t.stages.where.small({ base: format.number(actors) }) : undefined;
  return stages.map((numbers) => ({
    key: numbers.name,
    head: labelOf(spec, numbers.name, words),
    swatch: cssOf(spec, numbers.name),
    weak,
    cells: stageMeasures.map((measure) => {
      const n = numbers[measure];
      return {
        text: format.number(n),
        ...(shares ? { small: format.percent(actors === 0 ? null : n / actors) } : {}),
        sort: n,
        selected: isMeasure(selection, numbers.name, measure),
        ...(n === 0 ? {} : { onpick: () => onselect({ stage: numbers.name, measure }) }),
      };
    }),
  }));
}

/** Raw numbers of the stages for CSV. */
export const whereTable = (spec: StagesSpec, { actors, stages }: ModelReading, words: Words): Table => ({
  head: ['stage', ...stageMeasures, 'actors'],
  rows: stages.map((numbers) => [
    labelOf(spec, numbers.name, words),
    ...stageMeasures.map((measure) => numbers[measure]),
    actors,
  ]),
});

export const isMove = (selection: ReadingSelection | null, from: string, to: string): boolean =>
  selection !== null && !('step' in selection) && 'from' in selection && selection.from === from && selection.to === to;

const directionOf = ({ direction, skip }: MoveRow): 'forward' | 'skip' | 'backward' => (skip ? 'skip' : direction);

/** One row a transition; `counted`: with its actors, which are behind their number, not behind that of moves. */
export function moveTwin(
  spec: StagesSpec,
  moves: readonly MoveRow[],
  counted: boolean,
  selection: ReadingSelection | null,
  words: Words,
  select: Select,
): TwinRow[] {
  const { t, format } = words;
  return moves.map((move) => {
    const { from, to } = move;
    const actors = {
      text: move.actors === null ? '…' : format.number(move.actors),
      sort: move.actors,
      selected: isMove(selection, from, to),
      onpick: () => select({ from, to }),
    };
    return {
      key: JSON.stringify([from, to]),
      head: t.paths.arrow({ from: labelOf(spec, from, words), to: labelOf(spec, to, words) }),
      swatch: move.direction === 'backward' ? 'var(--backward)' : cssOf(spec, to),
      cells: [
        { text: t.stages.matrix.direction[directionOf(move)], sort: directionOf(move) },
        { text: format.number(move.moves), sort: move.moves },
        { text: format.percent(move.share), sort: move.share },
        ...(counted ? [actors] : []),
        { text: format.duration(move.medianDwellMs), sort: move.medianDwellMs },
      ],
    };
  });
}

/** Raw numbers of the transitions for CSV. */
export const movesTable = (spec: StagesSpec, moves: readonly MoveRow[], words: Words): Table => ({
  head: ['from', 'to', 'direction', 'skip', 'moves', 'share', 'actors', 'medianDwellMs'],
  rows: moves.map((move) => [
    labelOf(spec, move.from, words),
    labelOf(spec, move.to, words),
    ...[move.direction, move.skip, move.moves, move.share, move.actors, move.medianDwellMs],
  ]),
});

/** Raw numbers of columns and links for CSV: a row a link, those whose last visit it is with an empty name. */
export const visitsTable = (spec: StagesSpec, { columns, links }: ModelReading, words: Words): Table => ({
  head: ['visit', 'from', 'to', 'actors', 'medianMs', 'meanMs'],
  rows: [
    ...links.map(({ step, from, to, paths, medianMs, meanMs }) => [
      ...[step, labelOf(spec, from.name, words), labelOf(spec, to.name, words)],
      ...[paths, medianMs, meanMs],
    ]),
    ...columns.flatMap((column, i) =>
      column
        .filter(({ dropOff }) => dropOff > 0)
        .map(({ name, dropOff }) => [i + 1, labelOf(spec, name, words), '', dropOff, null, null]),
    ),
  ],
});
