import type { Catalogue, EventNote, PropertyNote } from '../../model/catalogue';
import type { DatasetInfo } from '../../model/dataset';
import type { NameOf } from '../../model/spec-names';

/** A name of the data with what is noted of it. */
export interface ListedName {
  of: NameOf;
  name: string;
  /** events of this name, or distinct values of the property; null: the data has it no more */
  count: number | null;
  note: EventNote | PropertyNote;
}

/** The names of a data set, events by frequency and properties as they stand; noted ones that the data lacks come last. */
export function listedNames(of: NameOf, { events, properties }: DatasetInfo, catalogue: Catalogue): ListedName[] {
  const notes = new Map<string, EventNote | PropertyNote>(
    of === 'event'
      ? catalogue.events.map((note) => [note.event, note])
      : catalogue.properties.map((note) => [note.property, note]),
  );
  const blank = (name: string): EventNote | PropertyNote => (of === 'event' ? { event: name } : { property: name });
  const known =
    of === 'event'
      ? events.toSorted((a, b) => b.events - a.events).map(({ name, events: count }) => ({ name, count }))
      : properties.map(({ name, distinct }) => ({ name, count: distinct }));
  const here = new Set(known.map(({ name }) => name));
  const gone = [...notes.keys()].filter((name) => !here.has(name)).map((name) => ({ name, count: null }));
  return [...known, ...gone].map(({ name, count }) => ({ of, name, count, note: notes.get(name) ?? blank(name) }));
}

/** Those that have the text in their name, a label or the description; all without a text. */
export function withText(names: readonly ListedName[], text: string): readonly ListedName[] {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === '') return names;
  return names.filter(({ name, note }) =>
    [name, note.labels?.en, note.labels?.['zh-CN'], note.description].some((one) =>
      one?.toLocaleLowerCase().includes(wanted),
    ),
  );
}
