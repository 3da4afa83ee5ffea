import type { Matcher } from '../../model/condition';
import type { Messages } from '../../i18n';
import type { DatasetInfo } from '../../model/dataset';
import { suggestChannels } from '../../model/suggest-touchpoints';
import { elementsOf } from '../../model/touchpoints';
import type { Vocabulary } from '../../ui/vocabulary';
import type { CellNote, JourneySpec, Touchpoint, TouchpointBy, TouchpointGroup, TouchpointRef } from './spec';
import { sameTouchpoint } from './spec';

export type TouchpointKind = TouchpointBy['kind'];
export const touchpointKinds: readonly TouchpointKind[] = ['event', 'channels', 'property', 'groups'];

/** What touchpoints of a kind are at first; channels are those kept with the data set, or what its names suggest. */
export function firstTouchpoint(
  kind: TouchpointKind,
  dataset: DatasetInfo,
  known: Vocabulary,
  t: Messages,
): Touchpoint {
  switch (kind) {
    case 'event':
      return 'event';
    case 'property':
      return { property: known.properties[0]?.name ?? '', limit: 12 };
    case 'groups':
      return [{ name: t.journey.groups.first, matcher: { event: known.events[0]?.name ?? null } }];
    case 'channels': {
      const { touchpoints: kept } = known;
      const channel = kept?.channel ?? suggestChannels(dataset, t.touchpoints.channels)?.channel ?? '';
      const elements = kept ? elementsOf(kept) : [];
      return {
        ...{ touchpoint: kept?.touchpoint ?? { event: null }, channel, limit: 12 },
        ...(elements.length === 0 ? {} : { elements }),
      };
    }
  }
}

export function withMarked(spec: JourneySpec, marked: Matcher[]): JourneySpec {
  const next = { ...spec };
  delete next.marked;
  return marked.length === 0 ? next : { ...next, marked };
}

/** null: no value is asked */
export function withValue(spec: JourneySpec, value: string | null): JourneySpec {
  const next = { ...spec };
  delete next.value;
  return value === null ? next : { ...next, value };
}

export function withElement(group: TouchpointGroup, element: TouchpointGroup['element']): TouchpointGroup {
  const { name, matcher } = group;
  return element === undefined ? { name, matcher } : { name, matcher, element };
}

const isAt = ({ stage, touchpoint }: CellNote, of: string, ref: TouchpointRef): boolean =>
  stage === of && sameTouchpoint(touchpoint, ref);

export const noteOf = ({ notes = [] }: JourneySpec, stage: string, touchpoint: TouchpointRef): string =>
  notes.find((note) => isAt(note, stage, touchpoint))?.text ?? '';

/** The question with a note on a cell; an empty one takes it away. */
export function withNote(spec: JourneySpec, stage: string, touchpoint: TouchpointRef, text: string): JourneySpec {
  const others = (spec.notes ?? []).filter((note) => !isAt(note, stage, touchpoint));
  const notes = text === '' ? others : [...others, { stage, touchpoint, text }];
  const next = { ...spec };
  delete next.notes;
  return notes.length === 0 ? next : { ...next, notes };
}
