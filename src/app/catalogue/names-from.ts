import type { LanguageCode } from '../../i18n';
import { noNames, type Names } from '../../i18n/naming';
import type { Catalogue, CatalogueNote } from '../../model/catalogue';

type NamesIn = Readonly<Record<LanguageCode, Names>>;

/** What the page calls the names of a data set, in each language; where a language has no name for one it is the data's. */
export function namesFrom(catalogue: Catalogue | null): NamesIn {
  if (catalogue === null) return { en: noNames, 'zh-CN': noNames };
  const inLanguage = (language: LanguageCode): Names => ({
    events: Object.fromEntries(
      catalogue.events.map(({ event, colour, ...note }) => [
        event,
        {
          ...shown(note, language),
          ...(colour === undefined ? {} : { colour }),
        },
      ]),
    ),
    properties: Object.fromEntries(
      catalogue.properties.map(({ property, ...note }) => [property, shown(note, language)]),
    ),
  });
  return { en: inLanguage('en'), 'zh-CN': inLanguage('zh-CN') };
}

function shown({ labels, description, hidden }: CatalogueNote, language: LanguageCode): Names['properties'][string] {
  const label = labels?.[language];
  return {
    ...(label === undefined ? {} : { label }),
    ...(description === undefined ? {} : { note: description }),
    ...(hidden === undefined ? {} : { hidden }),
  };
}

/** Those of the names alone that stand somewhere in a text of JSON. */
export function namesWithin(names: NamesIn, json: string): NamesIn {
  const stands = ([name]: [string, unknown]): boolean => json.includes(JSON.stringify(name));
  const within = ({ events, properties }: Names): Names => ({
    events: Object.fromEntries(Object.entries(events).filter(stands)),
    properties: Object.fromEntries(Object.entries(properties).filter(stands)),
  });
  return { en: within(names.en), 'zh-CN': within(names['zh-CN']) };
}
