import type { Format } from '../format';

interface Counted {
  count: number;
  f: Format;
}

/** Bundles: views and a data set in one file. */
export const sharing = {
  share: 'Share as a bundle…',
  shareShort: 'Share',
  title: (p: { name: string }) => `Share ${p.name} as one file`,
  about:
    'A .wayfold file opens in any Wayfold by drop, without a network: whoever has it sees the same numbers. Nothing is uploaded.',
  views: 'Views and boards',
  noViews: 'No view of this data set is saved yet; the file then holds the data alone.',
  board: 'board',
  properties: 'Columns',
  propertiesOf: (p: { kept: string; all: string }) => `${p.kept} of ${p.all}`,
  all: 'All',
  used: 'Those in use',
  none: 'None',
  events: 'Events',
  everyEvent: 'All events',
  onlyUsed: ({ count, f }: Counted) =>
    f.plural(count, { one: `Only the ${f.number(count)} in use`, other: `Only the ${f.number(count)} in use` }),
  allNeeded: 'The chosen views look at every event, so all stay.',
  usedNote: 'Events of the data’s last instant stay too, so that the data ends when it did and no number changes.',
  actors: 'Actors',
  asTheyAre: 'Ids as they are',
  pseudonyms: 'Pseudonyms',
  pseudonymsNote:
    'Ids of actors and sessions become hashes under a key that is kept nowhere, so nobody can turn them back; event ids and rejected rows stay behind.',
  textsStay: (p: { names: string }) => `These text columns stay and may say who somebody is: ${p.names}.`,
  noTexts: 'No text column stays.',
  sample: 'Sample of the actors',
  percent: 'percent of the actors',
  sampleNote: ({ count, f }: Counted) =>
    f.plural(count, {
      one: `${f.number(count)} actor, drawn at random. Counts are then those of the sample.`,
      other: `${f.number(count)} actors, drawn at random. Counts are then those of the sample.`,
    }),
  passphrase: 'Passphrase',
  passphraseHint: 'optional; without it anybody who has the file can open it',
  passphraseNote: 'AES-256-GCM under PBKDF2-SHA-256, 600,000 rounds. A lost passphrase cannot be recovered.',
  showPassphrase: 'Show the passphrase',
  make: 'Save bundle',
  phases: { reading: 'Reading', sorting: 'Copying and sorting', storing: 'Storing', packing: 'Packing' },
  made: (p: { file: string; size: string }) => `${p.file} (${p.size}) is in your downloads.`,
  sealed: 'This file is sealed.',
  open: 'Open',
  notGiven: (p: { address: string }) =>
    `${p.address} was not opened: it is not there, or not on this page’s own address.`,
};
