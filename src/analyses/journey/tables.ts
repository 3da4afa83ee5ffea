import type { Table } from '../../charts/csv';
import type { Figure } from '../../charts/figure';
import type { Words } from '../view';
import type { JourneyResult } from './result';
import type { JourneySelection, JourneySpec } from './spec';
import { cellName } from './words';
import { refOf } from './map';

/** Journeys, those lost, and where it hurts most. */
export function journeyFigures(
  spec: JourneySpec,
  { journeys, lost, cells }: JourneyResult,
  words: Words,
  select: (selection: JourneySelection) => void,
): Figure[] {
  const { t, format } = words;
  const said = t.journey.figures;
  const [worst] = cells;
  return [
    {
      name: said.journeys,
      text: format.number(journeys),
      base: said.withStage,
      onpick: () => select({ journeys: 'all' }),
    },
    {
      name: said.lost,
      text: format.percent(journeys === 0 ? null : lost / journeys),
      base: t.explore.of({ n: format.number(lost), base: format.number(journeys) }),
      onpick: lost === 0 ? undefined : () => select({ journeys: 'lost' }),
    },
    ...(worst === undefined || worst.friction === 0
      ? []
      : [
          {
            name: said.worst,
            text: cellName(spec, worst.stage, refOf(worst), words),
            base: said.friction({ n: format.number(Math.round(worst.friction)) }),
          },
        ]),
  ];
}

/** Raw numbers for CSV, a row a cell. */
export const journeyTable = (spec: JourneySpec, { cells }: JourneyResult): Table => ({
  head: [
    ...['stage', 'touchpoint', 'events', 'actors', 'went on', 'conversion rate', 'median dwell ms', 'lost', 'immature'],
    ...['jump-backs', 'actors who jumped back', 'marked events', 'marked actors', 'term lost', 'friction'],
    ...['value lost', 'value lost low', 'value lost high'],
  ],
  rows: cells.map((cell) => [
    ...[cell.stage, cell.other ? 'other' : cell.touchpoint, cell.events, cell.actors, cell.wentOn],
    ...[cell.conversionRate, cell.medianDwellMs, cell.lost, cell.immature, cell.jumpBacks, cell.jumpedBack],
    ...[cell.marked, cell.markedActors, cell.terms.lost, cell.friction],
    ...[cell.valueLost?.estimate ?? null, cell.valueLost?.low ?? null, cell.valueLost?.high ?? null],
  ]),
});
