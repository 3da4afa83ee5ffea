import type { Toasts } from '../../ui/toasts.svelte';
import { newId } from '../id';
import type { PageParts } from '../page.svelte';
import type { KeptBoard } from '../ports';
import { undoMade } from '../saved/history-verbs';
import { asNew } from '../saved/record-kinds';
import { saveBoardsAsFile } from '../views/take-views';

interface Action {
  label: string;
  onpick: () => void;
}

/** What can be done with a board as a whole. */
export function boardActions(kept: KeptBoard, parts: PageParts, toasts: Toasts, rename: () => void): Action[] {
  const { i18n, router, workspace } = parts;
  const words = i18n.t.boards;

  function duplicate(): void {
    const name = words.copyOf(kept);
    const id = newId();
    void workspace.save('board', { ...asNew(kept), id, name, savedAt: Date.now() });
    const open = { label: words.open, run: () => router.go({ page: 'boards', board: id }) };
    toasts.say(words.duplicated({ name }), open);
  }

  async function remove(): Promise<void> {
    const { route } = router;
    if (route.page === 'boards' && route.board === kept.id) router.replace({ page: 'boards' });
    await workspace.remove('board', kept.id);
    toasts.say(words.deleted(kept), ...undoMade(parts));
  }

  return [
    { label: words.rename, onpick: rename },
    { label: words.duplicate, onpick: duplicate },
    { label: words.export, onpick: () => saveBoardsAsFile([kept], parts) },
    { label: words.delete, onpick: () => void remove() },
  ];
}
