import type { Board } from '../../model/board';
import { parseCatalogue, type Catalogue } from '../../model/catalogue';
import { parseSegment, type Segment } from '../../model/segment';
import { parseStageModel, type StageModel } from '../../model/stage-model';
import { parseTouchpoints, type Touchpoints } from '../../model/touchpoints';
import { readBoard } from '../boards/read-board';
import { specKind } from './view-file';

interface Common {
  name: string;
  /** name of the data set it was saved on */
  dataset: string | null;
  /** ms since 1970; 0 where the file does not say */
  savedAt: number;
}

/** One thing of a `.wayfold.json` file. A view's spec is untrusted until its analysis parses it. */
export type FileItem = Common &
  (
    | { kind: 'view'; value: unknown; /** the one boards of the file follow it by */ id?: string }
    | { kind: 'board'; value: Board }
    | { kind: 'segment'; value: Segment }
    | { kind: 'stageModel'; value: StageModel }
    | { kind: 'touchpoints'; value: Touchpoints; dataset: string }
    | { kind: 'catalogue'; value: Catalogue; dataset: string }
  );

export type FileItemKind = FileItem['kind'];

/** Every kind, in the order in which they are told and taken: views first, since boards follow them. */
export const fileItemKinds = [
  ...(['view', 'board', 'segment', 'stageModel', 'touchpoints', 'catalogue'] as const),
] satisfies readonly FileItemKind[];

export type ReadViews =
  | { ok: true; v: 1; items: FileItem[]; /** entries that could not be read */ skipped: number }
  | { ok: false; reason: 'notViews' | 'tooNew' | 'tooLarge' };

/** No view file is as large; its text would not fit beside what is made of it. */
export const largestViewFile = 256 * 2 ** 20;
/** specs nest no deeper; what does is made to exhaust the stack */
const deepest = 400;
const longestName = 200;

type Entry = Record<string, unknown>;

/** The lists of a file by field, each with how one of its entries is read; null: it cannot be. */
const sections: readonly { field: string; read: (entry: Entry) => FileItem | null }[] = [
  { field: 'views', read: readView },
  { field: 'boards', read: readBoardEntry },
  { field: 'segments', read: readSegment },
  { field: 'stageModels', read: readStageModel },
  { field: 'touchpoints', read: readTouchpoints },
  { field: 'catalogues', read: readCatalogue },
];

/** The same for a file. */
export const readViewsOf = async (file: Blob): Promise<ReadViews> =>
  file.size > largestViewFile ? { ok: false, reason: 'tooLarge' } : readViewFile(await file.text());

/** Reads the text of a `.wayfold.json` file of unknown origin. Entries that cannot be read are left out and counted. */
export function readViewFile(text: string): ReadViews {
  const file = parsed(text);
  if (!isEntry(file) || file['wayfold'] !== 'views' || !Array.isArray(file['views']))
    return { ok: false, reason: 'notViews' };
  const { v } = file;
  if (v !== 1) return { ok: false, reason: typeof v === 'number' && v > 1 ? 'tooNew' : 'notViews' };
  let skipped = 0;
  const items: FileItem[] = [];
  for (const { field, read } of sections) {
    const entries: unknown[] = Array.isArray(file[field]) ? file[field] : [];
    for (const entry of entries) {
      const item = isEntry(entry) ? read(entry) : null;
      if (item === null) skipped += 1;
      else items.push(item);
    }
  }
  return { ok: true, v, items, skipped };
}

function readView(entry: Entry): FileItem | null {
  const { id, spec } = entry;
  const common = commonOf(entry);
  if (common === null || specKind(spec) === null) return null;
  return { kind: 'view', ...(typeof id === 'string' ? { id } : {}), value: spec, ...common };
}

function readBoardEntry(entry: Entry): FileItem | null {
  const common = commonOf(entry);
  const value = common === null || entry['v'] !== 1 ? null : readBoard(entry['board']);
  return common === null || value === null ? null : { kind: 'board', value, ...common };
}

function readSegment(entry: Entry): FileItem | null {
  const common = commonOf(entry);
  if (common === null || entry['v'] !== 1) return null;
  const parsed = parseSegment(entry['segment']);
  return parsed.ok ? { kind: 'segment', value: parsed.value, ...common, dataset: null } : null;
}

function readStageModel(entry: Entry): FileItem | null {
  if (entry['v'] !== 1) return null;
  const parsed = parseStageModel(entry['model']);
  if (!parsed.ok) return null;
  const { name } = parsed.value;
  return { kind: 'stageModel', value: parsed.value, name, dataset: null, savedAt: savedAtOf(entry) };
}

function readTouchpoints(entry: Entry): FileItem | null {
  const { dataset } = entry;
  const parsed = parseTouchpoints(entry['touchpoints']);
  if (typeof dataset !== 'string' || !parsed.ok) return null;
  return { kind: 'touchpoints', value: parsed.value, name: dataset, dataset, savedAt: 0 };
}

function readCatalogue(entry: Entry): FileItem | null {
  const { dataset } = entry;
  const parsed = parseCatalogue(entry['catalogue']);
  if (typeof dataset !== 'string' || !parsed.ok) return null;
  return { kind: 'catalogue', value: parsed.value, name: dataset, dataset, savedAt: 0 };
}

function commonOf(entry: Entry): Common | null {
  const { name, dataset } = entry;
  if (typeof name !== 'string') return null;
  return {
    name: name.slice(0, longestName),
    dataset: typeof dataset === 'string' ? dataset : null,
    savedAt: savedAtOf(entry),
  };
}

function savedAtOf({ savedAt }: Entry): number {
  const saved = typeof savedAt === 'string' ? Date.parse(savedAt) : NaN;
  return Number.isNaN(saved) ? 0 : saved;
}

/** The value a text says in JSON, if it is not nested as deep as no file of ours is. */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isDeep(value) ? null : value;
  } catch {
    return null;
  }
}

/** Level by level, so that the depth of a hostile file is no depth of calls. */
function isDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap((one): unknown[] =>
      typeof one === 'object' && one !== null
        ? Object.values(one).filter((inner: unknown) => typeof inner === 'object')
        : [],
    );
  }
  return false;
}

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
