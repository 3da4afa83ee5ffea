/** How events and properties of a data set are shown: by the names and colours somebody gave them. */
export interface Naming {
  /** what an event is called; its name in the data where nobody gave it another */
  event(name: string): string;
  /** the same of a property */
  property(name: string): string;
  /** what an event is: its name in the data, and what somebody noted of it */
  eventTitle(name: string): string;
  /** the colour an event has everywhere, from 1; null: none of its own */
  eventColour(name: string): number | null;
  /** not offered in lists unless asked for */
  hidesEvent(name: string): boolean;
  hidesProperty(name: string): boolean;
}

/** What is noted of a data set's names, in one language; plain data. */
export interface Names {
  events: Readonly<Record<string, { label?: string; note?: string; colour?: number; hidden?: true }>>;
  properties: Readonly<Record<string, { label?: string; hidden?: true }>>;
}

export const noNames: Names = { events: {}, properties: {} };

/** The names as they are looked up. */
export function namingOf({ events, properties }: Names): Naming {
  const [ofEvent, ofProperty] = [new Map(Object.entries(events)), new Map(Object.entries(properties))];
  return {
    event: (name) => ofEvent.get(name)?.label ?? name,
    property: (name) => ofProperty.get(name)?.label ?? name,
    eventTitle: (name) => [name, ofEvent.get(name)?.note ?? ''].filter((text) => text !== '').join(': '),
    eventColour: (name) => ofEvent.get(name)?.colour ?? null,
    hidesEvent: (name) => ofEvent.get(name)?.hidden === true,
    hidesProperty: (name) => ofProperty.get(name)?.hidden === true,
  };
}
