import { describe, expect, it } from 'vitest';
import { storeLog, type LogEvent } from '../../test/support/log';
import { nodeSource } from '../../test/support/node-source';
import { logOf } from '../../test/support/written-log';
import { AlignedColumns } from '../columns/aligned-columns';
import { analyses, isKind, runnables, type Kind } from './registry';

const own = (log: LogEvent[], plan: number): LogEvent[] => log.map((event) => ({ ...event, properties: { plan } }));
/** Both from minute 0 to 90, so that the data of either alone has the same span. */
const ann = own(logOf('ann: A0 B5 B20 A90'), 1);
const bob = own(logOf('bob: A0 A30 C50 B90'), 2);

/** What a question must say, of the kinds that have no default for it. */
const needed: Partial<Record<Kind, object>> = {
  funnel: { steps: [{ event: 'A' }, { event: 'B' }] },
  attribution: {
    conversion: { event: 'B' },
    touchpoint: { event: null },
    channel: [{ channel: 'a', matcher: { event: 'A' } }],
    model: 'markov',
  },
  stages: {
    model: {
      name: 'own',
      stages: ['A', 'B', 'C'].map((event) => ({ name: event, label: '', rules: [{ event }] })),
    },
  },
  journey: {
    model: {
      name: 'model',
      stages: ['A', 'B'].map((name) => ({ name, label: name, rules: [{ event: name }] })),
    },
  },
};

async function ask(kind: Kind, spec: object, log: LogEvent[]): Promise<{ result: unknown; compared?: unknown }> {
  const stored = storeLog(log);
  const source = await nodeSource(stored);
  const columns = new AlignedColumns(source, stored.dataset);
  const pause = (): Promise<void> => Promise.resolve();
  const run = { columns, source, step: () => undefined, pause };
  const answer = await runnables[kind].run({ kind, ...needed[kind], ...spec }, run);
  await source.close();
  return answer;
}

const both = [...ann, ...bob];
const answer = async (kind: Kind, spec: object, log = both): Promise<unknown> => (await ask(kind, spec, log)).result;

describe.each(Object.keys(analyses).filter(isKind))('a question of the kind %s', (kind) => {
  it('is read with its defaults, a later version is not', () => {
    expect(analyses[kind].parse({ kind, ...needed[kind] })).toMatchObject({ ok: true, value: { kind, v: 1 } });
    expect(analyses[kind].parse({ kind, ...needed[kind], v: 2 })).toMatchObject({
      ok: false,
      problems: [{ code: 'tooNew' }],
    });
  });

  it('knows no other field', () => {
    const parsed = analyses[kind].parse({ kind, ...needed[kind], colour: 'red' });
    expect(parsed).toMatchObject({ ok: false, problems: [{ path: ['colour'], code: 'unknownField' }] });
  });

  it('takes a name, which changes nothing', async () => {
    expect(await answer(kind, { name: 'mine' })).toEqual(await answer(kind, {}));
  });

  it('takes a filter: only events that pass exist', async () => {
    const filter = { property: 'plan', is: 'eq', value: 1 };
    expect(await answer(kind, { filter })).toEqual(await answer(kind, {}, ann));
  });

  it('takes a segment: only its people are there', async () => {
    expect(await answer(kind, { segment: { actors: ['bob'] } })).toEqual(await answer(kind, {}, bob));
  });

  it('takes a comparison: the same question of the other side', async () => {
    const spec = { segment: { actors: ['ann'] }, compare: { segment: { actors: ['bob'] } } };
    const { result, compared } = await ask(kind, spec, both);
    expect(result).toEqual(await answer(kind, {}, ann));
    expect(compared).toEqual(await answer(kind, {}, bob));
  });
});

it('a session gap of ten minutes cuts where thirty do not', async () => {
  const sessionGap = { amount: 10, unit: 'minute' };
  const pause = logOf('ann: A0 B20');
  expect(await answer('paths', {}, pause)).toMatchObject({ paths: 1 });
  expect(await answer('paths', { sessionGap }, pause)).toMatchObject({ paths: 2 });
  const window = { same: 'session' };
  expect(await answer('funnel', { window }, pause)).toMatchObject({ steps: [{ units: 1 }, { units: 1 }] });
  expect(await answer('funnel', { window, sessionGap }, pause)).toMatchObject({ steps: [{ units: 1 }, { units: 0 }] });
});
