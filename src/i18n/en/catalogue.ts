import type { Format } from '../format';

interface Counted {
  count: number;
  f: Format;
}

/** What is noted of the events and properties of a data set. */
export const catalogue = {
  title: 'Catalogue',
  sub: 'what events and properties are called and mean; results, links and files keep the names of the data',
  none: 'Open a data set to note what its events and properties mean.',
  empty: 'This data set has no properties.',
  save: 'Save as file',
  fileName: (p: { name: string }) => `Catalogue of ${p.name}`,
  sorts: { event: 'Events', property: 'Properties' },
  sort: 'What is listed',
  search: 'Search names, labels and descriptions',
  notFound: 'Nothing has this in its name, label or description.',
  noted: ({ count, f }: Counted) => `${f.number(count)} noted`,
  name: 'Name in the data',
  events: 'Events',
  values: 'Values',
  label: { en: 'English name', 'zh-CN': 'Chinese name' },
  labelOf: (p: { name: string; language: string }) => `${p.language} of ${p.name}`,
  description: 'Description',
  descriptionOf: (p: { name: string }) => `Description of ${p.name}`,
  colour: 'Colour',
  colourOf: (p: { name: string }) => `Colour of ${p.name}`,
  noColour: 'none',
  shown: 'Offered',
  shownOf: (p: { name: string }) => `${p.name} is offered in lists`,
  more: ({ count, f }: Counted) => `${f.number(count)} more; search to find them.`,
  showHidden: ({ count, f }: Counted) => `Show ${f.number(count)} hidden`,
};
