import { describe, expect, it } from 'vitest';
import { pseudonymOf } from '../../import/load/reduction';
import { eventsInUse, propertiesInUse } from './in-use';
import { withPseudonyms } from './pseudonyms';

const steps = [{ event: 'view' }, { event: ['buy', 'order'] }];
const funnel = { kind: 'funnel', v: 1, steps };

describe('the events without which answers would be others', () => {
  it('of an ordered funnel are those of its steps and exclusions', () => {
    expect(eventsInUse([funnel])).toEqual(['view', 'buy', 'order']);
    const struck = { ...funnel, exclusions: [{ event: 'refund', after: 1, before: 2, effect: 'endAttempt' }] };
    expect(eventsInUse([struck])?.includes('refund')).toBe(true);
  });

  it('of stages are those of the rules of their model', () => {
    const model = { name: '', stages: [{ name: 'a', label: '', rules: steps }] };
    expect(eventsInUse([{ kind: 'stages', v: 1, model }])).toEqual(['view', 'buy', 'order']);
  });

  it('are all where others stand between or cut sessions', () => {
    expect(eventsInUse([{ ...funnel, order: 'strict' }])).toBeNull();
    expect(eventsInUse([{ ...funnel, unit: 'session' }])).toBeNull();
    expect(eventsInUse([{ ...funnel, window: { same: 'session' } }])).toBeNull();
    expect(eventsInUse([{ ...funnel, steps: [{ event: 'view' }, { event: 'buy', directly: true }] }])).toBeNull();
  });

  it('are all where any event counts', () => {
    expect(eventsInUse([{ kind: 'retention', v: 1 }])).toBeNull();
    const named = { kind: 'retention', v: 1, start: { event: 'view' }, return: { event: 'buy' } };
    expect(eventsInUse([named])).toEqual(['view', 'buy']);
    expect(eventsInUse([funnel, { kind: 'paths', v: 1 }])).toBeNull();
  });

  it('are also those of plain rules over people, and all where rules look at others', () => {
    const asked = {
      ...funnel,
      segment: { all: [{ did: { event: 'subscribe' }, atLeast: 2 }, { not: { actors: ['a'] } }] },
    };
    expect(eventsInUse([asked])?.toSorted()).toEqual(['buy', 'order', 'subscribe', 'view']);
    expect(eventsInUse([{ ...funnel, segment: { did: { event: null } } }])).toBeNull();
  });

  it('are all for what cannot be read', () => {
    expect(eventsInUse([{ kind: 'nothing' }])).toBeNull();
    expect(eventsInUse([null])).toBeNull();
    expect(eventsInUse([])).toEqual([]);
  });
});

it('properties in use are those of conditions, breakdowns, held values and measures that the data has', () => {
  const properties = ['device', 'plan', 'amount', 'cart', 'note'].map((name) => ({ name }));
  const asked = {
    ...funnel,
    filter: { all: [{ property: 'plan', is: 'eq', value: 'pro' }] },
    breakdown: { property: 'device', at: 'first', limit: 5 },
    hold: ['cart'],
  };
  const trend = { kind: 'trend', v: 1, measure: { sum: 'amount' } };
  expect(propertiesInUse([asked, trend], properties)).toEqual(['device', 'plan', 'amount', 'cart']);
  expect(propertiesInUse([{ property: 'gone' }], properties)).toEqual([]);
});

it('lists of actors in views are pseudonyms where the data has them, and nothing else is changed', async () => {
  const views = { views: [{ spec: { kind: 'funnel', segment: { all: [{ actors: ['ann', 'bob'] }] } } }], other: 'ann' };
  const key = '00'.repeat(32);
  const read: unknown = JSON.parse(await withPseudonyms(JSON.stringify(views), key));
  const actors = await Promise.all(['ann', 'bob'].map((id) => pseudonymOf(id, key)));
  expect(read).toEqual({ ...views, views: [{ spec: { kind: 'funnel', segment: { all: [{ actors }] } } }] });
});
