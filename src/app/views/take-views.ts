import { fileName, saveFile } from '../../charts/save-file';
import type { PageParts } from '../page.svelte';
import type { KeptBoard, KeptSegment, KeptStageModel, KeptView, RecordKind } from '../ports';
import type { Catalogue } from '../../model/catalogue';
import { isNote } from '../../model/board';
import type { Touchpoints } from '../../model/touchpoints';
import { textWithIds } from '../segments/kept-list';
import { follows } from '../boards/linked-views';
import { FileOpening } from './file-opening.svelte';
import { countsText } from './opening-words';
import { readViewFile, readViewsOf, type FileItemKind } from './read-view-file';
import { takeAll } from './take-items';
import { segmentsIn, specKind, stageModelsIn, viewFileText, type FileContent } from './view-file';

type Parts = Pick<PageParts, 'i18n' | 'toasts' | 'workspace'>;

/** Reads a `.wayfold.json` file and shows what it holds; null, and why is said, where it cannot be read. */
export async function openViews(file: File, { i18n, toasts, workspace }: Parts): Promise<FileOpening | null> {
  const read = await readViewsOf(file);
  if (read.ok) return new FileOpening(file.name, read, workspace);
  toasts.say(i18n.t.opening[read.reason]({ name: file.name }));
  return null;
}

/** Adds what came with a data set in a bundle, and says how much. */
export async function takeViewText(text: string, from: string, parts: Parts, dataset: string): Promise<void> {
  const read = readViewFile(text);
  if (!read.ok) return parts.toasts.say(parts.i18n.t.opening[read.reason]({ name: from }));
  sayTaken(await takeAll(read, from, dataset, parts.workspace), read.skipped, parts);
}

/** Says how many things of each kind were added, and how many could not be read. */
export function sayTaken(
  taken: Partial<Record<FileItemKind, number>>,
  skipped: number,
  { i18n, toasts }: Pick<Parts, 'i18n' | 'toasts'>,
): void {
  const words = i18n.t.opening;
  const list = countsText(taken, words, i18n.format);
  toasts.say(list === '' ? words.nothingAdded : words.added({ list }));
  if (skipped > 0) toasts.say(words.skipped({ count: skipped, f: i18n.format }));
}

/** Views and boards with what they rest on: the views that boards follow, and the saved segments, stage models and touchpoints that any of them speaks of. */
export function contentOf(
  views: readonly KeptView[],
  boards: readonly KeptBoard[],
  { workspace }: Pick<Parts, 'workspace'>,
): FileContent {
  const followed = workspace.views.filter((view) => boards.some(({ board }) => follows(board, view.id)));
  const all = [...new Set([...views, ...followed])];
  const asked = boards.flatMap(({ board }) => [
    board,
    ...board.tiles.flatMap((tile) => (isNote(tile) ? [] : [tile.spec])),
  ]);
  const specs = [...asked, ...all.map(({ spec }) => spec)];
  const named = specs.flatMap((spec) => segmentsIn(spec, workspace.segments));
  return {
    views: all,
    segments: [...new Set(named)],
    boards,
    stageModels: stageModelsIn(specs, workspace.stageModels),
    // attribution is asked by them
    touchpoints: byDataset(
      all.filter(({ spec }) => specKind(spec) === 'attribution'),
      (dataset) => workspace.touchpoints(dataset),
    ),
    catalogues: byDataset([...all, ...boards], (dataset) => workspace.catalogue(dataset)),
  };
}

/** What is kept with the data sets these are of. */
function byDataset<Kept>(
  of: readonly { dataset: string | null }[],
  find: (dataset: string) => Kept | null,
): ReadonlyMap<string, Kept> {
  return new Map(
    of.flatMap(({ dataset }): [string, Kept][] => {
      const kept = dataset === null ? null : find(dataset);
      return dataset === null || kept === null ? [] : [[dataset, kept]];
    }),
  );
}

/** Gives the catalogue of a data set as a `.wayfold.json` file. */
export function saveCatalogueAsFile(dataset: string, catalogue: Catalogue, parts: Parts): void {
  const name = parts.i18n.t.catalogue.fileName({ name: parts.workspace.kept(dataset)?.summary.name ?? '' });
  void saveAsFile(name, { catalogues: new Map([[dataset, catalogue]]) }, parts);
}

/** Gives the touchpoints of a data set as a `.wayfold.json` file. */
export function saveTouchpointsAsFile(dataset: string, touchpoints: Touchpoints, parts: Parts): void {
  const { i18n, workspace } = parts;
  const name = i18n.t.touchpoints.fileName({ name: workspace.kept(dataset)?.summary.name ?? '' });
  void saveAsFile(name, { touchpoints: new Map([[dataset, touchpoints]]) }, parts);
}

/** The text of a `.wayfold.json` file with these. */
export const contentText = (content: FileContent, { workspace }: Pick<Parts, 'workspace'>): string =>
  viewFileText(content, (id) => workspace.kept(id)?.summary.name ?? null);

/** Gives views as a `.wayfold.json` file, with the saved segments and stage models they speak of. */
export function saveViewsAsFile(views: readonly KeptView[], parts: Parts): void {
  const name = views.length === 1 ? (views[0]?.name ?? '') : parts.i18n.t.app.views.fileName;
  void saveAsFile(name, contentOf(views, [], parts), parts);
}

/** Gives boards as a `.wayfold.json` file, with the views they follow and the saved segments and stage models they speak of. */
export function saveBoardsAsFile(boards: readonly KeptBoard[], parts: Parts): void {
  const name = boards.length === 1 ? (boards[0]?.name ?? '') : parts.i18n.t.boards.fileName;
  void saveAsFile(name, contentOf([], boards, parts), parts);
}

/** Gives segments as a `.wayfold.json` file. */
export function saveSegmentsAsFile(segments: readonly KeptSegment[], parts: Parts): void {
  const name = segments.length === 1 ? (segments[0]?.name ?? '') : parts.i18n.t.segments.fileName;
  void saveAsFile(name, { segments }, parts);
}

/** Gives stage models as a `.wayfold.json` file. */
export function saveStageModelsAsFile(stageModels: readonly KeptStageModel[], parts: Parts): void {
  const [only] = stageModels;
  const name = stageModels.length === 1 && only ? only.model.name : parts.i18n.t.stageModels.fileName;
  void saveAsFile(name, { stageModels }, parts);
}

/** Gives everything that is saved, of all data sets, as one `.wayfold.json` file; the data sets themselves are files of their own. */
export async function saveWorkspaceAsFile(parts: Parts): Promise<void> {
  const { i18n, workspace } = parts;
  const { views, boards, segments, stageModels } = workspace;
  const touchpoints = new Map(workspace.saved.of('touchpoints').map((kept) => [kept.id, kept.touchpoints]));
  const catalogues = new Map(workspace.saved.of('catalogue').map((kept) => [kept.id, kept.catalogue]));
  const everything: Required<FileContent> = { views, boards, segments, stageModels, touchpoints, catalogues };
  const name = `${i18n.t.saved.file.name} - ${new Date().toISOString().slice(0, 10)}`;
  await saveAsFile(name, everything, parts);
}

/** Lists that are kept apart go into the file with their ids. */
async function saveAsFile(name: string, content: FileContent, parts: Pick<Parts, 'workspace'>): Promise<void> {
  const text = await textWithIds(contentText(content, parts), parts.workspace.ask);
  saveFile(fileName([name], 'wayfold.json'), text, 'application/json');
  await markFiled(content, parts);
}

/** Notes that this is in a file now. */
export function markFiled(
  {
    views = [],
    boards = [],
    segments = [],
    stageModels = [],
    touchpoints = new Map(),
    catalogues = new Map(),
  }: FileContent,
  { workspace: { saved } }: Pick<Parts, 'workspace'>,
): Promise<void> {
  const of = (kind: RecordKind, list: readonly { id: string; revision?: number }[]) =>
    list.flatMap(({ id, revision }) => (revision === undefined ? [] : [{ kind, id, revision }]));
  const ruled = saved.of('touchpoints').filter(({ id }) => touchpoints.has(id));
  const noted = saved.of('catalogue').filter(({ id }) => catalogues.has(id));
  return saved.markFiled([
    ...[...of('view', views), ...of('board', boards), ...of('segment', segments)],
    ...[...of('stageModel', stageModels), ...of('touchpoints', ruled), ...of('catalogue', noted)],
  ]);
}
