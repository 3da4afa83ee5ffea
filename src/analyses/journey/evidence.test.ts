import { describe, expect, it } from 'vitest';
import { runOnLog } from '../../../test/support/run-on-log';
import type { LogEvent } from '../../../test/support/log';
import { journey, type JourneySpec } from '.';
import { analyses } from '../registry';
import { noteOf, withNote } from './edit';
import { cellMatcher, funnelOf, pathsOf } from './evidence';
import { parseJourneySpec } from './spec';

const event = (actor: string, name: string, at: number, shop: string | null): LogEvent => ({
  ...{ actor, event: name, at },
  properties: { shop },
});
const log = [
  event('ann', 'view', 0, 's1'),
  event('ann', 'error', 1, 's1'),
  event('bob', 'error', 0, 's2'),
  event('bob', 'buy', 0, 's2'),
  event('cat', 'cart', 3, 's1'),
  event('cat', 'view', 4, null),
  event('cat', 'buy', 5, 's1'),
  event('dan', 'buy', 6, 's1'),
  event('dan', 'error', 7, 's1'),
];
const stage = (name: string, ...event: string[]) => ({ name, label: '', rules: [{ event }] });
const model = {
  name: 'own',
  stages: [stage('look', 'view'), stage('decide', 'cart', 'error', 'view'), stage('use', 'buy')],
};

function specOf(further: object): JourneySpec {
  const parsed = parseJourneySpec({ kind: 'journey', v: 1, model, ...further });
  if (!parsed.ok) throw new Error('no spec');
  return parsed.value;
}

describe('the evidence of a cell', () => {
  it.each([
    ['events', {}],
    ['a property', { touchpoint: { property: 'shop' } }],
    ['channels', { touchpoint: { touchpoint: { event: ['view', 'error'] }, channel: 'shop' } }],
    [
      'channels by rules',
      {
        touchpoint: {
          touchpoint: { event: null, where: { property: 'shop', is: 'isSet' } },
          channel: [
            { channel: 'pay', matcher: { event: ['error', 'cart'] } },
            { channel: 'all', matcher: { event: null } },
          ],
        },
      },
    ],
    [
      'groups',
      {
        touchpoint: [
          { name: 'pay', matcher: { event: ['error', 'cart'] } },
          { name: 'all', matcher: { event: null } },
        ],
      },
    ],
  ])('is a funnel with the same numbers, touchpoints being %s', async (_, further) => {
    const spec = specOf(further);
    const { result } = await runOnLog(journey, spec, log);
    let compared = 0;
    for (const cell of result.cells) {
      const funnel = funnelOf(spec, cell.stage, cell.other ? { other: true } : cell.touchpoint);
      if (funnel === null) continue;
      const { result: found } = await runOnLog(analyses.funnel, funnel, log);
      expect(found.steps.map(({ units }) => units)).toEqual([cell.actors, cell.wentOn]);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(1);
  });

  it('is no funnel from the last stage, of the rest, with a range, or where rules have conditions', () => {
    const spec = specOf({});
    expect(funnelOf(spec, 'use', 'buy')).toBeNull();
    expect(funnelOf(spec, 'look', { other: true })).toBeNull();
    expect(funnelOf({ ...spec, range: {} }, 'look', 'view')).toBeNull();
    const where = { property: 'shop', is: 'isSet' as const };
    const stages = [{ name: 'look', label: '', rules: [{ event: 'view', where }] }, stage('use', 'buy')];
    expect(cellMatcher({ ...spec, model: { name: '', stages } }, 'look', 'view')).toBeNull();
  });

  it('leaves to the stage before what it takes first', () => {
    expect(cellMatcher(specOf({ touchpoint: { property: 'shop' } }), 'decide', null)).toEqual({
      event: ['cart', 'error'],
      where: { property: 'shop', is: 'isNotSet' },
    });
    expect(cellMatcher(specOf({}), 'decide', 'view')).toBeNull();
  });

  it('is told of a group behind one with a condition where they share no name', () => {
    const where = { property: 'shop', is: 'eq' as const, value: 's1' };
    const before = { name: 'error in s1', matcher: { event: 'error', where } };
    const touchpoint = [
      before,
      { name: 'cart', matcher: { event: 'cart' } },
      { name: 'pay', matcher: { event: ['error', 'cart'] } },
    ];
    const spec = specOf({ touchpoint });
    expect(cellMatcher(spec, 'decide', 'error in s1')).toEqual({ event: ['error'], where });
    expect(cellMatcher(spec, 'decide', 'cart')).toEqual({ event: ['cart'] });
    expect(cellMatcher(spec, 'decide', 'pay')).toBeNull();
  });

  it('is paths that begin with the cell', () => {
    const paths = pathsOf(specOf({}), 'decide', 'error');
    expect(analyses.paths.parse(paths)).toMatchObject({
      ok: true,
      value: { start: { event: 'error' }, unit: 'actor' },
    });
  });
});

describe('a note on a cell', () => {
  it('is changed, found again, and taken away by an empty one', () => {
    const spec = specOf({});
    const noted = withNote(withNote(spec, 'look', { other: true }, 'rest'), 'look', null, '没有触点');
    expect([noteOf(noted, 'look', null), noteOf(noted, 'look', { other: true }), noteOf(noted, 'use', null)]).toEqual([
      '没有触点',
      'rest',
      '',
    ]);
    expect(withNote(withNote(noted, 'look', null, ''), 'look', { other: true }, '')).toEqual(spec);
  });
});
