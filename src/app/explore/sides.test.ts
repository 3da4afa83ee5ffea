import { describe, expect, it } from 'vitest';
import type { DatasetInfo } from '../../model/dataset';
import { isBefore, withCompare, withRange, withSegment, type Sided } from './sides';

const us = (text: string): number => Date.parse(text) * 1000;
const dataset: DatasetInfo = {
  ...{ id: 'd', name: 'Shop', rows: 1, actors: 1, events: [], properties: [], hasSessions: false },
  ...{ firstUs: us('2026-01-01T00:00:00Z'), lastUs: us('2026-03-31T12:00:00Z'), timeZone: 'UTC', weekStart: 'monday' },
};
const buyers = { did: { event: 'buy' } };
const guests = { did: { event: 'buy' }, atMost: 0 };

describe('who and when a question is about', () => {
  it('compared with the rest, it stays compared with the rest of whoever is chosen next', () => {
    const asked: Sided = { segment: buyers, compare: { segment: { not: buyers } } };
    expect(withSegment(asked, guests)).toEqual({ segment: guests, compare: { segment: { not: guests } } });
    expect(withSegment(asked, null)).toEqual({});
  });

  it('compared with another segment, it keeps that whoever is chosen', () => {
    const asked: Sided = { segment: buyers, compare: { segment: guests } };
    expect(withSegment(asked, null)).toEqual({ compare: { segment: guests } });
    expect(withSegment(withCompare(asked, null), guests)).toEqual({ segment: guests });
  });

  it('compared with the period before, it stays so when the range moves, and no longer without a range', () => {
    const asked: Sided = {
      range: { from: '2026-03-11', to: '2026-03-20' },
      compare: { range: { from: '2026-03-01', to: '2026-03-10' } },
    };
    expect(isBefore(asked, dataset)).toBe(true);
    expect(withRange(asked, { from: '2026-02-02', to: '2026-02-03' }, dataset)).toEqual({
      range: { from: '2026-02-02', to: '2026-02-03' },
      compare: { range: { from: '2026-01-31', to: '2026-02-01' } },
    });
    expect(withRange(asked, null, dataset)).toEqual({});
  });

  it('compared with a range of one’s own, it keeps that one', () => {
    const compare = { range: { from: '2026-01-05', to: '2026-01-06' } };
    expect(withRange({ range: { from: '2026-03-11', to: '2026-03-20' }, compare }, null, dataset)).toEqual({ compare });
  });
});
