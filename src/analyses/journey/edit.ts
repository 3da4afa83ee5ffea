import type { Matcher } from '../../model/condition';
import type { CellNote, JourneySpec, TouchpointGroup, TouchpointRef } from './spec';
import { sameTouchpoint } from './spec';

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
