import { describe, expect, it } from 'vitest';
import { FailureError } from '../../model/failure';
import { MemoryShelf } from '../../store/memory-shelf';
import { RecordStore } from '../../store/record-store';
import { SavedRecords } from './saved-records.svelte';

/** Two tabs that have read the same view. */
async function twoTabs() {
  const store = new RecordStore(new MemoryShelf());
  const [here, there] = [new SavedRecords(store), new SavedRecords(store)];
  await here.change([here.saving('view', { id: 'v', name: 'Sales', spec: {}, dataset: null, savedAt: 1 })]);
  await there.load();
  return { store, here, there };
}

function rename(tab: SavedRecords, name: string): Promise<boolean> {
  const kept = tab.find('view', 'v');
  if (kept === undefined) throw new Error('no view');
  return tab.change([tab.saving('view', { ...kept, name })]);
}

const names = (tab: SavedRecords): string[] => tab.of('view').map(({ name }) => name);

/** One tab has renamed the view, and the other too, without having seen it. */
async function asked() {
  const { here, there } = await twoTabs();
  await rename(here, 'Orders');
  expect(await rename(there, 'Turnover')).toBe(false);
  const [stale] = there.asked;
  if (stale === undefined) throw new Error('nobody is asked');
  return { here, there, stale };
}

describe('a change of what another tab has changed', () => {
  it('is asked about, and what the other has saved stays until then', async () => {
    const { there, stale } = await asked();
    expect(names(there)).toEqual(['Orders']);
    expect([stale.mine.content, stale.theirs?.content]).toMatchObject([{ name: 'Turnover' }, { name: 'Orders' }]);
  });

  it.each([
    ['mine', ['Turnover']],
    ['theirs', ['Orders']],
    ['both', ['Orders', 'Turnover (copy)']],
  ] as const)('keeps %s when asked to', async (choice, left) => {
    const { here, there, stale } = await asked();
    await there.choose(stale, choice, 'Turnover (copy)');
    await here.load();
    expect(there.asked).toEqual([]);
    for (const tab of [here, there]) expect(names(tab).toSorted()).toEqual(left);
  });

  it('takes what was changed on top of it along, instead of writing it over the other', async () => {
    const { here, there } = await twoTabs();
    await rename(here, 'Orders');
    await Promise.all([rename(there, 'T'), rename(there, 'Tu')]);
    expect(there.asked.map(({ mine }) => mine.content)).toMatchObject([{ name: 'Tu' }]);
    expect(names(there)).toEqual(['Orders']);
  });

  it('holds up nothing that was changed with it', async () => {
    const { here, there } = await twoTabs();
    await rename(here, 'Orders');
    const board = { name: 'W', board: { v: 1 as const, tiles: [] }, dataset: null };
    const removing = there.removing('view', 'v');
    if (removing === null) throw new Error('no view');
    await there.change([there.saving('board', { id: 'b', savedAt: 1, ...board }), removing]);
    expect(there.of('board').map(({ name }) => name)).toEqual(['W']);
    expect(there.asked).toMatchObject([{ mine: { content: null } }]);
  });
});

it('what comes in from a file over a change of another tab does not make that one a change that is in a file', async () => {
  const { here, there } = await twoTabs();
  await rename(here, 'Orders');
  const kept = there.find('view', 'v');
  if (kept === undefined) throw new Error('no view');
  const added = there.saving('view', { id: 'w', name: 'New', spec: {}, dataset: null, savedAt: 2 });
  expect(await there.changeAsFiled([there.saving('view', { ...kept, name: 'Of a file' }), added])).toBe(false);
  expect(there.asked).toHaveLength(1);
  expect([names(there).toSorted(), there.unfiled]).toEqual([['New', 'Orders'], 1]);
});

it('changes one after the other are no stale ones, and shown before they are written', async () => {
  const { here } = await twoTabs();
  const saving = [rename(here, 'A'), rename(here, 'B')];
  expect(names(here)).toEqual(['B']);
  expect(await Promise.all(saving)).toEqual([true, true]);
  expect(here.find('view', 'v')).toMatchObject({ name: 'B', revision: 3 });
});

describe('a change that is taken back by the message about it', () => {
  const board = { name: 'W', board: { v: 1 as const, tiles: [] }, dataset: null };

  async function removed() {
    const { here, there } = await twoTabs();
    const removing = here.removing('view', 'v');
    if (removing === null) throw new Error('no view');
    await here.change([removing]);
    const { made } = here;
    if (made === null) throw new Error('nothing was made');
    return { here, there, made };
  }

  it('is the last step undone, and can be done again', async () => {
    const { here, made } = await removed();
    await here.takeBack(made);
    expect(names(here)).toEqual(['Sales']);
    expect(here.next.redo?.at).toBe(made.at);
  });

  it('is taken back alone where others followed', async () => {
    const { here, made } = await removed();
    await here.change([here.saving('board', { id: 'b', savedAt: 1, ...board })]);
    await here.takeBack(made);
    expect([names(here), here.of('board').length]).toEqual([['Sales'], 1]);
  });

  it('is asked about where another tab has changed the same since', async () => {
    const { here, there } = await twoTabs();
    await rename(here, 'Orders');
    const { made } = here;
    await there.load();
    await rename(there, 'Turnover');
    await here.load();
    if (made === null) throw new Error('nothing was made');
    await here.takeBack({ ...made, at: -1 });
    expect(here.asked).toMatchObject([
      { mine: { content: { name: 'Sales' } }, theirs: { content: { name: 'Turnover' } } },
    ]);
  });
});

it('what the browser refuses to keep is counted and not shown as if it were kept', async () => {
  const { store, there } = await twoTabs();
  store.change = () => Promise.reject(new FailureError({ code: 'storageFull', neededBytes: 0, freeBytes: 0 }));
  await expect(rename(there, 'A')).rejects.toThrow();
  expect([there.refused, names(there)]).toEqual([1, ['Sales']]);
});
