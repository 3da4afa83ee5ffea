import type { Format } from '../i18n';
import type { Choice } from './choice';

/** Properties as choices, by the names they go by; hidden ones only where they are chosen. */
export const propertyChoices = (names: readonly string[], format: Format, chosen?: string | null): Choice<string>[] =>
  names
    .filter((name) => name === chosen || !format.hidesProperty(name))
    .map((name) => choice(name, format.property(name)));

/** Events likewise. */
export const eventChoices = (names: readonly string[], format: Format, chosen?: string | null): Choice<string>[] =>
  names.filter((name) => name === chosen || !format.hidesEvent(name)).map((name) => choice(name, format.event(name)));

/** A name by what it is called; the name in the data beside it where that is another. */
const choice = (name: string, label: string): Choice<string> =>
  label === name ? { value: name, label } : { value: name, label, note: name };
