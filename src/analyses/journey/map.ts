import type { Words } from '../view';
import type { JourneyCell, JourneyResult } from './result';
import { touchpointBy, type JourneySpec, type TouchpointRef } from './spec';
import { aboutEvents } from '../../ui/about-events';
import { touchpointLabel } from './words';

/** What a cell of the map shows large, and is shaded by. */
export const mapMeasures = ['friction', 'actors', 'conversion', 'dwell', 'lost', 'value'] as const;
export type MapMeasure = (typeof mapMeasures)[number];

export const refOf = ({ touchpoint, other }: JourneyCell): TouchpointRef => (other ? { other: true } : touchpoint);

export const cellKey = (cell: JourneyCell): string => JSON.stringify([cell.stage, refOf(cell)]);

export const numberOf = (cell: JourneyCell, measure: MapMeasure): number | null => {
  switch (measure) {
    case 'friction':
      return cell.friction;
    case 'actors':
      return cell.actors;
    case 'conversion':
      return cell.conversionRate;
    case 'dwell':
      return cell.medianDwellMs;
    case 'lost':
      return cell.lost;
    case 'value':
      return cell.valueLost?.estimate ?? null;
  }
};

export function numberText(cell: JourneyCell, measure: MapMeasure, { format }: Words): string {
  const value = numberOf(cell, measure);
  if (value === null) return '–';
  if (measure === 'conversion') return format.percent(value, 0);
  if (measure === 'dwell') return format.duration(value);
  return format.number(Math.round(value));
}

/** A row of the map: a touchpoint with its cells in the order of the stages. */
export interface MapRow {
  key: string;
  ref: TouchpointRef;
  label: string;
  /** said on hover */
  title: string;
  element: string | null;
  cells: readonly (JourneyCell | null)[];
}

/**
 * Rows as they are read along the journey: groups in the order they were made; other touchpoints by the stage most of their events are of, the largest first; events of no touchpoint
 * and the rest last.
 */
export function mapRows(spec: JourneySpec, { touchpoints, cells }: JourneyResult, words: Words): MapRow[] {
  const { kind } = touchpointBy(spec.touchpoint);
  const isMade = kind === 'groups';
  const rows = touchpoints.map(({ value, other, events }) => {
    const own = spec.model.stages.map(
      ({ name }) =>
        cells.find((cell) => cell.stage === name && cell.touchpoint === value && cell.other === other) ?? null,
    );
    const most = Math.max(...own.map((cell) => cell?.events ?? 0));
    const ref: TouchpointRef = other ? { other: true } : value;
    const label = touchpointLabel(spec, ref, words);
    const [about] = kind === 'event' && typeof ref === 'string' ? aboutEvents([ref], words.format) : [];
    return {
      row: {
        key: JSON.stringify(ref),
        ref,
        label,
        title: about ?? label,
        element: elementOf(spec, value, words),
        cells: own,
      },
      last: other || value === null ? 1 : 0,
      stage: isMade ? 0 : own.findIndex((cell) => cell?.events === most),
      events: isMade ? 0 : events,
    };
  });
  return rows.toSorted((a, b) => a.last - b.last || a.stage - b.stage || b.events - a.events).map(({ row }) => row);
}

function elementOf({ touchpoint }: JourneySpec, value: JourneyCell['touchpoint'], { t }: Words): string | null {
  const by = touchpointBy(touchpoint);
  const tagged = by.kind === 'groups' ? by.groups.find(({ name }) => name === value) : undefined;
  const listed = by.kind === 'channels' ? by.channels.elements?.find(({ channel }) => channel === value) : undefined;
  const element = (tagged ?? listed)?.element;
  return element === undefined ? null : t.journey.elements[element];
}
