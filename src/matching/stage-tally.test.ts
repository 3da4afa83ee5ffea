import { afterAll, describe, expect, it } from 'vitest';
import { AlignedColumns, noReading } from '../columns/aligned-columns';
import type { Batch } from '../columns/batch';
import { batchesOf } from '../columns/batches';
import type { StageModel } from '../model/stage-model';
import type { StageTally } from '../model/stage-tally';
import { matches } from '../../test/reference/condition';
import { storeLog, type LogEvent } from '../../test/support/log';
import { nodeSource } from '../../test/support/node-source';
import { stageTallying } from './stage-tally';

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

/** The tally of a log: of all its batches in one state, or each actor a batch, dealt to two states that are merged. */
async function tallied(model: StageModel, log: readonly LogEvent[], sharded = false): Promise<StageTally> {
  const stored = storeLog(log);
  const source = await nodeSource(stored);
  closing.push(() => source.close());
  const { columns, fold, shape } = stageTallying(model, stored.dataset);
  const aligned = new AlignedColumns(source, stored.dataset);
  const read = await aligned.columns(columns, noReading(), () => undefined);
  const batches: Batch[] = [...batchesOf(stored.base, read, sharded ? 1 : 1000)];
  const states = [fold.empty(), fold.empty()];
  batches.forEach((batch, i) => fold.visit(batch, states[sharded ? i % 2 : 0]!));
  return shape(fold.merge(states[0]!, states[1]!));
}

const event = (actor: string, name: string, price?: number): LogEvent => ({
  ...{ actor, event: name, at: 0 },
  properties: { price: price ?? null },
});
const log = [
  event('ann', 'see'),
  event('ann', 'see'),
  event('ann', 'buy', 200),
  event('bob', 'buy', 20),
  event('bob', 'see'),
  event('cat', 'help'),
];
const dear = { property: 'price', is: 'gt' as const, value: 100 };
const model: StageModel = {
  name: 'own',
  stages: [
    {
      name: 'dear',
      label: '',
      rules: [
        { event: 'buy', where: dear },
        { event: null, where: dear },
      ],
    },
    { name: 'any buy', label: '', rules: [{ event: ['buy', 'gone'] }] },
    { name: 'seen', label: '', rules: [{ event: 'see' }, { event: 'see' }] },
    { name: 'empty', label: '', rules: [] },
  ],
};

describe('what a stage model catches', () => {
  it('counts each event in the first stage that takes it, and actors once a stage', async () => {
    const { events, actors, stages, none } = await tallied(model, log);
    expect({ events, actors }).toEqual({ events: 6, actors: 3 });
    expect(stages).toEqual([
      { events: 1, actors: 1 },
      { events: 1, actors: 1 },
      { events: 3, actors: 2 },
      { events: 0, actors: 0 },
    ]);
    expect(none).toEqual({ events: 1, actors: 1 });
  });

  it('says of each name where its events go, and which of them a later stage would take too', async () => {
    const { names } = await tallied(model, log);
    expect(names).toEqual([
      { event: 'buy', events: 2, caught: [1, 1, 0, 0], none: 0, both: [{ stage: 0, also: 1, events: 1 }] },
      { event: 'help', events: 1, caught: [0, 0, 0, 0], none: 1, both: [] },
      { event: 'see', events: 3, caught: [0, 0, 3, 0], none: 0, both: [] },
    ]);
  });
});

/** The same, event by event, from the words alone. */
function slowly({ stages }: StageModel, events: readonly LogEvent[]): StageTally {
  const stagesOf = (one: LogEvent): number[] =>
    stages.flatMap(({ rules }, place) => (rules.some((rule) => matches(one, rule)) ? [place] : []));
  const caught = (place: number | undefined) => events.filter((one) => stagesOf(one)[0] === place);
  const counted = (list: LogEvent[]) => ({ events: list.length, actors: new Set(list.map(({ actor }) => actor)).size });
  const names = [...new Set(events.map((one) => one.event))].sort().map((name) => {
    const own = events.filter((one) => one.event === name);
    const pairs = own.flatMap((one) => {
      const [stage = 0, ...others] = stagesOf(one);
      return others.map((also) => ({ stage, also }));
    });
    const both = stages.flatMap((_, stage) =>
      stages.map((__, also) => ({
        ...{ stage, also },
        events: pairs.filter((pair) => pair.stage === stage && pair.also === also).length,
      })),
    );
    return {
      ...{ event: name, events: own.length, none: own.filter((one) => stagesOf(one).length === 0).length },
      caught: stages.map((_, place) => own.filter((one) => stagesOf(one)[0] === place).length),
      both: both
        .filter(({ events: n }) => n > 0)
        .sort((a, b) => b.events - a.events || a.stage - b.stage || a.also - b.also),
    };
  });
  const all = counted([...events]);
  return { ...all, stages: stages.map((_, place) => counted(caught(place))), none: counted(caught(undefined)), names };
}

describe('random models on random logs', () => {
  it('catch what is found event by event, in one piece and in two', async () => {
    let seed = 7;
    const upTo = (n: number): number => (seed = (seed * 48271) % 2147483647) % n;
    for (let run = 0; run < 40; run += 1) {
      const events = Array.from({ length: 1 + upTo(25) }, () =>
        event(`u${upTo(4)}`, 'abcd'.charAt(upTo(4)), upTo(3) === 0 ? undefined : upTo(4) * 50),
      );
      const rule = () => ({
        event: [null, 'a', 'b', ['a', 'c'], ['b', 'd', 'x']][upTo(5)] ?? null,
        ...(upTo(2) === 0
          ? {}
          : { where: { property: 'price', is: upTo(2) ? ('gt' as const) : ('isSet' as const), value: 60 } }),
      });
      const plain = (one: ReturnType<typeof rule>) =>
        one.where?.is === 'isSet' ? { ...one, where: { property: 'price', is: 'isSet' as const } } : one;
      const stages = Array.from({ length: 1 + upTo(4) }, (_, i) => ({
        ...{ name: `s${i}`, label: '' },
        rules: Array.from({ length: upTo(3) }, () => plain(rule())),
      }));
      const random = { name: 'random', stages };
      const expected = slowly(random, events);
      expect(await tallied(random, events)).toEqual(expected);
      expect(await tallied(random, events, true)).toEqual(expected);
    }
  });
});
