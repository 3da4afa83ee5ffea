import type { Format } from '../format';

export const report = {
  button: 'Save as a report (HTML)',
  command: 'Save as a report: one HTML file that opens anywhere',
  computing: (p: { count: number; f: Format }) =>
    `The report is made once every tile is computed: ${p.f.number(p.count)} to go.`,
  saved: (p: { name: string; size: string }) =>
    `“${p.name}” is saved, ${p.size}. It opens in any browser without a network and holds results only: no rows, no ids.`,
  failed: 'The report could not be made: a part of the page could not be loaded. Reload the page and try again.',
  madeAt: (p: { at: string }) => `Made ${p.at}`,
  resultsOnly: 'Results only: this file holds no rows and no ids of actors, and asks no network.',
  settings: 'How this was computed',
  missing: 'This part had no answer when the report was made.',
  nothing: 'Nothing was found.',
  noPeople: 'A report holds results only. Who is behind a number is to be seen in Wayfold, on the data.',
  language: 'Language: English. Switch to Chinese',
  languageShort: 'EN',
  toDark: 'Switch to dark',
  toLight: 'Switch to light',
  damaged: 'This report is damaged: its results cannot be read.',
};
