import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Toasts } from './toasts.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const texts = (toasts: Toasts): string[] => toasts.list.map(({ text }) => text);
const action = { label: 'Undo', run: () => undefined };

it('a message leaves after some seconds, one that offers something later, an offer only when it is put away', () => {
  const toasts = new Toasts();
  toasts.say('saved');
  toasts.say('deleted', action);
  toasts.offer('what was written is lost otherwise', action);
  expect(texts(toasts)).toEqual(['saved', 'deleted', 'what was written is lost otherwise']);
  vi.advanceTimersByTime(5000);
  expect(texts(toasts)).toEqual(['deleted', 'what was written is lost otherwise']);
  vi.advanceTimersByTime(3_600_000);
  expect(texts(toasts)).toEqual(['what was written is lost otherwise']);
  toasts.dismiss(toasts.list[0]!.id);
  expect(texts(toasts)).toEqual([]);
});

it('three passing messages stand at most, one of a topic at most; an offer gives way to none', () => {
  const toasts = new Toasts();
  toasts.offer('offer', action);
  for (const text of ['a', 'b', 'c', 'd']) toasts.say(text);
  expect(texts(toasts)).toEqual(['offer', 'b', 'c', 'd']);
  toasts.say('first', action, 'history');
  toasts.say('second', action, 'history');
  expect(texts(toasts)).toEqual(['offer', 'c', 'd', 'second']);
});
