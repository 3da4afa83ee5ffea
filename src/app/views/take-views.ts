import { fileName, saveFile } from '../../charts/save-file';
import { newId } from '../id';
import type { PageParts } from '../page.svelte';
import type { KeptView } from '../ports';
import { readViewFile, viewFileText } from './view-file';

type Parts = Pick<PageParts, 'i18n' | 'toasts' | 'workspace'>;

/** Adds the views of a `.wayfold.json` file and says how many. */
export async function takeViews(file: File, { i18n, toasts, workspace }: Parts): Promise<void> {
  const words = i18n.t.app.views;
  const byName = (name: string): string | null =>
    workspace.datasets.find(({ summary }) => summary.name === name)?.summary.id ?? null;
  const read = readViewFile(await file.text(), byName);
  if (!read.ok) return toasts.say(words[read.reason]({ name: file.name }));
  for (const view of read.views) await workspace.saveView({ ...view, id: newId() });
  const counted = (count: number) => ({ count, f: i18n.format });
  toasts.say(words.imported(counted(read.views.length)));
  if (read.skipped > 0) toasts.say(words.skipped(counted(read.skipped)));
}

/** Gives views as a `.wayfold.json` file. */
export function saveViewsAsFile(views: readonly KeptView[], { i18n, workspace }: Parts): void {
  const text = viewFileText(views, (id) => workspace.kept(id)?.summary.name ?? null);
  const name = views.length === 1 ? (views[0]?.name ?? '') : i18n.t.app.views.fileName;
  saveFile(fileName([name], 'wayfold.json'), text, 'application/json');
}
