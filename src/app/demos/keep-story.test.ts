import { describe, expect, it } from 'vitest';
import { demos as en } from '../../i18n/en/demos';
import { demos as zhCN } from '../../i18n/zh-cn/demos';
import { isNote } from '../../model/board';
import type { LanguageCode } from '../../i18n';
import { demoCases } from '../../demo/cases';
import { settled } from '../boards/grid';
import { MemoryShelf } from '../../store/memory-shelf';
import { RecordStore } from '../../store/record-store';
import { SavedRecords } from '../saved/saved-records.svelte';
import { keepStory, tellStory } from './keep-story';

/** What is kept, in memory. */
function shelf() {
  const saved = new SavedRecords(new RecordStore(new MemoryShelf()));
  const open = (language: LanguageCode) => keepStory('golf', 'demo-golf', { i18n: { language }, workspace: { saved } });
  return { saved, open, names: () => saved.of('view').map(({ name }) => name) };
}

describe('the story of a demo', () => {
  it('is kept as views and a board that follows them, in the order they are told', async () => {
    const { saved, open, names } = shelf();
    expect(await open('en')).toBe('demo-golf');
    expect(names()).toEqual(Object.values(en.golf.views));
    const tiles = saved.find('board', 'demo-golf')?.board.tiles ?? [];
    expect(tiles.flatMap((tile) => (isNote(tile) ? [] : [tile.view]))).toEqual(saved.of('view').map(({ id }) => id));
  });

  it('is told again in the language of the page while nobody has changed it', async () => {
    const { saved, open, names } = shelf();
    await open('en');
    await open('zh-CN');
    expect(names()).toEqual(Object.values(zhCN.golf.views));
    expect(saved.find('board', 'demo-golf')?.name).toBe(zhCN.golf.title);
  });

  it('stays as somebody changed it', async () => {
    const { saved, open, names } = shelf();
    await open('en');
    const [first] = saved.of('view');
    if (first) await saved.change([saved.saving('view', { ...first, name: 'mine' })]);
    await open('zh-CN');
    await open('en');
    expect(names()).toEqual(['mine', ...Object.values(en.golf.views).slice(1)]);
  });

  it('is no change of the analyst: undo takes back what was changed before it came, and it stays', async () => {
    const { saved, open, names } = shelf();
    await saved.change([saved.saving('view', { id: 'v', name: 'mine', spec: {}, dataset: null, savedAt: 1 })]);
    await open('en');
    expect(saved.next.undo?.entries).toMatchObject([{ id: 'v' }]);
    await saved.undo();
    expect(await saved.undo()).toBeNull();
    expect(names()).toEqual(Object.values(en.golf.views));
    expect([saved.find('board', 'demo-golf')?.name, saved.unfiled]).toEqual([en.golf.title, 0]);
  });

  it('is there again when the demo is opened after its board and a view were deleted', async () => {
    const { saved, open, names } = shelf();
    await open('en');
    const gone = [saved.removing('board', 'demo-golf'), saved.removing('view', 'demo-golf-stay')];
    await saved.change(gone.filter((change) => change !== null));
    expect(names()).toHaveLength(2);
    await open('en');
    expect(names()).toEqual(Object.values(en.golf.views));
    expect([saved.find('board', 'demo-golf')?.name, saved.asked]).toEqual([en.golf.title, []]);
  });

  it.each(demoCases)('of %s lies on its board without a gap or an overlap', (demo) => {
    const { tiles } = tellStory(demo, 'd', en).board.board;
    expect(settled(tiles)).toEqual(tiles);
  });
});
