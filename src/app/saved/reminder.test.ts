import { expect, it } from 'vitest';
import { remindAgainAt, remindAt } from './reminder';

const day = 24 * 3600 * 1000;
const evictable = { lasting: true, persisted: false };

it('who has saved something that is in no file is reminded after a week, and then once a week', () => {
  const first = remindAt(evictable, 1, null, 1000);
  expect(first).toBe(1000 + 7 * day);
  expect(remindAt(evictable, 5, first, 1000 + 3 * day)).toBe(first);
  expect(remindAgainAt(1000 + 8 * day)).toBe(1000 + 15 * day);
});

it('nobody is reminded where all is in a file, the browser keeps it, or it lives in memory anyway; while that is not known nothing changes', () => {
  expect(remindAt(evictable, 0, 5, 1000)).toBeNull();
  expect(remindAt({ lasting: true, persisted: true }, 3, 5, 1000)).toBeNull();
  expect(remindAt({ lasting: false, persisted: false }, 3, 5, 1000)).toBeNull();
  expect(remindAt(null, 3, 5, 1000)).toBe(5);
});
