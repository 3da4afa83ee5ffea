import { analyses, isKind } from '../../analyses/registry';
import { isFields } from '../../model/fields';
import { namesIn, neededNames } from '../../model/spec-names';
import { specKind } from '../views/view-file';

/** Names of the properties that specs speak of, among those a data set has. */
export function propertiesInUse(specs: readonly unknown[], properties: readonly { name: string }[]): string[] {
  const named = new Set(neededNames(specs).flatMap(({ of, name }) => (of === 'property' ? [name] : [])));
  return properties.map(({ name }) => name).filter((name) => named.has(name));
}

/** Names of the events without which the answers to specs would be others; null: all of them. */
export function eventsInUse(specs: readonly unknown[]): string[] | null {
  const names = new Set<string>();
  for (const spec of specs) {
    const own = eventsOf(spec);
    if (own === null) return null;
    for (const name of own) names.add(name);
  }
  return [...names];
}

/** Kinds whose numbers rest on the events they name alone, as far as their settings are among `plain`. */
const nearSighted = new Set(['funnel', 'retention', 'trend', 'lifecycle', 'stickiness', 'stages']);
/** Words of rules over people that look at no other event than the ones named. */
const plainRules = new Set(['actors', 'did', 'atLeast', 'atMost', 'range']);
const joins = new Set(['all', 'any', 'not']);

function eventsOf(input: unknown): string[] | null {
  const kind = specKind(input);
  if (kind === null || !isKind(kind) || !nearSighted.has(kind)) return null;
  const parsed = analyses[kind].parse(input);
  if (!parsed.ok) return null;
  const spec: unknown = parsed.value;
  if (looksAround(spec) || !plainSegments(spec)) return null;
  const found = namesIn(spec).flatMap(({ of, name, at }) => (of === 'event' && at !== 'pattern' ? [name] : []));
  return found.includes(null) ? null : found.filter((name) => name !== null);
}

/** Other events stand between, or sessions are cut on them. */
function looksAround(spec: unknown): boolean {
  if (!isFields(spec)) return true;
  const { order, unit, window } = spec;
  const session = unit === 'session' || (isFields(window) && window['same'] === 'session');
  return order === 'strict' || session || JSON.stringify(spec).includes('"directly":true');
}

function plainSegments(spec: unknown): boolean {
  if (!isFields(spec)) return true;
  const { segment, compare } = spec;
  const rules = [segment, isFields(compare) ? compare['segment'] : undefined];
  return rules.every((rule) => rule === undefined || isPlain(rule));
}

function isPlain(rule: unknown): boolean {
  if (Array.isArray(rule)) return rule.every(isPlain);
  if (!isFields(rule)) return true;
  return Object.entries(rule).every(([key, inner]) => (joins.has(key) ? isPlain(inner) : plainRules.has(key)));
}
