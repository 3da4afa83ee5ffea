import type { Command } from '../commands.svelte';
import { modKey } from '../hotkeys';
import type { Page } from '../page.svelte';
import { redoSaved, undoSaved } from './history-verbs';
import { stepText } from './record-words';

/** What palette and keys can do with what is saved: undo, redo, all as a file. On a question the keys of undo are the question's. */
export function savedCommands(page: Pick<Page, 'exportWorkspace' | 'parts'>): Command[] {
  const { i18n, router, workspace } = page.parts;
  const { undo, redo } = workspace.saved.next;
  const group = i18n.t.app.palette.groups.actions;
  const words = i18n.t.saved.history;
  const onQuestion = router.route.page === 'explore';
  const keys = (shown: string, hotkey: string) => (onQuestion ? {} : { keys: `${modKey} ${shown}`, hotkey });
  return [
    undo && {
      ...{ id: 'undo saved', group, title: words.undoWhat({ what: stepText(undo, page.parts) }) },
      ...keys('Z', 'mod+z'),
      run: () => void undoSaved(page.parts),
    },
    redo && {
      ...{ id: 'redo saved', group, title: words.redoWhat({ what: stepText(redo, page.parts) }) },
      ...keys('Shift Z', 'mod+shift+z'),
      run: () => void redoSaved(page.parts),
    },
    workspace.saved.some
      ? { id: 'workspace file', group, title: i18n.t.saved.file.save, run: () => void page.exportWorkspace() }
      : null,
  ].filter((command) => command !== null);
}
