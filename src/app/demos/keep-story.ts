import type { DemoCase } from '../../demo/cases';
import { loadDemoWords, type DemoWords, type LanguageCode } from '../../i18n';
import type { Board, Tile } from '../../model/board';
import { sameValue } from '../../model/same-value';
import { freePlace } from '../boards/grid';
import type { KeptBoard, KeptView, Unkept } from '../ports';
import type { SavedRecords } from '../saved/saved-records.svelte';
import { stories } from './stories';

type Told<Kind extends 'view' | 'board'> = Omit<Unkept<Kind>, 'savedAt' | 'revision'>;

/** What is kept of a demo: its questions as saved views, and the board that follows them. */
export interface ToldStory {
  views: readonly Told<'view'>[];
  board: Told<'board'>;
}

const boardId = (demo: DemoCase): string => `demo-${demo}`;
const textSize = { w: 4 };

/** A demo's story in one language: the text beside the first question, the others below. */
export function tellStory(demo: DemoCase, dataset: string, words: DemoWords): ToldStory {
  const asked = stories[demo](words).map((view) => ({ ...view, spec: { ...view.spec, name: view.name } }));
  const id = boardId(demo);
  const tiles: Tile[] = [{ id: 'text', x: 0, y: 0, ...textSize, h: asked[0]?.h ?? 1, note: words[demo].text }];
  for (const { key, name, spec, w, h } of asked)
    tiles.push({ id: key, ...freePlace(tiles, { w, h }), name, spec, view: `${id}-${key}` });
  const board: Board = { v: 1, tiles };
  return {
    views: asked.map(({ key, name, spec }) => ({ id: `${id}-${key}`, name, spec, dataset })),
    board: { id, name: words[demo].title, board, dataset },
  };
}

/** Where stories are kept, and the language they are told in. */
export interface StoryShelf {
  i18n: { language: LanguageCode };
  workspace: { saved: Pick<SavedRecords, 'find' | 'saving' | 'changeAsFiled'> };
}

const languages: readonly LanguageCode[] = ['en', 'zh-CN'];

/**
 * Keeps the story of a demo where its board is not kept yet. A story told in another language that nobody has changed is told again in the page's; one that was changed
 * stays as it is. That a story arrives is nobody's change, so nothing takes it back. Answers the board's id.
 */
export async function keepStory(
  demo: DemoCase,
  dataset: string,
  { i18n, workspace: { saved } }: StoryShelf,
): Promise<string> {
  const tell = async (language: LanguageCode): Promise<ToldStory> =>
    tellStory(demo, dataset, await loadDemoWords(language));
  const told = await tell(i18n.language);
  const others = await Promise.all(languages.filter((language) => language !== i18n.language).map(tell));
  if (saved.find('board', told.board.id) === undefined || others.some((other) => isKept(other, saved))) {
    // views are listed by their time: one that is told again stands among those that stayed where it stood
    const [now = Date.now()] = told.views.flatMap(({ id }, i) => {
      const stayed = saved.find('view', id);
      return stayed === undefined ? [] : [stayed.savedAt + i];
    });
    const instead = (kind: 'view' | 'board', id: string, savedAt: number) => {
      const revision = saved.find(kind, id)?.revision;
      return revision === undefined ? { savedAt } : { savedAt, revision };
    };
    const changes = [
      ...told.views.map((view, i) => saved.saving('view', { ...view, ...instead('view', view.id, now - i) })),
      saved.saving('board', { ...told.board, ...instead('board', told.board.id, now) }),
    ];
    await saved.changeAsFiled(changes, 'demo');
  }
  return told.board.id;
}

/** Whether views and board are kept just so. */
function isKept({ views, board }: ToldStory, saved: Pick<SavedRecords, 'find'>): boolean {
  const sameBoard = (own: KeptBoard | undefined): boolean =>
    own?.name === board.name && own.dataset === board.dataset && sameValue(own.board, board.board);
  const sameView = (view: Told<'view'>, own: KeptView | undefined): boolean =>
    own?.name === view.name && own.dataset === view.dataset && sameValue(own.spec, view.spec);
  return sameBoard(saved.find('board', board.id)) && views.every((view) => sameView(view, saved.find('view', view.id)));
}
