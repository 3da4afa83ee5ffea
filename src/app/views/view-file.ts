import { isNote, type Board } from '../../model/board';
import { parseSegment, sameSegment, type Segment } from '../../model/segment';
import { savedAs, stageModelsIn as modelsIn } from '../../model/spec-stages';
import { parseStageModel, type StageModel } from '../../model/stage-model';
import { parseTouchpoints, type Touchpoints } from '../../model/touchpoints';
import { follows, withCopies } from '../boards/linked-views';
import { readBoard } from '../boards/read-board';
import type { KeptBoard, KeptSegment, KeptStageModel, KeptView, Unkept } from '../ports';

/**
 * What a `.wayfold.json` file of views holds. Specs hold their segments and stage models themselves; `segments` and `stageModels` are the saved ones, for their names. A view has an `id` where
 * tiles of the file's boards follow it.
 */
interface ViewFile {
  wayfold: 'views';
  v: 1;
  views: { id?: string; name: string; spec: unknown; dataset: string | null; savedAt: string }[];
  segments?: { name: string; v: 1; segment: Segment; savedAt: string }[];
  stageModels?: { v: 1; model: StageModel; savedAt: string }[];
  boards?: { name: string; v: 1; board: Board; dataset: string | null; savedAt: string }[];
  /** of data sets by name */
  touchpoints?: { dataset: string; touchpoints: Touchpoints }[];
}

/** What is given as a file. */
export interface FileContent {
  views?: readonly Unkept<'view'>[];
  segments?: readonly Unkept<'segment'>[];
  boards?: readonly Unkept<'board'>[];
  stageModels?: readonly Unkept<'stageModel'>[];
  /** by id of their data set */
  touchpoints?: ReadonlyMap<string, Touchpoints>;
}

/** Views, segments, boards and stage models as the text of a `.wayfold.json` file. `datasetName` makes the data set known on another machine, where ids differ. */
export function viewFileText(
  { views = [], segments = [], boards = [], stageModels = [], touchpoints = new Map() }: FileContent,
  datasetName: (id: string) => string | null,
): string {
  const home = ({ dataset, savedAt }: { dataset: string | null; savedAt: number }) => ({
    dataset: dataset === null ? null : datasetName(dataset),
    savedAt: new Date(savedAt).toISOString(),
  });
  const file: ViewFile = {
    wayfold: 'views',
    v: 1,
    views: views.map((view) => ({
      ...(boards.some(({ board }) => follows(board, view.id)) ? { id: view.id } : {}),
      name: view.name,
      spec: view.spec,
      ...home(view),
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
    ...(stageModels.length === 0
      ? {}
      : {
          stageModels: stageModels.map(({ model, savedAt }) => ({
            v: 1,
            model,
            savedAt: new Date(savedAt).toISOString(),
          })),
        }),
    ...(boards.length === 0
      ? {}
      : {
          boards: boards.map((kept) => ({
            name: kept.name,
            v: 1,
            board: withCopies(kept.board, views),
            ...home(kept),
          })),
        }),
  };
  return `${JSON.stringify({ ...file, ...touchpointsPart(touchpoints, datasetName) }, null, 2)}\n`;
}

function touchpointsPart(
  kept: ReadonlyMap<string, Touchpoints>,
  datasetName: (id: string) => string | null,
): Pick<ViewFile, 'touchpoints'> {
  const named = [...kept].flatMap(([id, touchpoints]) => {
    const dataset = datasetName(id);
    return dataset === null ? [] : [{ dataset, touchpoints }];
  });
  return named.length === 0 ? {} : { touchpoints: named };
}

export type ReadViews =
  | {
      ok: true;
      /** `id`: the one boards of the file follow it by */
      views: (Omit<KeptView, 'id' | 'revision'> & { id?: string })[];
      segments: Omit<KeptSegment, 'id' | 'revision'>[];
      boards: Omit<KeptBoard, 'id' | 'revision'>[];
      stageModels: StageModel[];
      /** of the data sets that are here; `name` is theirs */
      touchpoints: { dataset: string; name: string; touchpoints: Touchpoints }[];
      skipped: number;
    }
  | { ok: false; reason: 'notViews' | 'tooNew' };

/** Reads a file of views. Untrusted: what is not what it says it is, is skipped and counted; the specs stay untrusted. */
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
  const given: unknown[] = Array.isArray(file['boards']) ? file['boards'] : [];
  const boards = given.flatMap((entry) => boardIn(entry, datasetId));
  const modelled: unknown[] = Array.isArray(file['stageModels']) ? file['stageModels'] : [];
  const stageModels = modelled.flatMap(readStageModel);
  const ruled: unknown[] = Array.isArray(file['touchpoints']) ? file['touchpoints'] : [];
  const touchpoints = ruled.flatMap((entry) => touchpointsIn(entry, datasetId));
  const found = [views, segments, boards, stageModels, touchpoints].flat();
  const skipped = [entries, listed, given, modelled, ruled].flat().length - found.length;
  return { ok: true, views, segments, boards, stageModels, touchpoints, skipped };
}

function readStageModel(entry: unknown): StageModel[] {
  if (!isRecord(entry) || entry['v'] !== 1) return [];
  const parsed = parseStageModel(entry['model']);
  return parsed.ok ? [parsed.value] : [];
}

/** The saved stage models that questions carry. */
export function stageModelsIn(specs: readonly unknown[], saved: readonly KeptStageModel[]): KeptStageModel[] {
  const found = specs.flatMap(modelsIn).flatMap((model) => savedAs(model, saved)?.kept ?? []);
  return [...new Set(found)];
}

function touchpointsIn(
  entry: unknown,
  datasetId: (name: string) => string | null,
): { dataset: string; name: string; touchpoints: Touchpoints }[] {
  if (!isRecord(entry) || typeof entry['dataset'] !== 'string') return [];
  const { dataset: name, touchpoints } = entry;
  const [dataset, parsed] = [datasetId(name), parseTouchpoints(touchpoints)];
  return dataset === null || !parsed.ok ? [] : [{ dataset, name, touchpoints: parsed.value }];
}

function boardIn(entry: unknown, datasetId: (name: string) => string | null): Omit<KeptBoard, 'id' | 'revision'>[] {
  if (!isRecord(entry) || typeof entry['name'] !== 'string' || entry['v'] !== 1) return [];
  const board = readBoard(entry['board']);
  return board === null ? [] : [{ name: entry['name'].slice(0, 200), board, ...homeOf(entry, datasetId) }];
}

/** The board with its tiles following the views under the ids they have here; those the file does not have are not followed. */
export const followingAs = (board: Board, ids: ReadonlyMap<string, string>): Board => ({
  ...board,
  tiles: board.tiles.map((tile) => {
    if (isNote(tile) || tile.view === undefined) return tile;
    const { view, ...own } = tile;
    const here = ids.get(view);
    return here === undefined ? own : { ...own, view: here };
  }),
});

function readSegment(entry: unknown): Omit<KeptSegment, 'id' | 'revision'>[] {
  if (!isRecord(entry) || typeof entry['name'] !== 'string' || entry['v'] !== 1) return [];
  const parsed = parseSegment(entry['segment']);
  if (!parsed.ok) return [];
  return [{ name: entry['name'].slice(0, 200), segment: parsed.value, savedAt: savedAtOf(entry) }];
}

const homeOf = (entry: Record<string, unknown>, datasetId: (name: string) => string | null) => ({
  dataset: typeof entry['dataset'] === 'string' ? datasetId(entry['dataset']) : null,
  savedAt: savedAtOf(entry),
});

function savedAtOf(entry: Record<string, unknown>): number {
  const saved = typeof entry['savedAt'] === 'string' ? Date.parse(entry['savedAt']) : NaN;
  return Number.isNaN(saved) ? Date.now() : saved;
}

/** The saved segments a question speaks of: its own, the one it is compared with and the one it is split by, also where it is "all but these". */
export function segmentsIn(spec: unknown, saved: readonly KeptSegment[]): KeptSegment[] {
  if (!isRecord(spec)) return [];
  const { segment, compare, breakdown } = spec;
  const given = [segment, ...[compare, breakdown].map((one) => (isRecord(one) ? one['segment'] : undefined))];
  const named = given
    .flatMap((one) => (isRecord(one) && 'not' in one ? [one, one['not']] : [one]))
    .flatMap(parsedRules);
  return saved.filter((one) => named.some((other) => sameSegment(one.segment, other)));
}

/** The saved views that speak of a saved segment, also as what they are split by. */
export const viewsUsing = (segment: KeptSegment, views: readonly KeptView[]): KeptView[] =>
  views.filter(({ spec }) => segmentsIn(spec, [segment]).length > 0);

function parsedRules(input: unknown): Segment[] {
  const parsed = parseSegment(input);
  return parsed.ok ? [parsed.value] : [];
}

function readView(
  entry: unknown,
  datasetId: (name: string) => string | null,
): (Omit<KeptView, 'id' | 'revision'> & { id?: string })[] {
  if (!isRecord(entry) || typeof entry['name'] !== 'string' || specKind(entry['spec']) === null) return [];
  return [
    {
      ...(typeof entry['id'] === 'string' ? { id: entry['id'] } : {}),
      name: entry['name'].slice(0, 200),
      spec: entry['spec'],
      ...homeOf(entry, datasetId),
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
