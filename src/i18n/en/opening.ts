import type { Format } from '../format';

interface Counted {
  count: number;
  f: Format;
}

const several =
  (one: string, other: string) =>
  ({ count, f }: Counted): string =>
    f.plural(count, { one: `${f.number(count)} ${one}`, other: `${f.number(count)} ${other}` });

/** Opening a file of views. */
export const opening = {
  title: (p: { name: string }) => `Open ${p.name}`,
  about: (p: { v: string; list: string }) =>
    `A view file of version ${p.v}: ${p.list}. Nothing is added until you press Add, and nothing here is replaced unless you choose so.`,
  empty: 'nothing',
  kinds: {
    view: 'view',
    board: 'board',
    segment: 'segment',
    stageModel: 'stage model',
    touchpoints: 'touchpoints',
    catalogue: 'catalogue',
  },
  counts: {
    view: several('view', 'views'),
    board: several('board', 'boards'),
    segment: several('segment', 'segments'),
    stageModel: several('stage model', 'stage models'),
    touchpoints: several('list of touchpoints', 'lists of touchpoints'),
    catalogue: several('catalogue', 'catalogues'),
  },
  comma: ', ',
  datasets: 'Data sets',
  savedOn: (p: { name: string }) => `What was saved on “${p.name}” goes to`,
  savedOnNone: 'Its names are compared with',
  noDataset: 'no data set',
  sameName: 'of the same name',
  contents: 'What it holds',
  all: 'All',
  none: 'None',
  take: (p: { name: string }) => `Take ${p.name}`,
  what: (p: { name: string }) => `What to do with ${p.name}`,
  choices: { both: 'keep both', replace: 'replace it' },
  same: 'The same is here already.',
  other: 'Another of this name is here:',
  others: 'This data set has its own:',
  needsDataset: 'Needs a data set here.',
  names: 'Names that differ',
  namesLead: (p: { dataset: string }) =>
    `${p.dataset} has nothing of these names. Choose what each means here; they are changed everywhere in what is added.`,
  add: ({ count, f }: Counted) => `Add ${f.number(count)}`,
  added: (p: { list: string }) => `Added: ${p.list}.`,
  nothingAdded: 'Nothing was added.',
  skipped: ({ count, f }: Counted) =>
    f.plural(count, {
      one: `${f.number(count)} entry of the file could not be read.`,
      other: `${f.number(count)} entries of the file could not be read.`,
    }),
  notViews: (p: { name: string }) =>
    `“${p.name}” is not a file of Wayfold views. Nothing was changed. Choose a file that ends in .wayfold.json.`,
  tooNew: (p: { name: string }) =>
    `“${p.name}” was saved by a later version of Wayfold. Nothing was changed. Reload the page to get the new version, then try again.`,
  tooLarge: (p: { name: string }) =>
    `“${p.name}” is over 256 MB, more than any file of views. Nothing was changed. Choose a file that ends in .wayfold.json.`,
};
