import { describe, expect, it } from 'vitest';
import { listRule, textWithIds, withKeptLists } from './kept-list';

const many = Array.from({ length: 300 }, (_, i) => `u${i}`);

/** Keeps lists as the worker does. */
function shelf() {
  const lists = new Map<string, readonly string[]>();
  return {
    lists,
    keepIds: (list: string, from: { ids: readonly string[] } | { file: Blob }) => {
      const ids = 'ids' in from ? from.ids : [];
      if (ids.length <= 200) return Promise.resolve({ ok: true as const, size: ids.length, ids: [...ids] });
      lists.set(list, ids);
      return Promise.resolve({ ok: true as const, size: ids.length, ids: null });
    },
    listIds: (list: string) => Promise.resolve({ ok: true as const, ids: lists.get(list) ?? null }),
  };
}

describe('a list of actors as a rule', () => {
  it('holds its ids when it is short, and is kept apart when it is long', async () => {
    const kept = shelf();
    expect(await listRule(['a'], 'few', kept)).toEqual({ actors: ['a'] });
    expect(await listRule(many, 'many', kept)).toEqual({
      list: expect.any(String) as unknown,
      name: 'many',
      size: 300,
    });
    expect([...kept.lists.values()]).toEqual([many]);
  });

  it('goes into a file with its ids and is kept apart again where the file is opened', async () => {
    const [here, there] = [shelf(), shelf()];
    const rule = await listRule(many, 'many', here);
    const view = { spec: { kind: 'trend', segment: { all: [{ not: rule }, { actors: ['a'] }] } }, name: 'x' };
    const file = await textWithIds(JSON.stringify({ views: [view], size: 3 }), here);
    expect(file).toContain('"u299"');
    const opened: unknown = await withKeptLists(JSON.parse(file), 'my file', there);
    const named = { list: expect.any(String) as unknown, name: 'my file', size: 300 };
    expect(opened).toEqual({
      views: [{ ...view, spec: { ...view.spec, segment: { all: [{ not: named }, { actors: ['a'] }] } } }],
      size: 3,
    });
    expect([...there.lists.values()]).toEqual([many]);
  });

  it('that is not here stays named', async () => {
    const rule = { list: 'gone', name: 'x', size: 900 };
    expect(JSON.parse(await textWithIds(JSON.stringify(rule), shelf()))).toEqual(rule);
  });
});
