import { describe, expect, it } from 'vitest';
import { storeLog } from '../test/support/log';
import { nodeSource } from '../test/support/node-source';
import { logOf } from '../test/support/written-log';
import { MemoryShelf } from '../src/store/memory-shelf';
import { IdLists, idsFrom, matchIds } from './id-lists';

async function matched(text: string, choice: { column: number; header: boolean } | null = null) {
  const stored = storeLog(logOf('ann: A0', 'bob: A0', ' cleo: A0'));
  const source = await nodeSource(stored);
  return matchIds(new Blob([text]), choice, stored.dataset.actors, source).finally(() => source.close());
}

describe('ids of a file', () => {
  it('are counted, each once, and so are those the data have', async () => {
    expect(await matched('ann\nbob\nann\ncleo\n')).toEqual({
      columns: [{ name: '', ids: 3, found: 2 }],
      choice: { column: 0, header: false },
      first: ['ann', 'bob', 'cleo'],
    });
  });

  it('of a table are the column with the most actors, below a head that is nobody', async () => {
    const { columns, choice } = await matched('plan,user\nfree,ann\npaid, cleo\n');
    expect(columns).toEqual([
      { name: 'plan', ids: 2, found: 0 },
      { name: 'user', ids: 2, found: 2 },
    ]);
    expect(choice).toEqual({ column: 1, header: true });
    expect((await matched('plan,user\nfree,ann\n', { column: 0, header: false })).first).toEqual(['plan', 'free']);
  });

  it('are kept and found again by another reader of the shelf', async () => {
    const shelf = new MemoryShelf();
    const ids = await idsFrom({ file: new Blob(['x\ny\nx']), choice: { column: 0, header: false } });
    await new IdLists(shelf).keep('k1', ids);
    expect(await new IdLists(shelf).ids('k1')).toEqual(['x', 'y']);
    expect(await new IdLists(shelf).ids('k2')).toBeNull();
  });
});
