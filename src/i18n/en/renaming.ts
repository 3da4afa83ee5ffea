import type { Format } from '../format';

interface Counted {
  count: number;
  f: Format;
}

/** Names that a question or a file uses and the data set lacks. */
export const renaming = {
  title: 'Names that differ',
  lead: (p: { dataset: string }) =>
    `${p.dataset} has nothing of these names. Choose what each means here; what is left as it is counts as absent.`,
  choose: 'Choose other names…',
  instead: (p: { name: string }) => `Instead of “${p.name}”`,
  leave: 'Leave as it is',
  same: 'spelled otherwise',
  near: 'similar',
  sorts: { event: 'event', property: 'property' },
  search: 'Search the names here',
  none: 'No such name here.',
  use: ({ count, f }: Counted) =>
    f.plural(count, { one: `Use ${f.number(count)} name`, other: `Use ${f.number(count)} names` }),
};
