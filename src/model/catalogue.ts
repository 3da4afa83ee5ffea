import * as v from 'valibot';
import { parseWith, problemMessage } from './parse';
import type { Parsed } from './problem';

/** How many colours an event can have: those charts tell values apart by. */
export const eventColours = 8;

/** What somebody noted about a name of the data. */
export interface CatalogueNote {
  /** what it is called on the page, by language */
  labels?: { en?: string; 'zh-CN'?: string };
  description?: string;
  /** not offered in lists unless asked for */
  hidden?: true;
}

export interface EventNote extends CatalogueNote {
  event: string;
  /** from 1 */
  colour?: number;
}

export interface PropertyNote extends CatalogueNote {
  property: string;
}

/** What is known of the events and properties of a data set. It changes how they are shown and offered; results, specs and files keep the names of the data. */
export interface Catalogue {
  v: 1;
  events: EventNote[];
  properties: PropertyNote[];
}

export const emptyCatalogue: Catalogue = { v: 1, events: [], properties: [] };

export const longestLabel = 200;
export const longestDescription = 2000;
const mostNotes = 100_000;

const name = v.pipe(v.string(), v.minLength(1));
const label = v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(longestLabel)));
const note = {
  labels: v.exactOptional(v.strictObject({ en: label, 'zh-CN': label })),
  description: v.exactOptional(v.pipe(v.string(), v.maxLength(longestDescription))),
  hidden: v.exactOptional(v.literal(true)),
};
const once = <Note>(nameOf: (note: Note) => string): v.CheckAction<Note[], string> =>
  v.check((notes: Note[]) => new Set(notes.map(nameOf)).size === notes.length, problemMessage('conflict', 'name'));

/** A catalogue of the public format: each name once. */
export const catalogueSchema: v.GenericSchema<unknown, Catalogue> = v.strictObject({
  v: v.literal(1),
  events: v.pipe(
    v.array(
      v.strictObject({
        event: name,
        ...note,
        colour: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(eventColours))),
      }),
    ),
    v.maxLength(mostNotes),
    once(({ event }: EventNote) => event),
  ),
  properties: v.pipe(
    v.array(v.strictObject({ property: name, ...note })),
    v.maxLength(mostNotes),
    once(({ property }: PropertyNote) => property),
  ),
});

/** Reads untrusted input as the catalogue of a data set. */
export const parseCatalogue = (input: unknown): Parsed<Catalogue> => parseWith(catalogueSchema, input);

/** The catalogue with another note about an event; one that says nothing goes. */
export const withEventNote = (catalogue: Catalogue, note: EventNote): Catalogue => ({
  ...catalogue,
  events: noted(catalogue.events, note, ({ event }) => event === note.event),
});

/** The same for a property. */
export const withPropertyNote = (catalogue: Catalogue, note: PropertyNote): Catalogue => ({
  ...catalogue,
  properties: noted(catalogue.properties, note, ({ property }) => property === note.property),
});

function noted<Note extends object>(notes: readonly Note[], next: Note, same: (note: Note) => boolean): Note[] {
  const others = notes.filter((one) => !same(one));
  return Object.keys(next).length > 1 ? [...others, next] : others;
}

/** Fields of a note; undefined: it has none any more. */
export type Change<Note> = { [Field in keyof Note]?: Note[Field] | undefined };

/** A note with some of its fields changed; empty texts are left out. */
export function withField<Note extends CatalogueNote>(note: Note, change: Change<Note>): Note {
  const labels = Object.entries({ ...note.labels, ...change.labels }).filter(([, text]) => text.trim() !== '');
  const whole = { ...note, ...change, labels: labels.length > 0 ? Object.fromEntries(labels) : undefined };
  // its own name stays, which alone must be there
  return Object.fromEntries(
    Object.entries(whole).filter(([, value]) => value !== undefined && value !== ''),
  ) as unknown as Note;
}
