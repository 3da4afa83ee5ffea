import { describe, expect, it, vi } from 'vitest';
import { Newest } from './newest.svelte';

/** Work that is answered by hand. */
function answered<T>(): {
  work: (signal: AbortSignal) => Promise<T | null>;
  give: (value: T | null) => void;
  signal(): AbortSignal;
} {
  let give: (value: T | null) => void = () => undefined;
  let heard: AbortSignal | null = null;
  const promise = new Promise<T | null>((resolve) => (give = resolve));
  return {
    work: (signal) => {
      heard = signal;
      return promise;
    },
    give: (value) => give(value),
    signal: () => heard ?? new AbortController().signal,
  };
}

describe('the newest of several questions', () => {
  it('ends the one before, whose late answer is not taken', async () => {
    const newest = new Newest<string>();
    const [first, second] = [answered<string>(), answered<string>()];
    const asked = newest.ask('a', first.work);
    const other = newest.ask('b', second.work);
    expect(first.signal().aborted).toBe(true);
    second.give('two');
    first.give('one');
    await Promise.all([asked, other]);
    expect(newest.value).toBe('two');
    expect(newest.asking).toBe(false);
  });

  it('keeps the old answer until the new one is there', async () => {
    const newest = new Newest<string>();
    await newest.ask('a', () => Promise.resolve('one'));
    const second = answered<string>();
    const asked = newest.ask('b', second.work);
    expect([newest.value, newest.asking]).toEqual(['one', true]);
    second.give('two');
    await asked;
    expect([newest.value, newest.asking]).toEqual(['two', false]);
  });

  it('is not asked again while it is answered, but after it was stopped', async () => {
    const newest = new Newest<string>();
    const work = vi.fn(() => Promise.resolve<string | null>(null));
    await newest.ask('a', work);
    await newest.ask('a', work);
    expect(work).toHaveBeenCalledTimes(2);
    work.mockResolvedValue('one');
    await newest.ask('a', work);
    await newest.ask('a', work);
    expect(work).toHaveBeenCalledTimes(3);
  });

  it('of an answered question ends the one on its way', async () => {
    const newest = new Newest<string>();
    await newest.ask('a', () => Promise.resolve('one'));
    const second = answered<string>();
    const asked = newest.ask('b', second.work);
    await newest.ask('a', () => Promise.resolve('again'));
    second.give('two');
    await asked;
    expect([newest.value, newest.asking]).toEqual(['one', false]);
  });

  it('waits until nothing else is asked for a while', async () => {
    vi.useFakeTimers();
    const newest = new Newest<string>(200);
    const work = vi.fn(() => Promise.resolve('one'));
    void newest.ask('a', work);
    await vi.advanceTimersByTimeAsync(100);
    void newest.ask('b', work);
    await vi.advanceTimersByTimeAsync(150);
    expect(work).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(50);
    expect(work).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });
});
