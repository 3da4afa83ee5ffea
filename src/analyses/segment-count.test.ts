import { describe, expect, it } from 'vitest';
import { storeLog, type LogEvent } from '../../test/support/log';
import { nodeSource } from '../../test/support/node-source';
import { logOf } from '../../test/support/written-log';
import { AlignedColumns } from '../columns/aligned-columns';
import type { Run } from './run';
import { overlapOf, segmentsOfActor, sizesOf } from './segment-count';

const day = 1440;
const log = logOf(`ann: A0 B${day}`, `bob: A0 A${day} A${2 * day}`, `cleo: B${2 * day}`, 'dan: C0');
const didA = { did: { event: 'A' } };
const didB = { did: { event: 'B' } };

async function onLog<T>(events: readonly LogEvent[], ask: (run: Run) => Promise<T>): Promise<T> {
  const stored = storeLog(events);
  const source = await nodeSource(stored);
  const columns = new AlignedColumns(source, stored.dataset);
  const run: Run = { columns, source, step: () => undefined, pause: () => Promise.resolve() };
  return ask(run).finally(() => source.close());
}

describe('segments laid over each other', () => {
  it('have each actor in one combination, by binary digits', async () => {
    expect(await onLog(log, (run) => overlapOf([didA, didB], run))).toEqual([1, 1, 1, 1]);
    const three = [didA, didB, { actors: ['ann', 'dan'] }];
    expect(await onLog(log, (run) => overlapOf(three, run))).toEqual([0, 1, 1, 0, 1, 0, 0, 1]);
  });

  it('of one segment are those out of it and those in it', async () => {
    expect(await onLog(log, (run) => overlapOf([didA], run))).toEqual([2, 2]);
  });
});

describe('the size of a segment over time', () => {
  const sizes = async (segment: object, events = log) =>
    (await onLog(events, (run) => sizesOf(segment as typeof didA, 'day', run))).map(({ actors, base }) => [
      actors,
      base,
    ]);

  it('is what it was had the data ended with each period, of the actors known by then', async () => {
    expect(await sizes(didA)).toEqual([
      [2, 3],
      [2, 3],
      [2, 4],
    ]);
    expect(await sizes({ ...didA, atLeast: 3 })).toEqual([
      [0, 3],
      [0, 3],
      [1, 4],
    ]);
    expect(await sizes({ not: didA })).toEqual([
      [1, 3],
      [1, 3],
      [2, 4],
    ]);
  });

  it('moves what is relative to the end of the data along', async () => {
    const lastDay = { did: { event: 'A' }, range: { last: 1, unit: 'day', includeCurrent: true } };
    expect(await sizes(lastDay)).toEqual([
      [2, 3],
      [1, 3],
      [1, 4],
    ]);
  });

  it('cuts fifths anew in each period', async () => {
    const most = { quintile: 'frequency', of: { event: 'A' }, in: [5] };
    expect(await sizes(most)).toEqual([
      [0, 3],
      [1, 3],
      [1, 4],
    ]);
  });

  it('goes over the last sixty periods at most', async () => {
    const long = [...log, ...logOf(`eve: A${99 * day}`)];
    const all = await onLog(long, (run) => sizesOf(didA, 'day', run));
    expect([all.length, all.at(0)?.period, all.at(-1)]).toEqual([
      60,
      '1970-02-10',
      { period: '1970-04-10', actors: 3, base: 5 },
    ]);
  });
});

describe('the segments of one actor', () => {
  it('are those it is in, fifths of everybody among them', async () => {
    const most = { quintile: 'frequency' as const, of: { event: 'A' }, in: [5] };
    const asked = [didA, didB, most, { actors: ['bob'] }];
    expect(await onLog(log, (run) => segmentsOfActor(asked, 1, run))).toEqual([true, false, true, true]);
    expect(await onLog(log, (run) => segmentsOfActor(asked, 0, run))).toEqual([true, true, false, false]);
  });
});
