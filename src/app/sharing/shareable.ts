import type { DatasetInfo } from '../../model/dataset';
import type { Workspace } from '../workspace.svelte';
import type { Shareable } from './bundle-draft.svelte';

/** What can go with a data set: the views and boards that were saved on it. */
export const shareable = (dataset: DatasetInfo, { views, boards }: Pick<Workspace, 'views' | 'boards'>): Shareable => ({
  dataset,
  views: views.filter((view) => view.dataset === dataset.id),
  boards: boards.filter((board) => board.dataset === dataset.id),
});
