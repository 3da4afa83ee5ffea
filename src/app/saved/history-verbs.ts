import type { PageParts } from '../page.svelte';
import type { Toast } from '../../ui/toasts.svelte';
import { stepText } from './record-words';

type Parts = Pick<PageParts, 'i18n' | 'toasts' | 'workspace'>;

/** of two messages that offer undo or redo the later takes the place of the other */
const topic = 'history';

/** What a message about the change just made offers: to take that one back. For `say(text, ...undoMade(parts))`. */
export function undoMade({ i18n, workspace }: Pick<Parts, 'i18n' | 'workspace'>): [Toast['action'], string] {
  const step = workspace.saved.made;
  const run = (): void => void (step !== null && workspace.saved.takeBack(step));
  return [step === null ? undefined : { label: i18n.t.saved.history.undo, run }, topic];
}

/** What a message about a change that was just taken back offers: to make it again. */
export function backAgain(parts: Parts): [Toast['action'], string] {
  const words = parts.i18n.t.saved.history;
  const undone = parts.workspace.saved.next.redo !== null;
  const action = undone
    ? { label: words.redo, run: (): void => void redoSaved(parts) }
    : { label: words.undo, run: (): void => void undoSaved(parts) };
  return [action, topic];
}

/** Takes back the last saved change, in whichever tab it was made, and says which it was. */
export async function undoSaved(parts: Parts): Promise<void> {
  const step = await parts.workspace.undo();
  if (step === null) return;
  const words = parts.i18n.t.saved.history;
  const again = { label: words.redo, run: () => void redoSaved(parts) };
  parts.toasts.say(words.undone({ what: stepText(step, parts) }), again, topic);
}

/** Does again what was taken back last, and says what. */
export async function redoSaved(parts: Parts): Promise<void> {
  const step = await parts.workspace.redo();
  if (step === null) return;
  const words = parts.i18n.t.saved.history;
  const back = { label: words.undo, run: () => void undoSaved(parts) };
  parts.toasts.say(words.redone({ what: stepText(step, parts) }), back, topic);
}
