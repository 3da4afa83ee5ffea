import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { DiskShelf } from './disk-shelf';
import { openStore } from './open-store';

afterEach(() => vi.unstubAllGlobals());

/** A browser whose file system answers the making of a folder so. */
function withFolders(made: () => Promise<unknown>): void {
  const root = { getDirectoryHandle: made, removeEntry: () => Promise.resolve(), keys: () => [] };
  vi.stubGlobal('navigator', { storage: { getDirectory: () => Promise.resolve(root) } });
}

const refuse = (name: string) => () => Promise.reject(new DOMException('no', name));

it('a disk that is full still shows what it holds', async () => {
  withFolders(refuse('QuotaExceededError'));
  await new DiskShelf().putSetting('kept', 7);
  const store = await openStore();
  expect(store.kind).toBe('disk');
  expect(await store.shelf.setting('kept')).toBe(7);
});

it('a full disk with lists that nothing names opens, although no note of them can be kept', async () => {
  withFolders(refuse('QuotaExceededError'));
  await new DiskShelf().putSetting('list:a', new Blob(['[]']));
  const put = vi.spyOn(DiskShelf.prototype, 'putSetting').mockImplementation(refuse('QuotaExceededError'));
  expect((await openStore()).kind).toBe('disk');
  await vi.waitFor(() => expect(put).toHaveBeenCalledOnce());
  put.mockRestore();
});

it('a browser that keeps no files has a store in memory', async () => {
  withFolders(refuse('SecurityError'));
  expect((await openStore()).kind).toBe('memory');
});

it('a browser that keeps files has a store on disk', async () => {
  withFolders(() => Promise.resolve({}));
  expect((await openStore()).kind).toBe('disk');
});
