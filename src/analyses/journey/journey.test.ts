import { describe, expect, it } from 'vitest';
import { runOnLog } from '../../../test/support/run-on-log';
import type { LogEvent } from '../../../test/support/log';
import { journey, type JourneyCell, type JourneyResult, type JourneySelection } from '.';
import { parseJourneySpec } from './spec';

const hour = 3600e6;
const event = (actor: string, name: string, hours: number, properties: LogEvent['properties'] = {}): LogEvent => ({
  ...{ actor, event: name, at: hours * hour },
  properties: { shop: null, price: null, ...properties },
});
const model = {
  name: 'own',
  stages: [
    { name: 'look', label: '', rules: [{ event: ['view', 'ad'] }] },
    { name: 'decide', label: '', rules: [{ event: ['cart', 'error'] }] },
    { name: 'use', label: '', rules: [{ event: ['buy'] }] },
  ],
};
const spec = { kind: 'journey', v: 1, model };

/**
 * ann errs, goes back to looking an hour later and is not seen again; bob errs, tries again after two hours and buys for 30; cat errs and stops at once; dan looks once at the end
 * of the data, which is hour 100; eve buys for 10 and then for 20 without any step before the first.
 */
const log = [
  event('ann', 'view', 0, { shop: 's1' }),
  event('ann', 'error', 1, { shop: 's1' }),
  event('ann', 'view', 2, { shop: 's2' }),
  event('bob', 'view', 0, { shop: 's1' }),
  event('bob', 'error', 1, { shop: 's1' }),
  event('bob', 'cart', 3, { shop: 's2' }),
  event('bob', 'note', 3.5),
  event('bob', 'buy', 4, { shop: 's2', price: 30 }),
  event('cat', 'error', 5, { shop: 's1' }),
  event('cat', 'error', 5, { shop: 's1' }),
  event('dan', 'view', 100, { shop: 's2' }),
  event('eve', 'buy', 10, { price: 10 }),
  event('eve', 'buy', 11, { price: 20 }),
];

const ask = (further: object = {}, events: readonly LogEvent[] = log) =>
  runOnLog(journey, { ...spec, ...further }, events);

function cell(result: JourneyResult, stage: string, touchpoint: JourneyCell['touchpoint']): JourneyCell {
  const found = result.cells.find((one) => one.stage === stage && one.touchpoint === touchpoint && !one.other);
  if (found === undefined) throw new Error(`no cell ${stage} ${touchpoint}`);
  return found;
}

describe('a journey map', () => {
  it('has a cell for each stage and event, with its events and actors', async () => {
    const { result } = await ask();
    expect(result.journeys).toBe(5);
    expect(cell(result, 'decide', 'error')).toMatchObject({ events: 4, actors: 3 });
    expect(cell(result, 'look', 'view')).toMatchObject({ events: 4, actors: 3 });
    expect(result.cells.map(({ stage, touchpoint }) => `${stage} ${String(touchpoint)}`).sort()).toEqual([
      'decide cart',
      'decide error',
      'look view',
      'use buy',
    ]);
  });

  it('counts who went on to any later stage, however late, and nobody in the last stage', async () => {
    const { result } = await ask();
    expect(cell(result, 'look', 'view')).toMatchObject({ wentOn: 2, conversionRate: 2 / 3 });
    expect(cell(result, 'decide', 'error')).toMatchObject({ wentOn: 1, conversionRate: 1 / 3 });
    expect(cell(result, 'use', 'buy')).toMatchObject({ wentOn: 0, conversionRate: null, lost: 0, immature: 0 });
  });

  it('loses a journey that stops within a day: going back to an earlier stage saves nobody', async () => {
    const { result } = await ask();
    expect(cell(result, 'decide', 'error')).toMatchObject({ lost: 2, immature: 0 });
    expect(cell(result, 'look', 'view')).toMatchObject({ lost: 1, immature: 1 });
    expect(result.lost).toBe(2);
  });

  it('loses nobody who comes back to the same stage later than the time, and loses those who stop exactly then', async () => {
    const late = [event('ann', 'error', 0), event('ann', 'cart', 25), event('zoe', 'view', 200)];
    const exact = [event('ann', 'error', 0), event('ann', 'cart', 24), event('zoe', 'view', 200)];
    expect(cell((await ask({}, late)).result, 'decide', 'error').lost).toBe(0);
    expect(cell((await ask({}, exact)).result, 'decide', 'error').lost).toBe(1);
    const longer = { within: { amount: 25, unit: 'hour' } };
    expect(cell((await ask(longer, late)).result, 'decide', 'error').lost).toBe(1);
  });

  it('is immature until the time is over by the end of the data, or of the range', async () => {
    const end = (hours: number) => [event('ann', 'error', 0), event('zoe', 'buy', hours)];
    expect(cell((await ask({}, end(24))).result, 'decide', 'error')).toMatchObject({ lost: 1, immature: 0 });
    expect(cell((await ask({}, end(23.9))).result, 'decide', 'error')).toMatchObject({ lost: 0, immature: 1 });
    const range = { range: { from: '1970-01-01', to: '1970-01-01' } };
    expect(cell((await ask(range, end(100))).result, 'decide', 'error')).toMatchObject({ lost: 0, immature: 1 });
  });

  it('starts a jump-back at the last event before it, across events of no stage', async () => {
    const back = [
      event('ann', 'cart', 0),
      event('ann', 'error', 1),
      event('ann', 'note', 2),
      event('ann', 'view', 3),
      event('ann', 'error', 4),
      event('ann', 'ad', 5),
    ];
    const { result } = await ask({}, back);
    expect(cell(result, 'decide', 'error')).toMatchObject({ jumpBacks: 2, jumpedBack: 1 });
    expect(cell(result, 'decide', 'cart')).toMatchObject({ jumpBacks: 0, jumpedBack: 0 });
  });

  it('takes the time from the first event of a cell in a visit to the next visit', async () => {
    const { result } = await ask();
    // ann: 1 h from error to view; bob: 3 h from error to buy; cat stays
    expect(cell(result, 'decide', 'error').medianDwellMs).toBe(2 * 3600e3);
    expect(cell(result, 'decide', 'cart').medianDwellMs).toBe(3600e3);
    expect(cell(result, 'use', 'buy').medianDwellMs).toBeNull();
  });

  it('adds up its friction from the terms that are on', async () => {
    const marked = [{ event: 'error' }];
    const { result } = await ask({ marked });
    const error = cell(result, 'decide', 'error');
    // both lost journeys are lost after an error, 3 actors met one; ann went back from it; 4 errors
    expect(error.terms).toEqual({ lost: 3, jumpBacks: 1, marked: 4 });
    expect(error).toMatchObject({ friction: 8, markedActors: 3 });
    expect(result.cells[0]).toEqual(error);
    const off = await ask({ marked, friction: { lost: false, marked: false } });
    expect(cell(off.result, 'decide', 'error')).toMatchObject({ friction: 1, terms: error.terms });
  });

  it('estimates the value lost by the median of what those who went on brought afterwards', async () => {
    const { result } = await ask({ value: 'price' });
    expect(cell(result, 'decide', 'error').valueLost).toEqual({
      ...{ estimate: 60, low: null, high: null, median: 30, base: 1 },
    });
    // ann went on to the error and brought nothing, bob brought 30
    expect(cell(result, 'look', 'view').valueLost).toMatchObject({ estimate: 15, median: 15, base: 2 });
    expect(cell(result, 'use', 'buy').valueLost).toBeNull();
    expect(cell((await ask()).result, 'decide', 'error').valueLost).toBeNull();
    expect(cell((await ask({ value: 'shop' })).result, 'decide', 'error').valueLost).toBeNull();
  });

  it('gives the median an interval where enough went on', async () => {
    const many = Array.from({ length: 8 }, (_, i) => [
      event(`u${i}`, 'error', 0),
      event(`u${i}`, 'buy', 1, { price: 10 * (i + 1) }),
    ]).flat();
    const { result } = await ask({ value: 'price' }, [...many, event('x', 'error', 0), event('x', 'ad', 100)]);
    expect(cell(result, 'decide', 'error').valueLost).toEqual({
      ...{ estimate: 45, low: 10, high: 80, median: 45, base: 8 },
    });
  });
});

describe('touchpoints', () => {
  it('are the values of a property, the rarest being other, events without one apart', async () => {
    const { result } = await ask({ touchpoint: { property: 'shop', limit: 1 } });
    expect(result.touchpoints).toEqual([
      { value: 's1', other: false, events: 6 },
      { value: null, other: true, events: 6 },
    ]);
    const all = (await ask({ touchpoint: { property: 'shop' } })).result;
    expect(all.touchpoints.map(({ value }) => value)).toEqual(['s1', 's2', null]);
    expect(cell(all, 'use', null)).toMatchObject({ events: 2, actors: 1 });
  });

  it('are channels, by a property or by rules, of the events that are touchpoints', async () => {
    const touchpoint = { event: ['view', 'error'] };
    const byProperty = (await ask({ touchpoint: { touchpoint, channel: 'shop' } })).result;
    expect(byProperty.touchpoints).toEqual([
      { value: 's1', other: false, events: 6 },
      { value: null, other: false, events: 4 },
      { value: 's2', other: false, events: 2 },
    ]);
    const channel = [
      { channel: 'first shop', matcher: { event: null, where: { property: 'shop', is: 'eq', value: 's1' } } },
      { channel: 'web', matcher: { event: 'view' } },
      { channel: 'first shop', matcher: { event: 'error' } },
    ];
    const { result, select } = await ask({ touchpoint: { touchpoint, channel, limit: 1 } });
    expect(result.touchpoints).toEqual([
      { value: 'first shop', other: false, events: 6 },
      { value: null, other: true, events: 6 },
    ]);
    expect(select({ stage: 'decide', touchpoint: 'first shop', measure: 'lost' })).toEqual(['ann', 'cat']);
  });

  it('are groups of events in their order, an event being of the first that takes it', async () => {
    const groups = [
      {
        name: 'trouble',
        matcher: { event: 'error', where: { property: 'shop', is: 'eq', value: 's1' } },
        element: 'decision',
      },
      { name: 'checkout', matcher: { event: ['error', 'cart'] } },
    ];
    const { result } = await ask({ touchpoint: groups });
    expect(result.touchpoints).toEqual([
      { value: 'trouble', other: false, events: 4 },
      { value: 'checkout', other: false, events: 1 },
      { value: null, other: false, events: 7 },
    ]);
    expect(cell(result, 'look', null).events).toBe(4);
  });
});

describe('the people behind the map', () => {
  it('are those of the cell by each measure', async () => {
    const { select } = await ask({ marked: [{ event: 'error' }] });
    const at = (stage: string, touchpoint: string) =>
      (['actors', 'wentOn', 'lost', 'immature', 'jumpedBack', 'marked'] as const).map((measure) =>
        select({ stage, touchpoint, measure }).join(' '),
      );
    expect(at('decide', 'error')).toEqual(['ann bob cat', 'bob', 'ann cat', '', 'ann', 'ann bob cat']);
    expect(at('look', 'view')).toEqual(['ann bob dan', 'ann bob', 'ann', 'dan', '', '']);
    expect(at('nowhere', 'error')[0]).toBe('');
    const journeys = (which: 'all' | 'lost'): JourneySelection => ({ journeys: which });
    expect(select(journeys('all'))).toEqual(['ann', 'bob', 'cat', 'dan', 'eve']);
    expect(select(journeys('lost'))).toEqual(['ann', 'cat']);
  });
});

describe('the spec of a journey map', () => {
  it('is read with its defaults', () => {
    expect(parseJourneySpec(spec)).toEqual({
      ok: true,
      value: {
        ...{ kind: 'journey', v: 1, model, touchpoint: 'event', within: { amount: 24, unit: 'hour' } },
        friction: { lost: true, jumpBacks: true, marked: true },
      },
    });
  });

  it('keeps notes on cells, which change no number', async () => {
    const notes = [
      { stage: 'decide', touchpoint: 'error', text: '银行卡' },
      { stage: 'look', touchpoint: { other: true }, text: 'rest' },
      { stage: 'look', touchpoint: null, text: '' },
    ];
    const parsed = parseJourneySpec({ ...spec, notes });
    expect(parsed.ok && parsed.value.notes).toEqual(notes);
    expect((await ask({ notes })).result).toEqual((await ask()).result);
  });

  it('has a Problem for groups of one name and for tags it does not know', () => {
    const matcher = { event: 'view' };
    const problems = (touchpoint: unknown) => {
      const parsed = parseJourneySpec({ ...spec, touchpoint });
      return parsed.ok ? [] : parsed.problems.map(({ path, code }) => `${path.join(' ')} ${code}`);
    };
    expect(
      problems([
        { name: 'a', matcher },
        { name: 'a', matcher },
      ]),
    ).toEqual(['touchpoint conflict']);
    expect(problems([{ name: 'a', matcher, element: 'price' }])).toEqual(['touchpoint 0 element unknownValue']);
    expect(problems('channel')).toEqual(['touchpoint unknownValue']);
    expect(problems({ property: '' })).toEqual(['touchpoint property missing']);
  });
});
