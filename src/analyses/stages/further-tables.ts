import type { Table } from '../../charts/csv';
import { periodLabel } from '../../charts/period-label';
import type { TwinRow } from '../../charts/twin';
import { sameValue } from '../../model/same-value';
import type { StageModel } from '../../model/stage-model';
import { modelLabel } from '../../ui/stages/stage-labels';
import type { Words } from '../view';
import type { Began } from './began';
import { isBegan, type BeganLook } from './began-chart';
import type { StageDwell } from './dwell';
import type { PlacedEvents } from './placed';
import type { ReadingSelection, StagesSelection, StagesSpec } from './spec';
import { cssOf, labelOf } from './words';

const fewVisits = 30;

const timesOf = ({ p10Ms, p25Ms, medianMs, p75Ms, p90Ms }: StageDwell) => [p10Ms, p25Ms, medianMs, p75Ms, p90Ms];

/** One row a stage: how many of its visits were left, and how long they lasted. */
export const dwellRows = (spec: StagesSpec, dwells: readonly StageDwell[], words: Words): TwinRow[] => {
  const { t, format } = words;
  return dwells.map((dwell) => ({
    key: dwell.stage,
    head: labelOf(spec, dwell.stage, words),
    swatch: cssOf(spec, dwell.stage),
    weak: dwell.visits < fewVisits ? t.stages.dwell.small({ n: format.number(dwell.visits) }) : undefined,
    cells: [
      { text: format.number(dwell.visits), sort: dwell.visits },
      ...timesOf(dwell).map((ms) => ({ text: format.duration(ms), sort: ms })),
    ],
  }));
};

/** Raw numbers for CSV. */
export const dwellTable = (spec: StagesSpec, dwells: readonly StageDwell[], words: Words): Table => ({
  head: ['stage', 'visitsLeft', 'p10Ms', 'p25Ms', 'medianMs', 'p75Ms', 'p90Ms'],
  rows: dwells.map((dwell) => [labelOf(spec, dwell.stage, words), dwell.visits, ...timesOf(dwell)]),
});

/** One row a period, a cell a stage. */
export const beganRows = (
  { periods, stages }: Began,
  look: BeganLook,
  { t, format }: Words,
  select: (selection: ReadingSelection) => void,
): TwinRow[] =>
  periods.map((period, i) => ({
    key: period,
    head: periodLabel(period, look.unit, format),
    weak: look.running(period) ? t.stages.began.notOver : undefined,
    cells: stages.map((began) => {
      const actors = began[look.kind][i] ?? 0;
      const { stage } = began;
      return {
        text: format.number(actors),
        sort: actors,
        selected: isBegan(look.selection, stage, period, look),
        ...(actors === 0 ? {} : { onpick: () => select({ stage, began: look.kind, period, unit: look.unit }) }),
      };
    }),
  }));

/** Raw numbers for CSV. */
export const beganTable = (
  spec: StagesSpec,
  { periods, stages }: Began,
  kind: BeganLook['kind'],
  words: Words,
): Table => ({
  head: ['period', ...stages.map(({ stage }) => labelOf(spec, stage, words))],
  rows: periods.map((period, i) => [period, ...stages.map((began) => began[kind][i] ?? 0)]),
});

/** names a row has room for */
const mostNames = 6;

/** One row a pair of stages of both models: what they share. */
export const placedRows = (
  spec: StagesSpec,
  second: StageModel,
  pairs: readonly PlacedEvents[],
  selection: StagesSelection | null,
  words: Words,
  select: (selection: StagesSelection) => void,
): TwinRow[] =>
  pairs.map(({ own, other, events, actors, names }) => {
    const { format, t } = words;
    const label = (model: StageModel, stage: string | null): string =>
      stage === null ? t.stages.cross.none : labelOf({ ...spec, model }, stage, words);
    const first = names.slice(0, mostNames).map(({ event }) => format.event(event));
    const which = first.join(', ');
    const pair = { crossed: 'event' as const, own, other };
    return {
      key: JSON.stringify([own, other]),
      head: label(spec.model, own),
      swatch: own === null ? 'var(--other)' : cssOf(spec, own),
      cells: [
        { text: label(second, other), sort: second.stages.findIndex(({ name }) => name === other) },
        { text: format.number(events), sort: events },
        {
          text: format.number(actors),
          sort: actors,
          selected: selection !== null && sameValue(selection, pair),
          onpick: () => select(pair),
        },
        {
          text:
            names.length > mostNames
              ? t.stages.placed.more({ names: which, n: format.number(names.length - mostNames) })
              : which,
          sort: which,
        },
      ],
    };
  });

/** Raw numbers for CSV, a row an event name of a pair. */
export const placedTable = (
  spec: StagesSpec,
  second: StageModel,
  pairs: readonly PlacedEvents[],
  { t }: Words,
): Table => ({
  head: [modelLabel(spec.model, t), modelLabel(second, t), 'event', 'events'],
  rows: pairs.flatMap(({ own, other, names }) =>
    names.map(({ event, events }) => [own ?? '', other ?? '', event, events]),
  ),
});
