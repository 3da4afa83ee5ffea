import { fileName, saveFile } from '../../charts/save-file';
import { newId } from '../id';
import type { PageParts } from '../page.svelte';
import type { KeptBoard, KeptSegment, KeptStageModel, KeptView } from '../ports';
import { isNote } from '../../model/board';
import { sameSegment } from '../../model/segment';
import { freeName } from '../../model/stage-edit';
import { sameStages } from '../../model/stage-model';
import type { Touchpoints } from '../../model/touchpoints';
import { textWithIds, textWithLists } from '../segments/kept-list';
import { takenNames } from '../stages/new-model';
import { follows } from '../boards/linked-views';
import {
  followingAs,
  readViewFile,
  segmentsIn,
  specKind,
  stageModelsIn,
  viewFileText,
  type FileContent,
} from './view-file';

type Parts = Pick<PageParts, 'i18n' | 'toasts' | 'workspace'>;

/**
 * Adds the views, segments, stage models and boards of a `.wayfold.json` file and says how many. A segment or model that is here under the same name is not added
 * again; a model whose name another one has gets the next free one.
 */
export async function takeViews(file: File, parts: Parts): Promise<void> {
  const byName = (name: string): string | null =>
    parts.workspace.datasets.find(({ summary }) => summary.name === name)?.summary.id ?? null;
  await takeViewText(await file.text(), file.name, parts, byName);
}

/** The same for the text of such a file; `datasetId`: the data set here that has the name of one there. */
export async function takeViewText(
  text: string,
  from: string,
  { i18n, toasts, workspace }: Parts,
  datasetId: (name: string) => string | null,
): Promise<void> {
  const words = i18n.t.app.views;
  const name = from.replace(/(\.wayfold)?\.json$/, '');
  const read = readViewFile(await textWithLists(text, name, workspace.ask), datasetId);
  if (!read.ok) return toasts.say(words[read.reason]({ name: from }));
  const ids = new Map<string, string>();
  for (const view of read.views) {
    const id = newId();
    if (view.id !== undefined) ids.set(view.id, id);
    await workspace.save('view', { ...view, id });
  }
  for (const kept of read.boards)
    await workspace.save('board', { ...kept, id: newId(), board: followingAs(kept.board, ids) });
  for (const segment of read.segments) {
    const known = workspace.segments.some(
      (other) => other.name === segment.name && sameSegment(other.segment, segment.segment),
    );
    if (!known) await workspace.save('segment', { ...segment, id: newId() });
  }
  for (const model of read.stageModels) {
    const saved = workspace.stageModels;
    const known = saved.some((kept) => kept.model.name === model.name && sameStages(kept.model, model));
    const name = freeName(model.name, takenNames(saved));
    if (!known) await workspace.save('stageModel', { id: newId(), model: { ...model, name }, savedAt: Date.now() });
  }
  for (const { dataset, name, touchpoints } of read.touchpoints) {
    const before = workspace.saved.find('touchpoints', dataset);
    await workspace.save('touchpoints', { ...(before ?? { id: dataset }), touchpoints, savedAt: Date.now() });
    toasts.say(i18n.t.touchpoints.imported({ name }));
  }
  const counted = (count: number) => ({ count, f: i18n.format });
  const others = [read.segments, read.boards, read.stageModels, read.touchpoints].flat();
  if (read.views.length > 0 || others.length === 0) toasts.say(words.imported(counted(read.views.length)));
  if (read.segments.length > 0) toasts.say(i18n.t.segments.imported(counted(read.segments.length)));
  if (read.boards.length > 0) toasts.say(i18n.t.boards.imported(counted(read.boards.length)));
  if (read.stageModels.length > 0) toasts.say(i18n.t.stageModels.imported(counted(read.stageModels.length)));
  if (read.skipped > 0) toasts.say(words.skipped(counted(read.skipped)));
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
    touchpoints: touchpointsOf(all, workspace),
  };
}

/** The touchpoints of the data sets that views ask attribution of. */
function touchpointsOf(views: readonly KeptView[], workspace: Parts['workspace']): ReadonlyMap<string, Touchpoints> {
  return new Map(
    views.flatMap(({ spec, dataset }): [string, Touchpoints][] => {
      const kept = dataset === null || specKind(spec) !== 'attribution' ? null : workspace.touchpoints(dataset);
      return dataset === null || kept === null ? [] : [[dataset, kept]];
    }),
  );
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

/** Lists that are kept apart go into the file with their ids. */
async function saveAsFile(name: string, content: FileContent, parts: Pick<Parts, 'workspace'>): Promise<void> {
  const text = await textWithIds(contentText(content, parts), parts.workspace.ask);
  saveFile(fileName([name], 'wayfold.json'), text, 'application/json');
}
