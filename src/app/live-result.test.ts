import { describe, expect, it, vi } from 'vitest';
import type { TrendSpec } from '../analyses/trend/spec';
import type { TrendResult } from '../analyses/trend/result';
import type { Explain, Progress } from '../engine/protocol';
import type { Answer, Failure } from '../model/failure';
import { LiveResult, type RunQuestion } from './live-result.svelte';

type TrendAnswer = Answer<{ result: TrendResult; explain: Explain }>;
interface Run {
  signal: AbortSignal | undefined;
  progress: Progress | undefined;
  end: (answer: TrendAnswer) => void;
}

/** An engine that answers when it is told to. */
function engine(): { runs: Run[]; ask: { run: RunQuestion<'trend'> } } {
  const runs: Run[] = [];
  return {
    runs,
    ask: { run: (_spec, signal, progress) => new Promise((end) => runs.push({ signal, progress, end })) },
  };
}

const spec = (name: string): TrendSpec => ({
  ...{ kind: 'trend', v: 1, measure: 'events', period: 'day' },
  event: { event: name },
});
const explain: Explain = {
  sql: [],
  kept: [],
  rows: 1,
  columnsMs: 0,
  foldMs: 0,
  shapeMs: 0,
  columnsFromCache: 0,
  columnsRead: 0,
};
const result: TrendResult = { total: 0, series: [] };
const good: TrendAnswer = { ok: true, result, explain };
const failed = (failure: Failure): TrendAnswer => ({ ok: false, failure });

describe('a live result', () => {
  it('shows the answer to the newest question, and aborts the run before it', async () => {
    const { runs, ask } = engine();
    const live = new LiveResult<'trend'>(ask);
    const first = live.ask(spec('first'));
    const second = live.ask(spec('second'));
    expect(runs[0]?.signal?.aborted).toBe(true);
    runs[1]?.end(good);
    runs[0]?.end(good);
    await Promise.all([first, second]);
    expect(live.answer?.spec).toEqual(spec('second'));
    expect(live.running).toBe(false);
  });

  it('keeps the old answer, marked stale, until the new one is there', async () => {
    const { runs, ask } = engine();
    const live = new LiveResult<'trend'>(ask);
    const first = live.ask(spec('first'));
    runs[0]?.end(good);
    await first;
    expect(live.stale).toBe(false);
    void live.ask(spec('second'));
    expect([live.answer?.spec, live.stale]).toEqual([spec('first'), true]);
  });

  it('keeps the last valid answer while the question has problems, and asks nothing', async () => {
    const { runs, ask } = engine();
    const live = new LiveResult<'trend'>(ask);
    const first = live.ask(spec('first'));
    runs[0]?.end(good);
    await first;
    await live.ask({ ...spec('x'), event: { event: '' } });
    expect(live.problems.length).toBeGreaterThan(0);
    expect([live.answer?.spec, runs.length, live.stale]).toEqual([spec('first'), 1, true]);
  });

  it('shows a failure, and asks the same again on retry', async () => {
    const { runs, ask } = engine();
    const live = new LiveResult<'trend'>(ask);
    const first = live.ask(spec('first'));
    runs[0]?.end(failed({ code: 'outOfMemory' }));
    await first;
    expect(live.failure).toEqual({ code: 'outOfMemory' });
    const again = live.retry();
    runs[1]?.end(good);
    await again;
    expect([live.failure, live.answer?.spec]).toEqual([null, spec('first')]);
  });

  it('is silent about a run that was cancelled', async () => {
    const { runs, ask } = engine();
    const live = new LiveResult<'trend'>(ask);
    const first = live.ask(spec('first'));
    live.cancel();
    runs[0]?.end(failed({ code: 'cancelled' }));
    await first;
    expect([live.failure, live.running, live.answer]).toEqual([null, false, null]);
  });

  it('asks a question that may still move only when it rests, and no other of the same drag', async () => {
    vi.useFakeTimers();
    const { runs, ask } = engine();
    const live = new LiveResult<'trend'>(ask);
    void live.ask(spec('first'), 150);
    await vi.advanceTimersByTimeAsync(149);
    void live.ask(spec('second'), 150);
    await vi.advanceTimersByTimeAsync(149);
    expect([runs.length, live.stale]).toEqual([0, true]);
    await vi.advanceTimersByTimeAsync(1);
    expect(runs).toHaveLength(1);
    runs[0]?.end(good);
    await vi.advanceTimersByTimeAsync(0);
    expect(live.answer?.spec).toEqual(spec('second'));
    vi.useRealTimers();
  });

  it('shows progress only once a run takes longer than 300 ms', () => {
    vi.useFakeTimers();
    const { runs, ask } = engine();
    const live = new LiveResult<'trend'>(ask);
    void live.ask(spec('first'));
    runs[0]?.progress?.(10, 100);
    expect(live.progress).toBeNull();
    vi.advanceTimersByTime(299);
    expect(live.progress).toBeNull();
    vi.advanceTimersByTime(1);
    expect(live.progress).toEqual({ done: 10, total: 100 });
    runs[0]?.progress?.(60, 100);
    expect(live.progress).toEqual({ done: 60, total: 100 });
    vi.useRealTimers();
  });
});
