/** How events and properties of a data set are shown: by the names and colours somebody gave them. */
export interface Naming {
  /** what an event is called; its name in the data where nobody gave it another */
  event(name: string): string;
  /** the same of a property */
  property(name: string): string;
  /** what an event is: its name in the data, and what somebody noted of it */
  eventTitle(name: string): string;
  propertyTitle(name: string): string;
  /** what stands beside what an event is called: its name in the data where that is another, and what somebody noted of it; '' for neither */
  eventHint(name: string): string;
  propertyHint(name: string): string;
  /** the colour an event has everywhere, from 1; null: none of its own */
  eventColour(name: string): number | null;
  /** not offered in lists unless asked for */
  hidesEvent(name: string): boolean;
  hidesProperty(name: string): boolean;
}

/** What is noted of a data set's names, in one language; plain data. */
export interface Names {
  events: Readonly<Record<string, { label?: string; note?: string; colour?: number; hidden?: true }>>;
  properties: Readonly<Record<string, { label?: string; note?: string; hidden?: true }>>;
}

export const noNames: Names = { events: {}, properties: {} };

/** The names as they are looked up. */
export function namingOf({ events, properties }: Names): Naming {
  const [ofEvent, ofProperty] = [new Map(Object.entries(events)), new Map(Object.entries(properties))];
  return {
    event: (name) => ofEvent.get(name)?.label ?? name,
    property: (name) => ofProperty.get(name)?.label ?? name,
    eventTitle: (name) => titleOf(name, ofEvent.get(name)),
    propertyTitle: (name) => titleOf(name, ofProperty.get(name)),
    eventHint: (name) => hintOf(name, ofEvent.get(name)),
    propertyHint: (name) => hintOf(name, ofProperty.get(name)),
    eventColour: (name) => ofEvent.get(name)?.colour ?? null,
    hidesEvent: (name) => ofEvent.get(name)?.hidden === true,
    hidesProperty: (name) => ofProperty.get(name)?.hidden === true,
  };
}

type Known = { label?: string; note?: string } | undefined;

const joined = (texts: readonly string[], by: string): string => texts.filter((text) => text !== '').join(by);
const titleOf = (name: string, known: Known): string => joined([name, known?.note ?? ''], ': ');
const hintOf = (name: string, known: Known): string =>
  joined([(known?.label ?? name) === name ? '' : name, known?.note ?? ''], ' · ');
