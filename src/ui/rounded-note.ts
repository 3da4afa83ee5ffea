import type { Format, Messages } from '../i18n';

/** What is said where a result tells values it could not keep each of; undefined where it kept them. */
export const roundedNote = (
  { relativeError }: { relativeError?: number },
  { t, format }: { t: Messages; format: Format },
): string | undefined =>
  relativeError === undefined ? undefined : t.explore.rounded({ most: format.percent(relativeError) });
