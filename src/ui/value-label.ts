import type { Format, Messages } from '../i18n';
import type { PropertyValue } from '../model/condition';

/** A property's value as the page says it; null is "(none)", `{ other: true }` the rest. */
export function valueLabel(value: PropertyValue | { other: true }, t: Messages, format: Format): string {
  if (value === null) return t.explore.none;
  if (typeof value === 'object') return t.explore.other;
  if (typeof value === 'boolean') return value ? t.explore.ui.yes : t.explore.ui.no;
  return typeof value === 'number' ? format.number(value) : value;
}

/** The same of a value that is an event: by what that is called. */
export const eventLabel: typeof valueLabel = (value, t, format) =>
  typeof value === 'string' ? format.event(value) : valueLabel(value, t, format);
