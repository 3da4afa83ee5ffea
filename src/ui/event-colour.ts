import type { Format } from '../i18n';

/** The colour somebody gave an event, as CSS; undefined: none. */
export function eventCss(name: string, format: Format): string | undefined {
  const colour = format.eventColour(name);
  return colour === null ? undefined : `var(--cat-${colour})`;
}

/** The same for charts. */
export function eventColour(
  name: string,
  { categories }: { categories: readonly string[] },
  format: Format,
): string | undefined {
  const colour = format.eventColour(name);
  return colour === null ? undefined : categories[colour - 1];
}
