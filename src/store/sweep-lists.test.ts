import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { DiskShelf } from './disk-shelf';
import { MemoryShelf } from './memory-shelf';
import { RecordStore } from './record-store';
import type { Shelf } from './shelf';
import { sweepLists } from './sweep-lists';

const day = 24 * 3600 * 1000;
let names = 0;
let opened: DiskShelf | null = null;
afterEach(() => opened?.close());

describe.each(['disk', 'memory'] as const)('kept lists of ids on %s', (kind) => {
  async function shelfWith(lists: string[], named: string): Promise<Shelf> {
    const shelf = kind === 'memory' ? new MemoryShelf() : (opened = new DiskShelf(`lists${(names += 1)}`));
    for (const list of lists) await shelf.putSetting(`list:${list}`, new Blob(['[]']));
    await shelf.putSetting('other', 1);
    const segment = { any: [{ not: { list: named, name: 'VIPs', size: 300 } }] };
    const content = { name: 'S', segment };
    await new RecordStore(shelf).change([{ kind: 'segment', id: 's1', content, savedAt: 1, read: null }]);
    return shelf;
  }
  const left = (shelf: Shelf): Promise<string[]> => shelf.settingKeys('list:');

  it('go when nothing has named them for a week; those a segment names, also one that can come back, stay', async () => {
    const shelf = await shelfWith(['a', 'b'], 'a');
    await sweepLists(shelf, 0);
    await sweepLists(shelf, 7 * day - 1);
    expect(await left(shelf)).toEqual(['list:a', 'list:b']);
    await sweepLists(shelf, 7 * day);
    expect(await left(shelf)).toEqual(['list:a']);
    expect(await shelf.setting('other')).toBe(1);

    const records = new RecordStore(shelf);
    await records.change([{ kind: 'segment', id: 's1', content: null, savedAt: 1, read: 1 }]);
    await sweepLists(shelf, 30 * day);
    await sweepLists(shelf, 60 * day);
    expect(await left(shelf)).toEqual(['list:a']);
  });

  it('one that is named again in between waits anew', async () => {
    const shelf = await shelfWith(['b'], 'c');
    await sweepLists(shelf, 0);
    const content = { name: 'S', segment: { list: 'b' } };
    const records = new RecordStore(shelf);
    await records.change([{ kind: 'segment', id: 's2', content, savedAt: 1, read: null }]);
    await sweepLists(shelf, 8 * day);
    await records.forget(['segment'], 's2');
    await sweepLists(shelf, 9 * day);
    await sweepLists(shelf, 15 * day);
    expect(await left(shelf)).toEqual(['list:b']);
    await sweepLists(shelf, 16 * day);
    expect(await left(shelf)).toEqual([]);
  });
});
