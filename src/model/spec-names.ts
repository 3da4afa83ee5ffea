import { isFields, type Fields } from './fields';

/** What a name in a spec is of. */
export type NameOf = 'event' | 'property';

/**
 * Where a name stands: in the question itself; in a stage model, which names many events on purpose; or as the pattern that a name is rewritten by, which need
 * not be one of the data.
 */
export type NameAt = 'question' | 'stages' | 'pattern';

/** A name of a spec with what it is of. */
export interface SpecName {
  of: NameOf;
  name: string;
}

/** A name where it stands; null is "any event". */
export interface PlacedName {
  of: NameOf;
  name: string | null;
  at: NameAt;
}

/** New names by old ones. */
export type Renames = Readonly<Record<NameOf, ReadonlyMap<string, string>>>;

/** What stands instead of a name; "any event" stays. */
type Visit = (placed: PlacedName) => string;

/**
 * The names of events and properties that a spec, a segment, a stage model, touchpoints, a board or a list of them speaks of, in the order they stand and as often.
 * The value is untrusted; the walk knows the places of the public format.
 */
export function namesIn(value: unknown): PlacedName[] {
  const found: PlacedName[] = [];
  walk(value, 'question', (placed) => {
    found.push(placed);
    return placed.name ?? '';
  });
  return found;
}

/** The names a value needs a data set to have, each once; a step that has no event yet needs none. */
export function neededNames(value: unknown): SpecName[] {
  const found = new Map<string, SpecName>();
  for (const { of, name, at } of namesIn(value))
    if (name !== null && name !== '' && at !== 'pattern') found.set(`${of} ${name}`, { of, name });
  return [...found.values()];
}

/** The same value with other names, wherever they stand; a list of events in which two become one has it once. */
export function renamed<Value>(value: Value, renames: Renames): Value {
  // only texts change, so the shape stays
  return walk(value, 'question', ({ of, name }) => (name === null ? '' : (renames[of].get(name) ?? name))) as Value;
}

function walk(value: unknown, at: NameAt, visit: Visit): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, at, visit));
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [field, walkField(value, field, inner, at, visit)]),
  );
}

function walkField(on: Fields, field: string, inner: unknown, at: NameAt, visit: Visit): unknown {
  const of = named(on, field);
  if (of !== null) {
    if (typeof inner === 'string') return visit({ of, name: inner, at });
    if (Array.isArray(inner) && inner.every((item) => typeof item === 'string'))
      return [...new Set(inner.map((name) => visit({ of, name, at })))];
    if (of === 'event' && inner === null) visit({ of, name: null, at });
  }
  if (field === 'measure' && isFields(inner)) {
    const entries = Object.entries(inner).map(([how, name]) => [how, replaced(name, 'property', at, visit)]);
    return Object.fromEntries(entries);
  }
  if (field === 'notes' && namesTouchpoints(on))
    return listed(inner, (note) => ({ ...note, touchpoint: replaced(note['touchpoint'], 'event', at, visit) }));
  if (field === 'rename' && namesNodes(on))
    return listed(inner, (rule) => ({ ...rule, match: pattern(rule['match'], visit) }));
  return walk(inner, field === 'stages' ? 'stages' : at, visit);
}

/** What the texts in a field are names of; null: of nothing a data set has. */
function named(on: Fields, field: string): NameOf | null {
  switch (field) {
    case 'event':
      return 'event';
    case 'property':
    case 'hold':
    case 'breakdown':
      return 'property';
    // a question's property of money; in a condition it is what is compared
    case 'value':
      return 'kind' in on ? 'property' : null;
    // in a rule it is the name of a channel
    case 'channel':
      return 'touchpoint' in on ? 'property' : null;
    default:
      return null;
  }
}

/** The touchpoints of a journey map are events, unless it says otherwise. */
const namesTouchpoints = ({ kind, touchpoint = 'event' }: Fields): boolean =>
  kind === 'journey' && touchpoint === 'event';

/** The steps of paths are named by events, unless they say otherwise. */
const namesNodes = ({ kind, node = 'event' }: Fields): boolean =>
  kind === 'paths' && (node === 'event' || Array.isArray(node));

/** A wildcard without a joker is a name. */
const pattern = (match: unknown, visit: Visit): unknown =>
  isFields(match) && 'wildcard' in match
    ? { ...match, wildcard: replaced(match['wildcard'], 'event', 'pattern', visit) }
    : replaced(match, 'event', 'pattern', visit);

const replaced = (name: unknown, of: NameOf, at: NameAt, visit: Visit): unknown =>
  typeof name === 'string' ? visit({ of, name, at }) : name;

const listed = (list: unknown, change: (item: Fields) => Fields): unknown =>
  Array.isArray(list) ? list.map((item: unknown) => (isFields(item) ? change(item) : item)) : list;
