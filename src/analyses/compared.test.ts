import { describe, expect, it } from 'vitest';
import { storeLog, type LogEvent } from '../../test/support/log';
import { nodeSource } from '../../test/support/node-source';
import { AlignedColumns } from '../columns/aligned-columns';
import { messages } from '../i18n/every-language';
import { formatOf } from '../i18n';
import type { DatasetInfo } from '../model/dataset';
import { sidesOf } from '../model/segment';
import { isShare, type ComparedNumber, type ComparedRow } from './compared-rows';
import { comparedFunnels } from './funnel/compared-view';
import { comparedLifecycles } from './lifecycle/compared-view';
import { comparedPaths } from './paths/compared-view';
import type { PathsResult } from './paths/result';
import { analyses, runnables, type Kind, type ResultOf, type SpecOf } from './registry';
import { comparedRetention } from './retention/compared-view';
import type { Run } from './run';
import { comparedStages } from './stages/compared-view';
import { comparedStickiness } from './stickiness/compared-view';
import { comparedTrends } from './trend/compared-view';
import type { Sides, Words } from './view';

const words = { t: messages.en, format: formatOf('en') };
const event = (actor: string, name: string, time: string): LogEvent => ({
  ...{ actor, event: name },
  at: Date.parse(`2026-01-${time}:00Z`) * 1000,
});

/** Ann, Bob and Cleo bought; Dan, Eve and Fay did not. The data end on the 4th at noon. */
const log = [
  event('ann', 'view', '01T10:00'),
  event('ann', 'cart', '01T10:10'),
  event('ann', 'buy', '01T10:30'),
  event('bob', 'view', '01T10:00'),
  event('bob', 'cart', '02T09:00'),
  event('bob', 'buy', '03T10:00'),
  event('cleo', 'view', '02T10:00'),
  event('cleo', 'buy', '02T11:00'),
  event('dan', 'view', '01T12:00'),
  event('dan', 'cart', '01T13:00'),
  event('eve', 'view', '03T10:00'),
  event('fay', 'view', '04T12:00'),
];
const buyers = { did: { event: 'buy' } };
const besideTheRest = { segment: buyers, compare: { segment: { not: buyers } } };

type Compare<K extends Kind, Selection> = (
  spec: SpecOf<K>,
  sides: Sides<ResultOf<K>>,
  words: Words,
  dataset: DatasetInfo,
) => ComparedRow<Selection>[];

/** A row as "label: a | b": shares n/base, "-" unknown, "~" not over. */
const text = <Selection>({ label, a, b }: ComparedRow<Selection>): string => `${label}: ${said(a)} | ${said(b)}`;

function said<Selection>(side: ComparedNumber<Selection> | null): string {
  if (side === null) return '-';
  const { number, notOver } = side;
  const value = isShare(number) ? `${number.count}/${number.base}` : String(number.value ?? 'none');
  return notOver === true ? `${value}~` : value;
}

/** Asks the log both ways, and checks that behind each number of a side that opens people there are as many as it counts. */
async function compared<K extends Kind, Selection>(
  kind: K,
  input: object,
  rowsOf: Compare<K, Selection>,
  opens: 'actors' | 'events' = 'actors',
): Promise<string[]> {
  const parsed = analyses[kind].parse({ kind, ...input });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const spec = parsed.value as SpecOf<K>;
  const stored = storeLog(log);
  const source = await nodeSource(stored);
  const columns = new AlignedColumns(source, stored.dataset);
  const run: Run = { columns, source, step: () => undefined, pause: () => Promise.resolve() };
  const ran = await runnables[kind].run(spec, run);
  const sides = { own: ran.result as ResultOf<K>, other: ran.compared as ResultOf<K> };
  const rows = rowsOf(spec, sides, words, stored.dataset);
  const { own, other } = sidesOf(spec);
  for (const { label, a, b } of rows) {
    for (const [side, asked] of [[a, own] as const, [b, other] as const]) {
      if (side?.selection === undefined) continue;
      const people = await runnables[kind].select(asked, side.selection, run);
      const counted = isShare(side.number) ? side.number.count : side.number.value;
      if (opens === 'actors') expect(people.length, label).toBe(counted);
      else expect(people.length, label).toBeGreaterThan(0);
    }
  }
  await source.close();
  return rows.map(text);
}

describe('buyers beside the rest', () => {
  it('in a funnel: the share of step 1 at each step, once more without open windows, and the median time', async () => {
    // Ann takes all steps in 30 min; Bob's purchase is two days later; Cleo has no cart. Fay's window is open.
    const steps = ['view', 'cart', 'buy'].map((name) => ({ event: name }));
    const spec = { steps, window: { amount: 1, unit: 'day' }, ...besideTheRest };
    expect(await compared('funnel', spec, comparedFunnels)).toEqual([
      '1 view: 3 | 3',
      '2 cart: 2/3 | 1/3',
      '3 buy: 1/3 | 0/3~',
      '3 buy, open windows left out: 1/3 | 0/2',
      'Median time to convert: 1800000 | none',
    ]);
  });

  it('in paths: the share of all paths at each node, zero where a side has none, and who ends there', async () => {
    expect(await compared('paths', { unit: 'actor', ...besideTheRest }, comparedPaths)).toEqual([
      'Paths: 3 | 3',
      'Step 1 · view: 3/3 | 3/3',
      'Step 1 · Drop-off: 0/3 | 2/3',
      'Step 2 · cart: 2/3 | 1/3',
      'Step 2 · buy: 1/3 | 0/3',
      'Step 2 · Drop-off: 1/3 | 1/1',
      'Step 3 · buy: 2/3 | 0/3',
      'Step 3 · Drop-off: 2/2 | -',
    ]);
  });

  it('in retention: the pooled share back by column, over cohorts whose day is over', async () => {
    // back on the next day: Bob of Ann, Bob, Cleo; none of Dan (Eve's next day is not over). Two days later: Bob of Ann, Bob; none of Dan
    expect(await compared('retention', { periods: 2, ...besideTheRest }, comparedRetention)).toEqual([
      'Actors in cohorts: 3 | 3',
      'Day 1: 1/3 | 0/1',
      'Day 2: 1/2 | 0/1',
    ]);
  });

  it('in a trend: the measure by period, also where one side has nothing', async () => {
    expect(await compared('trend', { measure: 'events', ...besideTheRest }, comparedTrends, 'events')).toEqual([
      'Events in all: 8 | 4',
      '1 Jan: 4 | 2',
      '2 Jan: 3 | 0',
      '3 Jan: 1 | 1',
      '4 Jan: 0~ | 1~',
    ]);
    expect(await compared('trend', { measure: 'actors', ...besideTheRest }, comparedTrends)).toEqual([
      'Actors in all: 3 | 3',
      '1 Jan: 2 | 1',
      '2 Jan: 2 | 0',
      '3 Jan: 1 | 1',
      '4 Jan: 0~ | 1~',
    ]);
  });

  it('in a lifecycle: who is active again of those of the day before, and the states', async () => {
    const rows = await compared('lifecycle', besideTheRest, comparedLifecycles);
    expect(rows.filter((row) => row.includes('active again'))).toEqual([
      '1 Jan · active again of those before: 0/0 | 0/0',
      '2 Jan · active again of those before: 1/2 | 0/1',
      '3 Jan · active again of those before: 1/2 | 0/0',
      '4 Jan · active again of those before: 0/1~ | 0/1~',
    ]);
    expect(rows.filter((row) => row.startsWith('2 Jan')).slice(1)).toEqual([
      '2 Jan · New: 1 | 0',
      '2 Jan · Returning: 1 | 0',
      '2 Jan · Resurrecting: 0 | 0',
      '2 Jan · Dormant: 1 | 1',
    ]);
  });

  it('in stages: where everyone is, the rates of moves back and over a stage, and each move', async () => {
    // Ann and Bob: view → cart → buy, 10 and 20 min, 23 h and 25 h; Cleo: view → buy, 1 h; Dan: view → cart, 1 h; Eve and Fay: view
    const names = ['view', 'cart', 'buy'];
    const model = { name: '', stages: names.map((name) => ({ name, label: name, rules: [{ event: name }] })) };
    const minutes = 60_000;
    expect(await compared('stages', { model, ...besideTheRest }, comparedStages)).toEqual([
      'Actors in all: 3 | 3',
      ...['view · ever: 3/3 | 3/3', 'view · now: 0/3 | 2/3', 'view · highest: 0/3 | 2/3', 'view · entry: 3/3 | 3/3'],
      ...['cart · ever: 2/3 | 1/3', 'cart · now: 0/3 | 1/3', 'cart · highest: 0/3 | 1/3', 'cart · entry: 0/3 | 0/3'],
      ...['buy · ever: 3/3 | 0/3', 'buy · now: 3/3 | 0/3', 'buy · highest: 3/3 | 0/3', 'buy · entry: 0/3 | 0/3'],
      'Regress rate: 0/5 | 0/1',
      'Skip rate: 1/5 | 0/1',
      ...['cart → buy: 2/5 | 0/1', `cart → buy · median dwell: ${((20 + 25 * 60) / 2) * minutes} | -`],
      ...['view → cart: 2/5 | 1/1', `view → cart · median dwell: ${((10 + 23 * 60) / 2) * minutes} | ${60 * minutes}`],
      ...['view → buy: 1/5 | 0/1', `view → buy · median dwell: ${60 * minutes} | -`],
    ]);
  });

  it('in stickiness: the share of all actors with each number of days, zero where nobody has so many', async () => {
    expect(await compared('stickiness', besideTheRest, comparedStickiness)).toEqual([
      'Actors in all: 3 | 3',
      '1 day: 2/3 | 3/3',
      '2 days: 0/3 | 0/3',
      '3 days: 1/3 | 0/3',
    ]);
  });
});

describe('two ranges beside each other', () => {
  const ranges = {
    range: { from: '2026-01-03', to: '2026-01-04' },
    compare: { range: { from: '2026-01-01', to: '2026-01-02' } },
  };

  it('in a trend go day by day, the first of each with the first of the other', async () => {
    expect(await compared('trend', ranges, comparedTrends, 'events')).toEqual([
      'Events in all: 3 | 9',
      '3 Jan / 1 Jan: 2 | 6',
      '4 Jan / 2 Jan: 1~ | 3',
    ]);
  });

  it('in a lifecycle too', async () => {
    const rows = await compared('lifecycle', ranges, comparedLifecycles);
    expect(rows.filter((row) => row.includes('New'))).toEqual([
      '3 Jan / 1 Jan · New: 1 | 3',
      '4 Jan / 2 Jan · New: 1~ | 1',
    ]);
  });
});

describe('a step of paths that one side has inside Other', () => {
  it('is unknown there, not zero', () => {
    const node = (name: string, other: boolean, paths: number) => ({
      ...{ name, other, paths, share: paths / 10, dropOff: paths, goesOn: 0 },
    });
    const sideOf = (columns: PathsResult['columns']): PathsResult => ({
      ...{ paths: 10, columns, links: [], sequences: [], transitions: [] },
    });
    const parsed = analyses.paths.parse({ kind: 'paths', unit: 'actor', ...besideTheRest });
    if (!parsed.ok) throw new Error('unreachable');
    const own = sideOf([[node('a', false, 6), node('b', false, 4)]]);
    const other = sideOf([[node('a', false, 7), node('', true, 3)]]);
    expect(comparedPaths(parsed.value, { own, other }, words).map(text)).toEqual([
      'Paths: 10 | 10',
      'Step 1 · a: 6/10 | 7/10',
      'Step 1 · b: 4/10 | -',
      'Step 1 · Drop-off: 10/10 | 10/10',
    ]);
  });
});
