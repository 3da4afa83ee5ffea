import type { Format } from '../i18n';

/** A tooltip says so much of them: the rest is in the catalogue. */
const [mostEvents, longest] = [4, 200];

/** What is known of events beyond what they are called, a line each: their name in the data where that is another, and their description. */
export const aboutEvents = (names: readonly string[], format: Format): string[] =>
  [...new Set(names)]
    .filter((name) => format.eventHint(name) !== '')
    .slice(0, mostEvents)
    .map((name) => `${format.event(name)}: ${cut(format.eventHint(name))}`);

function cut(text: string): string {
  const characters = Array.from(text);
  return characters.length <= longest ? text : `${characters.slice(0, longest).join('')}…`;
}
