import { parseSegment, sameSegment, type Segment } from '../../model/segment';
import type { KeptSegment, KeptView } from '../ports';

/** What a `.wayfold.json` file of views holds. Specs hold their segments themselves; `segments` are the saved ones, for their names. */
interface ViewFile {
  wayfold: 'views';
  v: 1;
  views: { name: string; spec: unknown; dataset: string | null; savedAt: string }[];
  segments?: { name: string; v: 1; segment: Segment; savedAt: string }[];
}

/** Views as the text of a `.wayfold.json` file. `datasetName` makes the data set known on another machine, where ids differ. */
export function viewFileText(
  views: readonly KeptView[],
  segments: readonly KeptSegment[],
  datasetName: (id: string) => string | null,
): string {
  const file: ViewFile = {
    wayfold: 'views',
    v: 1,
    views: views.map(({ name, spec, dataset, savedAt }) => ({
      name,
      spec,
      dataset: dataset === null ? null : (datasetName(dataset) ?? null),
      savedAt: new Date(savedAt).toISOString(),
    })),
    ...(segments.length === 0
      ? {}
      : {
          segments: segments.map(({ name, segment, savedAt }) => ({
            name,
            v: 1,
            segment,
            savedAt: new Date(savedAt).toISOString(),
          })),
        }),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

export type ReadViews =
  | { ok: true; views: Omit<KeptView, 'id'>[]; segments: Omit<KeptSegment, 'id'>[]; skipped: number }
  | { ok: false; reason: 'notViews' | 'tooNew' };

/** Reads a file of views. Untrusted: a view or segment that is not one is skipped and counted; the specs stay untrusted. */
export function readViewFile(text: string, datasetId: (name: string) => string | null): ReadViews {
  const file = parsed(text);
  if (!isRecord(file) || file['wayfold'] !== 'views' || !Array.isArray(file['views']))
    return { ok: false, reason: 'notViews' };
  if (file['v'] !== 1)
    return { ok: false, reason: typeof file['v'] === 'number' && file['v'] > 1 ? 'tooNew' : 'notViews' };
  const entries: unknown[] = file['views'];
  const views = entries.flatMap((entry) => readView(entry, datasetId));
  const listed: unknown[] = Array.isArray(file['segments']) ? file['segments'] : [];
  const segments = listed.flatMap(readSegment);
  return { ok: true, views, segments, skipped: entries.length - views.length + listed.length - segments.length };
}

function readSegment(entry: unknown): Omit<KeptSegment, 'id'>[] {
  if (!isRecord(entry) || typeof entry['name'] !== 'string' || entry['v'] !== 1) return [];
  const parsed = parseSegment(entry['segment']);
  if (!parsed.ok) return [];
  return [{ name: entry['name'].slice(0, 200), segment: parsed.value, savedAt: savedAtOf(entry) }];
}

function savedAtOf(entry: Record<string, unknown>): number {
  const saved = typeof entry['savedAt'] === 'string' ? Date.parse(entry['savedAt']) : NaN;
  return Number.isNaN(saved) ? Date.now() : saved;
}

/** The saved segments a question speaks of: its own, and the one it is compared with, also where it is "all but these". */
export function segmentsIn(spec: unknown, saved: readonly KeptSegment[]): KeptSegment[] {
  if (!isRecord(spec)) return [];
  const { segment, compare } = spec;
  const given = [segment, isRecord(compare) ? compare['segment'] : undefined];
  const named = given
    .flatMap((one) => (isRecord(one) && 'not' in one ? [one, one['not']] : [one]))
    .flatMap(parsedRules);
  return saved.filter((one) => named.some((other) => sameSegment(one.segment, other)));
}

function parsedRules(input: unknown): Segment[] {
  const parsed = parseSegment(input);
  return parsed.ok ? [parsed.value] : [];
}

function readView(entry: unknown, datasetId: (name: string) => string | null): Omit<KeptView, 'id'>[] {
  if (!isRecord(entry) || typeof entry['name'] !== 'string' || specKind(entry['spec']) === null) return [];
  const dataset = typeof entry['dataset'] === 'string' ? datasetId(entry['dataset']) : null;
  return [
    {
      name: entry['name'].slice(0, 200),
      spec: entry['spec'],
      dataset,
      savedAt: savedAtOf(entry),
    },
  ];
}

/** The kind an untrusted spec says it is; null when it says none. */
export function specKind(spec: unknown): string | null {
  return isRecord(spec) && typeof spec['kind'] === 'string' ? spec['kind'] : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}

/** Event names a spec asks for that the data set does not have, in the order they are named. */
export function absentEvents(spec: unknown, events: readonly { name: string }[]): string[] {
  const known = new Set(events.map(({ name }) => name));
  return [...new Set(namedEvents(spec))].filter((name) => !known.has(name));
}

/** Every `event: …` of the matchers anywhere in a spec. Stage models name many events on purpose, so they are left out. */
function namedEvents(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namedEvents);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([field, inner]) => {
    if (field === 'stages') return [];
    if (field === 'event' && typeof inner === 'string') return [inner];
    if (field === 'event' && Array.isArray(inner)) return inner.filter((name) => typeof name === 'string');
    return namedEvents(inner);
  });
}
