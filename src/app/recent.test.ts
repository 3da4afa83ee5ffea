import { afterEach, expect, it, vi } from 'vitest';
import { favouritesFirst, Recent } from './recent.svelte';

const kept = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
});
afterEach(() => kept.clear());

it('what was opened last comes first, once, and is there again after a reload', () => {
  const recent = new Recent();
  for (const id of ['a', 'b', 'a']) recent.note(id);
  expect(recent.ids).toEqual(['a', 'b']);
  expect(new Recent().ids).toEqual(['a', 'b']);
  for (let i = 0; i < 50; i += 1) recent.note(String(i));
  expect(recent.ids).toHaveLength(30);
});

it('what somebody wrote into the storage is not believed', () => {
  for (const text of ['{', '{"a":1}', '[1,"x",null]']) {
    kept.set('wayfold.recent', text);
    expect(new Recent().ids).toEqual(text.includes('x') ? ['x'] : []);
  }
});

it('favourites stand first, then what was opened last, then the rest as it came', () => {
  const views = [
    { id: 'a' },
    { id: 'b', starred: true as const },
    { id: 'c' },
    { id: 'd', starred: true as const },
    { id: 'e' },
  ];
  expect(favouritesFirst(views, ['e', 'd']).map(({ id }) => id)).toEqual(['d', 'b', 'e', 'a', 'c']);
});
