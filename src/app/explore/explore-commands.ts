import type { Messages } from '../../i18n';
import type { Command } from '../commands.svelte';
import { modKey } from '../hotkeys';

interface Verbs {
  /** null: there is nothing to undo */
  undo: (() => void) | null;
  redo: (() => void) | null;
  save: () => void;
  add: () => void;
  /** null: there is no answer yet */
  report: (() => void) | null;
}

const focusFirstChip = (): void => document.querySelector<HTMLElement>('.question .chip')?.focus();

/** What the palette and the keyboard can do on a question. */
export function exploreCommands({ explore: t, boards, report }: Messages, verbs: Verbs): Command[] {
  const group = t.question;
  const optional = [
    verbs.report && { id: 'report', group, title: report.command, run: verbs.report },
    verbs.undo && { id: 'undo', group, title: t.undo, keys: `${modKey} Z`, hotkey: 'mod+z', run: verbs.undo },
    verbs.redo && {
      id: 'redo',
      group,
      title: t.redo,
      keys: `${modKey} Shift Z`,
      hotkey: 'mod+shift+z',
      run: verbs.redo,
    },
  ];
  return [
    { id: 'first chip', group, title: t.firstChip, keys: '/', hotkey: '/', run: focusFirstChip },
    ...optional.filter((command) => command !== null),
    { id: 'save view', group, title: t.saveView, keys: `${modKey} S`, hotkey: 'mod+s', run: verbs.save },
    { id: 'add to board', group, title: boards.add.button, run: verbs.add },
  ];
}
