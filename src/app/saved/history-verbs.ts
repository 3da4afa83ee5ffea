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

type Offer = NonNullable<Toast['action']>;
const undoing = (parts: Parts): Offer => ({ label: parts.i18n.t.saved.history.undo, run: () => void undoSaved(parts) });
const redoing = (parts: Parts): Offer => ({ label: parts.i18n.t.saved.history.redo, run: () => void redoSaved(parts) });

/** What a message about a change that was just taken back offers: to make it again. */
export const backAgain = (parts: Parts): [Offer, string] => [
  parts.workspace.saved.next.redo === null ? undoing(parts) : redoing(parts),
  topic,
];

/** Takes back the last saved change, in whichever tab it was made, and says which it was. */
export async function undoSaved(parts: Parts): Promise<void> {
  const step = await parts.workspace.undo();
  if (step === null) return;
  const words = parts.i18n.t.saved.history;
  parts.toasts.say(words.undone({ what: stepText(step, parts) }), redoing(parts), topic);
}

/** Does again what was taken back last, and says what. */
export async function redoSaved(parts: Parts): Promise<void> {
  const step = await parts.workspace.redo();
  if (step === null) return;
  const words = parts.i18n.t.saved.history;
  parts.toasts.say(words.redone({ what: stepText(step, parts) }), undoing(parts), topic);
}
