import { expect, it } from 'vitest';
import { isNote } from '../../model/board';
import { MemoryShelf } from '../../store/memory-shelf';
import { RecordStore } from '../../store/record-store';
import { noRenames } from '../renaming/renaming';
import { SavedRecords } from '../saved/saved-records.svelte';
import { planOf, type Choice } from './opening-plan';
import type { FileItem } from './read-view-file';
import { takeItems } from './take-items';

const spec = { kind: 'trend', v: 1 };
const view = (id: string, name: string, value: unknown = spec): FileItem => ({
  ...{ kind: 'view', id, name, value, dataset: 'Shop', savedAt: 5 },
});
const tile = (follows: string) => ({ id: follows, x: 0, y: 0, w: 6, h: 6, name: '', spec, view: follows });
const model = { name: 'Ours', stages: [{ name: 'a', label: 'A', rules: [] }] };
const other = { name: 'Ours', stages: [{ name: 'b', label: 'B', rules: [] }] };

async function workspace() {
  const saved = new SavedRecords(new RecordStore(new MemoryShelf()));
  await saved.change([
    saved.saving('view', { id: 'v1', name: 'Sales', spec, dataset: 'd1', savedAt: 1 }),
    saved.saving('view', { id: 'v2', name: 'Visits', spec: { kind: 'paths' }, dataset: 'd1', savedAt: 1 }),
    saved.saving('stageModel', { id: 'm1', model, savedAt: 1 }),
    saved.saving('touchpoints', {
      ...{ id: 'd1', savedAt: 1 },
      touchpoints: { v: 1, touchpoint: { event: null }, channel: 'a', channels: [] },
    }),
  ]);
  const ask = { keepIds: () => Promise.resolve({ ok: true, ids: [], size: 0 }) };
  return {
    ...{ saved, ask },
    ...{ views: saved.of('view'), boards: saved.of('board'), segments: saved.of('segment') },
    stageModels: saved.of('stageModel'),
    touchpoints: (id: string) => saved.find('touchpoints', id)?.touchpoints ?? null,
    catalogue: () => null,
  };
}

async function take(items: FileItem[], choices: Choice[]) {
  const on = await workspace();
  const plan = planOf(items, [{ name: 'Shop', id: 'd1', renames: noRenames }], on);
  const chosen = plan.map((planned) => ({ ...planned, choice: choices[planned.at] ?? 'skip' }));
  const taken = await takeItems(chosen, 'file', on as never);
  return { taken, saved: on.saved };
}

it('keeps both under two names, replaces under the same id, and boards follow what is here then', async () => {
  const board = { v: 1 as const, tiles: [tile('a'), tile('b'), tile('c'), tile('d')] };
  const { taken, saved } = await take(
    [
      ...[view('a', 'Sales'), view('b', 'Visits'), view('c', 'Visits', { kind: 'funnel' }), view('d', 'Left out')],
      { kind: 'board', name: 'Weekly', value: board, dataset: 'Shop', savedAt: 0 },
      { kind: 'stageModel', name: 'Ours', value: other, dataset: null, savedAt: 0 },
    ],
    ['skip', 'replace', 'both', 'skip', 'add', 'both'],
  );
  expect(taken).toEqual({ view: 2, board: 1, stageModel: 1 });
  const [added] = saved.of('view').filter(({ id }) => id !== 'v1' && id !== 'v2');
  expect(added).toMatchObject({ name: 'Visits 2', spec: { kind: 'funnel' }, dataset: 'd1' });
  expect(saved.find('view', 'v2')).toMatchObject({ name: 'Visits', spec, revision: 2 });
  const [kept] = saved.of('board');
  const followed = kept?.board.tiles.map((one) => (isNote(one) ? null : one.view));
  // the same view is here already; the one left out is a copy in the tile
  expect(followed).toEqual(['v1', 'v2', added?.id, undefined]);
  expect(saved.of('stageModel').map((one) => one.model.name)).toEqual(['Ours', 'Ours 2']);
});

it('touchpoints are replaced where that was chosen, and only there', async () => {
  const touchpoints = { v: 1 as const, touchpoint: { event: null }, channel: 'b', channels: [] };
  const item: FileItem = { kind: 'touchpoints', name: 'Shop', value: touchpoints, dataset: 'Shop', savedAt: 0 };
  const left = await take([item], ['skip']);
  expect(left.saved.find('touchpoints', 'd1')?.touchpoints.channel).toBe('a');
  const taken = await take([item], ['replace']);
  expect(taken.saved.find('touchpoints', 'd1')?.touchpoints.channel).toBe('b');
});
