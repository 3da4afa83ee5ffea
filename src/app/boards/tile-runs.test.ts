import { describe, expect, it } from 'vitest';
import type { Answer } from '../../model/failure';
import { outOfSight, TileRuns, type Turn } from './tile-runs.svelte';

type Said = Answer<{ said: string }>;
const cancelled: Said = { ok: false, failure: { code: 'cancelled' } };
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** An engine that answers when told to, and what it was asked, in order. */
function engine() {
  const asked: string[] = [];
  const open = new Map<string, (answer: Said) => void>();
  const ask =
    (name: string) =>
    (signal: AbortSignal): Promise<Said> => {
      asked.push(name);
      return new Promise((resolve) => {
        open.set(name, resolve);
        signal.addEventListener('abort', () => resolve(cancelled));
      });
    };
  const answer = async (name: string): Promise<void> => {
    open.get(name)?.({ ok: true, said: name });
    await pause();
  };
  return { asked, ask, answer };
}

/** A tile at a place that can be scrolled out of sight. */
function tile(order: number, hidden = false): Turn & { hidden: boolean } {
  return {
    hidden,
    rank() {
      return (this.hidden ? outOfSight : 0) + order;
    },
  };
}

describe('the questions of a board', () => {
  it('are asked one after the other, those in sight first, each in reading order', async () => {
    const { asked, ask, answer } = engine();
    const runs = new TileRuns();
    const places = { d: tile(3, true), b: tile(1), c: tile(2, true), a: tile(0) };
    const said = Object.entries(places).map(([name, turn]) => runs.inTurn(turn, ask(name), undefined));
    await pause();
    expect(asked).toEqual(['a']);
    expect(runs.left).toBe(4);
    for (const name of ['a', 'b', 'c', 'd']) await answer(name);
    expect(asked).toEqual(['a', 'b', 'c', 'd']);
    expect((await Promise.all(said)).map((one) => one.ok)).toEqual([true, true, true, true]);
    expect(runs.left).toBe(0);
  });

  it('a run for a tile out of sight makes way for one in sight and is asked again', async () => {
    const { asked, ask, answer } = engine();
    const runs = new TileRuns();
    const far = tile(5);
    const first = runs.inTurn(far, ask('far'), undefined);
    await pause();
    const second = runs.inTurn(tile(6), ask('near'), undefined);
    await pause();
    expect(asked).toEqual(['far']);
    far.hidden = true;
    runs.look();
    await pause();
    expect(asked).toEqual(['far', 'near']);
    await answer('near');
    expect(asked).toEqual(['far', 'near', 'far']);
    await answer('far');
    expect([await first, await second]).toMatchObject([{ said: 'far' }, { said: 'near' }]);
  });

  it('a run out of sight goes on while nobody in sight waits', async () => {
    const { asked, ask, answer } = engine();
    const runs = new TileRuns();
    const said = runs.inTurn(tile(1, true), ask('one'), undefined);
    void runs.inTurn(tile(2, true), ask('two'), undefined);
    await pause();
    runs.look();
    await answer('one');
    expect(await said).toEqual({ ok: true, said: 'one' });
    expect(asked).toEqual(['one', 'two']);
  });

  it('one that is given up while it waits is never asked; while it runs it is cancelled', async () => {
    const { asked, ask } = engine();
    const runs = new TileRuns();
    const [running, waiting] = [new AbortController(), new AbortController()];
    const first = runs.inTurn(tile(0), ask('first'), running.signal);
    const second = runs.inTurn(tile(1), ask('second'), waiting.signal);
    await pause();
    waiting.abort();
    running.abort();
    expect([await first, await second]).toEqual([cancelled, cancelled]);
    await runs.idle();
    expect(asked).toEqual(['first']);
    expect(await runs.inTurn(tile(0), ask('late'), running.signal)).toEqual(cancelled);
  });
});
