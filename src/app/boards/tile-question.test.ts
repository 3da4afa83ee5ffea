import { describe, expect, it } from 'vitest';
import type { DatasetInfo } from '../../model/dataset';
import { tileQuestion } from './tile-question';

const day = 86_400e6;
const dataset: DatasetInfo = {
  ...{ id: 'd', name: 'Shop', rows: 10, actors: 3, events: [], properties: [], hasSessions: false },
  ...{ firstUs: 0, lastUs: 100 * day, timeZone: 'UTC', weekStart: 'monday' },
};
const steps = [{ event: 'view' }, { event: 'buy' }];
const buyers = { did: { event: 'buy' } };
const mobile = { did: { event: 'open', where: { property: 'device', is: 'eq' as const, value: 'mobile' } } };

const asked = (spec: object, sides: Parameters<typeof tileQuestion>[1]) => tileQuestion(spec, sides, dataset);

describe('a tile on a board', () => {
  it('asks its own question where the board says nothing', () => {
    const spec = { kind: 'funnel', v: 1, steps, range: { from: '1970-01-05' }, segment: buyers };
    expect(asked(spec, {})).toMatchObject({ kind: 'funnel', spec, cannot: [] });
  });

  it('takes the range of the board instead of its own, and the period before moves along', () => {
    const spec = {
      ...{ kind: 'trend', v: 1, range: { from: '1970-02-01', to: '1970-02-10' } },
      compare: { range: { from: '1970-01-22', to: '1970-01-31' } },
    };
    expect(asked(spec, { range: { from: '1970-03-01', to: '1970-03-05' } })?.spec).toMatchObject({
      range: { from: '1970-03-01', to: '1970-03-05' },
      compare: { range: { from: '1970-02-24', to: '1970-02-28' } },
    });
  });

  it('asks of the people who are in its own segment and in that of the board', () => {
    expect(asked({ kind: 'trend', v: 1, segment: buyers }, { segment: mobile })?.spec.segment).toEqual({
      all: [buyers, mobile],
    });
    expect(asked({ kind: 'trend', v: 1 }, { segment: mobile })?.spec.segment).toEqual(mobile);
  });

  it('compares within the segment of the board, on both sides', () => {
    const spec = { kind: 'trend', v: 1, segment: buyers, compare: { segment: { not: buyers } } };
    expect(asked(spec, { segment: mobile })?.spec.compare).toEqual({ segment: { all: [mobile, { not: buyers }] } });
  });

  it('is compared with what the board says, within its own segment', () => {
    const question = asked(
      { kind: 'trend', v: 1, segment: buyers },
      { segment: mobile, compare: { segment: { not: mobile } } },
    );
    expect(question?.spec).toMatchObject({
      segment: { all: [buyers, mobile] },
      compare: { segment: { all: [buyers, { not: mobile }] } },
    });
  });

  it('is split by the property of the board, at the step and with the limit it had', () => {
    const spec = { kind: 'funnel', v: 1, steps, breakdown: { property: 'country', at: { step: 2 }, limit: 3 } };
    expect(asked(spec, { breakdown: 'device' })?.spec).toMatchObject({
      breakdown: { property: 'device', at: { step: 2 }, limit: 3 },
    });
    expect(asked({ kind: 'retention', v: 1 }, { breakdown: 'device' })?.spec).toMatchObject({
      breakdown: { property: 'device', limit: 10 },
    });
  });

  it('says what its kind of question cannot have, and still takes the rest', () => {
    const question = asked({ kind: 'paths', v: 1 }, { breakdown: 'device', segment: mobile });
    expect(question?.cannot).toEqual(['breakdown']);
    expect(question?.spec.segment).toEqual(mobile);
    expect(question?.spec).not.toHaveProperty('breakdown');
  });

  it('that this version cannot read asks nothing', () => {
    for (const spec of [null, 7, {}, { kind: 'later', v: 1 }, { kind: 'trend', v: 9 }, { kind: 'funnel', steps: 3 }])
      expect(tileQuestion(spec, {}, dataset)).toBeNull();
  });
});
