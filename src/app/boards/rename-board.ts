import type { DatasetInfo } from '../../model/dataset';
import type { Renames } from '../../model/spec-names';
import { newId } from '../id';
import type { PageParts } from '../page.svelte';
import type { KeptBoard } from '../ports';
import { undoMade } from '../saved/history-verbs';
import { asNew } from '../saved/record-kinds';
import { withNames } from './linked-views';

/**
 * Gives the questions and settings of a board other names, those the open data set has: on the board itself or, where it is of another data set that is here, on
 * a copy for the open one.
 */
export async function renameBoard(
  kept: KeptBoard,
  renames: Renames,
  dataset: Pick<DatasetInfo, 'id' | 'name'>,
  { i18n, router, toasts, workspace }: PageParts,
): Promise<void> {
  const words = i18n.t.boards.renaming;
  const changed = { ...kept, board: withNames(kept.board, workspace.views, renames), savedAt: Date.now() };
  const home = kept.dataset === null || kept.dataset === dataset.id ? undefined : workspace.kept(kept.dataset);
  if (home === undefined) {
    if (await workspace.save('board', changed)) toasts.say(words.done, ...undoMade({ i18n, workspace }));
    return;
  }
  const id = newId();
  const name = words.copyFor({ name: kept.name, dataset: dataset.name });
  await workspace.save('board', { ...asNew(changed), id, name, dataset: dataset.id });
  router.go({ page: 'boards', board: id, dataset: dataset.id });
  toasts.say(words.copied({ name, home: home.summary.name }), ...undoMade({ i18n, workspace }));
}
