import { describe, expect, it } from 'vitest';
import { noRenames } from '../renaming/renaming';
import { homeName, planOf, type Present } from './opening-plan';
import type { FileItem } from './read-view-file';

const spec = { kind: 'trend', v: 1, event: { event: 'buy' } };
const stamp = { savedAt: 1, revision: 1 };
const view = (name: string, value: unknown = spec, dataset: string | null = 'Shop'): FileItem => ({
  ...{ kind: 'view', name, value, dataset, savedAt: 1 },
});
const rules = { did: { event: 'buy' } };
const model = { name: 'Ours', stages: [{ name: 'a', label: 'A', rules: [{ event: 'view' }] }] };
const touchpoints = { v: 1 as const, touchpoint: { event: null }, channel: 'via', channels: [] };

const here: Present = {
  views: [
    { id: 'v1', name: 'Sales', spec: { kind: 'funnel' }, dataset: 'd1', ...stamp },
    { id: 'v2', name: 'Sales', spec, dataset: 'd1', ...stamp },
    { id: 'v3', name: 'Other', spec: { kind: 'funnel' }, dataset: 'd1', ...stamp },
  ],
  boards: [
    {
      ...{ id: 'b1', name: 'Weekly', dataset: 'd1', ...stamp },
      board: { v: 1, tiles: [{ id: 't', x: 0, y: 0, w: 6, h: 6, name: 'Sales', spec, view: 'v2' }] },
    },
  ],
  segments: [{ id: 's1', name: 'Buyers', segment: rules, ...stamp }],
  stageModels: [{ id: 'm1', model, ...stamp }],
  touchpoints: (dataset) => (dataset === 'd1' ? touchpoints : null),
  catalogue: () => null,
};
const homes = [{ name: 'Shop', id: 'd1', renames: noRenames }];
const planned = (...items: FileItem[]) => planOf(items, homes, here);

describe('what is done with a thing of a file', () => {
  it('is to add it where nothing here has its name', () => {
    expect(planned(view('New'))).toMatchObject([{ home: 'd1', clash: null, choices: ['add', 'skip'] }]);
  });

  it('is to leave it out where the same is here, and to keep both where another of its name is', () => {
    expect(planned(view('Sales'), view('Other'))).toMatchObject([
      { clash: { id: 'v2', same: true }, choices: ['skip', 'both'] },
      { clash: { id: 'v3', same: false }, choices: ['both', 'replace', 'skip'] },
    ]);
    expect(planned({ kind: 'segment', name: 'Buyers', value: rules, dataset: null, savedAt: 0 })[0]?.clash).toEqual({
      id: 's1',
      same: true,
    });
    const changed = { ...model, stages: [] };
    const models = planned({ kind: 'stageModel', name: 'Ours', value: changed, dataset: null, savedAt: 0 });
    expect(models).toMatchObject([{ clash: { id: 'm1', same: false } }]);
  });

  it('a board is the same whatever ids its views have on the other machine', () => {
    const tile = { id: 't', x: 0, y: 0, w: 6, h: 6, name: 'Sales', spec, view: 'elsewhere' };
    const value = { v: 1 as const, tiles: [tile] };
    expect(planned({ kind: 'board', name: 'Weekly', value, dataset: 'Shop', savedAt: 0 })[0]?.clash).toEqual({
      id: 'b1',
      same: true,
    });
  });

  it('touchpoints stay as they are here unless asked, and need a data set', () => {
    const item = (dataset: string, value = touchpoints): FileItem => ({
      ...{ kind: 'touchpoints', name: dataset, value, dataset, savedAt: 0 },
    });
    expect(planned(item('Shop', { ...touchpoints, channel: 'medium' }))).toMatchObject([
      { clash: { id: 'd1', same: false }, choices: ['skip', 'replace'] },
    ]);
    expect(planned(item('Elsewhere'))).toMatchObject([{ home: null, choices: ['skip'] }]);
  });

  it('is judged under the names of the data set here', () => {
    const renames = { event: new Map([['Buy!', 'buy']]), property: new Map<string, string>() };
    const items = [view('Sales', { ...spec, event: { event: 'Buy!' } })];
    expect(planOf(items, [{ name: 'Shop', id: 'd1', renames }], here)).toMatchObject([
      { clash: { id: 'v2', same: true }, item: { value: spec } },
    ]);
  });
});

it('segments and stage models go with the first data set the file names', () => {
  const segment: FileItem = { kind: 'segment', name: 'S', value: rules, dataset: null, savedAt: 0 };
  expect(homeName(segment, [segment, view('a', spec, null), view('b')])).toBe('Shop');
  expect(homeName(segment, [segment])).toBeNull();
});
