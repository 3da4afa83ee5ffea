import type { Command } from '../commands.svelte';
import { modKey } from '../hotkeys';
import type { PageParts } from '../page.svelte';
import { stepText } from './record-words';

type Parts = Pick<PageParts, 'i18n' | 'router' | 'toasts' | 'workspace'>;

/** Takes back the last saved change, in whichever tab it was made, and says which it was. */
export async function undoSaved(parts: Parts): Promise<void> {
  const step = await parts.workspace.saved.undo();
  if (step === null) return;
  const words = parts.i18n.t.saved.history;
  const again = { label: words.redo, run: () => void redoSaved(parts) };
  parts.toasts.say(words.undone({ what: stepText(step, parts) }), again);
}

/** Does again what was taken back last, and says what. */
export async function redoSaved(parts: Parts): Promise<void> {
  const step = await parts.workspace.saved.redo();
  if (step === null) return;
  const words = parts.i18n.t.saved.history;
  const back = { label: words.undo, run: () => void undoSaved(parts) };
  parts.toasts.say(words.redone({ what: stepText(step, parts) }), back);
}

/** Undo and redo of saved changes, for palette and keys. On a question the keys are the question's. */
export function historyCommands(parts: Parts): Command[] {
  const { i18n, router, workspace } = parts;
  const { undo, redo } = workspace.saved.next;
  const group = i18n.t.app.palette.groups.actions;
  const words = i18n.t.saved.history;
  const onQuestion = router.route.page === 'explore';
  const keys = (shown: string, hotkey: string) => (onQuestion ? {} : { keys: `${modKey} ${shown}`, hotkey });
  return [
    undo && {
      ...{ id: 'undo saved', group, title: words.undoWhat({ what: stepText(undo, parts) }) },
      ...keys('Z', 'mod+z'),
      run: () => void undoSaved(parts),
    },
    redo && {
      ...{ id: 'redo saved', group, title: words.redoWhat({ what: stepText(redo, parts) }) },
      ...keys('Shift Z', 'mod+shift+z'),
      run: () => void redoSaved(parts),
    },
  ].filter((command) => command !== null);
}
