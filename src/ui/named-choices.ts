import type { Format } from '../i18n';
import type { Choice } from './choice';

/** Properties as choices, by the names they go by; hidden ones only where they are chosen. */
export const propertyChoices = (names: readonly string[], format: Format, chosen?: string | null): Choice<string>[] =>
  names
    .filter((name) => name === chosen || !format.hidesProperty(name))
    .map((name) => choice(name, format.property(name), format.propertyHint(name)));

/** Events likewise. */
export const eventChoices = (names: readonly string[], format: Format, chosen?: string | null): Choice<string>[] =>
  names
    .filter((name) => name === chosen || !format.hidesEvent(name))
    .map((name) => choice(name, format.event(name), format.eventHint(name)));

/** A name by what it is called; below it the name in the data where that is another, and its description. */
const choice = (name: string, label: string, hint: string): Choice<string> =>
  hint === '' ? { value: name, label } : { value: name, label, hint };
