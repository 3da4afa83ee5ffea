import type { Messages } from '../../i18n';
import type { Command } from '../commands.svelte';
import { modKey } from '../hotkeys';

/** What can be done on a board; null: not now. */
export interface BoardVerbs {
  addView: () => void;
  addNote: () => void;
  present: (() => void) | null;
  print: (() => void) | null;
  report: (() => void) | null;
}

/** What the palette and the keyboard can do on a board. */
export function boardCommands({ boards: t, report }: Messages, verbs: BoardVerbs): Command[] {
  const group = t.commands.group;
  const offered = [
    { id: 'board view', title: t.commands.addView, run: verbs.addView },
    { id: 'board note', title: t.commands.addNote, run: verbs.addNote },
    { id: 'board present', title: t.commands.present, run: verbs.present },
    { id: 'board print', title: t.commands.print, keys: `${modKey} P`, hotkey: 'mod+p', run: verbs.print },
    { id: 'board report', title: report.command, run: verbs.report },
  ];
  return offered.flatMap(({ run, ...command }) => (run === null ? [] : [{ ...command, group, run }]));
}
