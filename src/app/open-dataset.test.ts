import { describe, expect, it } from 'vitest';
import type { DatasetInfo } from '../model/dataset';
import type { Answer } from '../model/failure';
import { OpenDataset } from './open-dataset.svelte';

const info = (id: string): DatasetInfo => ({
  ...{ id, name: id, rows: 1, actors: 1, events: [], properties: [], firstUs: 0, lastUs: 0 },
  ...{ timeZone: 'UTC', weekStart: 'monday', hasSessions: false },
});

/** A worker that opens data sets when it is told to. */
function bench(): { current: OpenDataset; asked: string[]; finish: (id: string) => void } {
  const asked: string[] = [];
  const waiting = new Map<string, (answer: Answer<{ dataset: DatasetInfo }>) => void>();
  const current = new OpenDataset({
    source: (id) =>
      Promise.resolve({
        ok: true,
        source: { id, name: id, timeZone: 'UTC', weekStart: 'monday', generation: 'g', chunks: [] },
      }),
    open(source) {
      asked.push(source.id);
      return new Promise((end) => waiting.set(source.id, end));
    },
  });
  return { current, asked, finish: (id) => waiting.get(id)?.({ ok: true, dataset: info(id) }) };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('opening data sets', () => {
  it('ends with the one asked for last, whatever comes back first', async () => {
    const { current, finish } = bench();
    const first = current.open('a');
    await settled();
    const second = current.open('b');
    await settled();
    finish('b');
    finish('a');
    expect([await first, await second, current.dataset?.id]).toEqual([false, true, 'b']);
  });

  it('has none open while one is being opened, so that nothing is asked of the wrong rows', async () => {
    const { current, finish } = bench();
    const first = current.open('a');
    await settled();
    finish('a');
    await first;
    void current.open('b');
    expect([current.dataset, current.opening]).toEqual([null, 'b']);
  });

  it('goes back to the first when it is asked for again before the second is open', async () => {
    const { current, asked, finish } = bench();
    const first = current.open('a');
    await settled();
    finish('a');
    await first;
    void current.open('b');
    const again = current.open('a');
    await settled();
    finish('a');
    expect([await again, current.dataset?.id, asked.at(-1)]).toEqual([true, 'a', 'a']);
  });

  it('asks the worker once for what is asked twice', async () => {
    const { current, asked, finish } = bench();
    const both = [current.open('a'), current.open('a')];
    await settled();
    finish('a');
    expect([await Promise.all(both), asked]).toEqual([[true, true], ['a']]);
  });
});
