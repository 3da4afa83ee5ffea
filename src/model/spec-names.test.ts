import { describe, expect, it } from 'vitest';
import { namesIn, neededNames, renamed, type Renames } from './spec-names';

const shout: Renames = {
  event: new Map(['view', 'buy', 'sms', 'old', 'order'].map((name) => [name, `E ${name}`])),
  property: new Map(['price', 'city', 'via', 'cart', 'view'].map((name) => [name, `P ${name}`])),
};

describe('the names a spec speaks of', () => {
  it('stand in steps, conditions, breakdowns, held values and exclusions of a funnel, and values of conditions are none', () => {
    const spec = {
      ...{ kind: 'funnel', v: 1, name: 'view', hold: ['cart'], unit: { property: 'city' } },
      steps: [{ event: 'view', label: 'buy', where: { not: { property: 'price', is: 'eq', value: 'city' } } }],
      exclusions: [{ event: ['buy', 'old'], after: 1, before: 2, effect: 'endAttempt' }],
      breakdown: { property: 'via', at: 'first', limit: 3 },
      filter: { any: [{ property: 'city', is: 'in', value: ['view', 'buy'] }] },
    };
    expect(renamed(spec, shout)).toEqual({
      ...spec,
      ...{ hold: ['P cart'], unit: { property: 'P city' } },
      steps: [{ event: 'E view', label: 'buy', where: { not: { property: 'P price', is: 'eq', value: 'city' } } }],
      exclusions: [{ event: ['E buy', 'E old'], after: 1, before: 2, effect: 'endAttempt' }],
      breakdown: { property: 'P via', at: 'first', limit: 3 },
      filter: { any: [{ property: 'P city', is: 'in', value: ['view', 'buy'] }] },
    });
    expect(neededNames(spec).map(({ of, name }) => `${of} ${name}`)).toEqual(
      expect.arrayContaining(['property cart', 'property city', 'event view', 'event buy', 'property price']),
    );
  });

  it('stand in every rule over people', () => {
    const segment = {
      all: [
        { did: { event: 'view' }, atLeast: 2 },
        { sequence: [{ event: 'view' }, { event: 'buy' }], without: { event: 'old' } },
        { person: { property: 'city', is: 'eq', value: 'view' }, take: 'last' },
        { quintile: 'value', of: { event: 'buy' }, property: 'price', in: [5] },
        { reached: 1, funnel: { steps: [{ event: 'order' }] } },
        { actors: ['view', 'buy'] },
      ],
    };
    expect(renamed({ segment, compare: { segment: { not: { did: { event: 'sms' } } } } }, shout)).toEqual({
      segment: {
        all: [
          { did: { event: 'E view' }, atLeast: 2 },
          { sequence: [{ event: 'E view' }, { event: 'E buy' }], without: { event: 'E old' } },
          { person: { property: 'P city', is: 'eq', value: 'view' }, take: 'last' },
          { quintile: 'value', of: { event: 'E buy' }, property: 'P price', in: [5] },
          { reached: 1, funnel: { steps: [{ event: 'E order' }] } },
          { actors: ['view', 'buy'] },
        ],
      },
      compare: { segment: { not: { did: { event: 'E sms' } } } },
    });
  });

  it('stand in stage models, and are told from those of the question', () => {
    const model = { name: 'view', stages: [{ name: 'buy', label: 'buy', rules: [{ event: ['view', 'old'] }] }] };
    const asked = { kind: 'paths', v: 1, start: { event: 'buy' }, node: { stages: model } };
    expect(namesIn(asked)).toEqual([
      { of: 'event', name: 'buy', at: 'question' },
      { of: 'event', name: 'view', at: 'stages' },
      { of: 'event', name: 'old', at: 'stages' },
    ]);
    expect(renamed(model, shout)).toEqual({
      name: 'view',
      stages: [{ name: 'buy', label: 'buy', rules: [{ event: ['E view', 'E old'] }] }],
    });
  });

  it('stand in touchpoints and attribution: a channel that is a property, not one that is a rule’s name', () => {
    const touchpoints = { v: 1, touchpoint: { event: null }, channel: 'via', channels: [{ channel: 'via' }] };
    expect(renamed(touchpoints, shout)).toEqual({ ...touchpoints, channel: 'P via' });
    const asked = {
      ...{ kind: 'attribution', v: 1, conversion: { event: 'buy' }, value: 'price', touchpoint: { event: null } },
      channel: [{ channel: 'sms', matcher: { event: 'sms' } }],
      direct: ['sms'],
    };
    expect(renamed(asked, shout)).toEqual({
      ...asked,
      ...{ conversion: { event: 'E buy' }, value: 'P price' },
      channel: [{ channel: 'sms', matcher: { event: 'E sms' } }],
    });
  });

  it('stand in a trend’s matcher and measure, in expanded steps of paths and in the tiles of a board', () => {
    const board = {
      ...{ v: 1, breakdown: 'city' },
      tiles: [
        { id: 'view', name: 'view', spec: { kind: 'trend', event: { event: 'view' }, measure: { sum: 'price' } } },
        { id: 'a', name: 'a', spec: { kind: 'paths', node: [{ event: 'view', property: 'city' }] } },
        { id: 'b', note: 'view' },
      ],
    };
    expect(renamed(board, shout)).toEqual({
      ...{ v: 1, breakdown: 'P city' },
      tiles: [
        { id: 'view', name: 'view', spec: { kind: 'trend', event: { event: 'E view' }, measure: { sum: 'P price' } } },
        { id: 'a', name: 'a', spec: { kind: 'paths', node: [{ event: 'E view', property: 'P city' }] } },
        { id: 'b', note: 'view' },
      ],
    });
  });

  it('of notes on a journey map are events where its touchpoints are', () => {
    const notes = [{ stage: 'view', touchpoint: 'view', text: 'view' }];
    expect(renamed({ kind: 'journey', notes }, shout)).toEqual({
      kind: 'journey',
      notes: [{ stage: 'view', touchpoint: 'E view', text: 'view' }],
    });
    const byCity = { kind: 'journey', touchpoint: { property: 'city', limit: 3 }, notes };
    expect(renamed(byCity, shout)).toEqual({ ...byCity, touchpoint: { property: 'P city', limit: 3 } });
  });

  it('of patterns follow along but are not needed', () => {
    const asked = {
      kind: 'paths',
      rename: [
        { match: { wildcard: 'view' }, to: 'Seen' },
        { match: { regex: 'view' }, to: '' },
        { match: 'view', to: 'Seen' },
      ],
    };
    expect(renamed(asked, shout).rename[0]).toEqual({ match: { wildcard: 'E view' }, to: 'Seen' });
    expect(renamed(asked, shout).rename[1]).toEqual({ match: { regex: 'view' }, to: '' });
    expect(renamed(asked, shout).rename[2]).toEqual({ match: 'E view', to: 'Seen' });
    expect(neededNames(asked)).toEqual([]);
    const byStage = { ...asked, node: { stages: { name: '', stages: [] } } };
    expect(renamed(byStage, shout)).toEqual(byStage);
  });

  it('two that become one stand once in a list, and any event stays any event', () => {
    const one: Renames = {
      event: new Map([
        ['a', 'c'],
        ['b', 'c'],
      ]),
      property: new Map(),
    };
    expect(renamed({ event: ['a', 'b', 'd'] }, one)).toEqual({ event: ['c', 'd'] });
    expect(renamed({ event: null }, { event: new Map([['', 'x']]), property: new Map() })).toEqual({ event: null });
  });
});
