import { afterEach, beforeEach, expect, it } from 'vitest';
import { csvPiece, loadPieces } from '../../../test/support/load-csv';
import { NodeEngine } from '../../demo/build/native-engine';
import type { Mapping } from '../contract';

let engine: NodeEngine;
beforeEach(async () => {
  engine = await NodeEngine.start();
});
afterEach(() => engine.close());

const mapping: Mapping = { actor: 'user', event: 'event', at: 'time' };
const head = ['user', 'event', 'time', 'price', 'channel'];

it('an actor with 30 % of the events is told of from 100 events and 5 actors on', async () => {
  const log = (bobs: number, others: readonly string[], each: number): string[] =>
    ['bob', ...others].flatMap((user) =>
      Array.from(
        { length: user === 'bob' ? bobs : each },
        (_, i) => `${user},view,2024-03-01 10:00:${String(i).padStart(2, '0')},,`,
      ),
    );
  const heavy = async (lines: string[], target: string): Promise<unknown[]> =>
    (await loadPieces(engine, [csvPiece(head, lines)], { mapping }, target)).oddities.filter(
      ({ code }) => code === 'heavyActor',
    );
  const four = ['a', 'c', 'd', 'e'];
  expect(await heavy(log(40, four, 15), 'all')).toEqual([{ code: 'heavyActor', actor: 'bob', events: 40, share: 0.4 }]);
  expect(await heavy(log(39, four, 15), 'short')).toEqual([]);
  expect(await heavy(log(40, ['a', 'c', 'd'], 20), 'few')).toEqual([]);
  expect(await heavy(log(28, four, 18), 'even')).toEqual([]);
});
