import { expect, it } from 'vitest';
import type { DatasetInfo } from '../../model/dataset';
import { absentNames } from './absent-names';

const dataset: DatasetInfo = {
  id: 'x',
  name: 'x',
  rows: 1,
  actors: 1,
  events: [{ name: 'view', events: 1 }],
  properties: [{ name: 'device', column: 'p1', kind: 'text', distinct: 1, coded: true }],
  firstUs: 0,
  lastUs: 0,
  timeZone: 'UTC',
  weekStart: 'monday',
  hasSessions: false,
};

it('a question names each event and property the data set lacks once, and not those it has', () => {
  const spec = {
    steps: [
      { event: 'view', where: { any: [{ property: 'device', is: 'eq', value: 'gone' }] } },
      { event: ['pay', 'view'] },
      { event: 'pay' },
    ],
    event: { event: 'shut' },
    breakdown: { property: 'city', at: 'first', limit: 3 },
    start: { event: null },
  };
  expect(absentNames(spec, dataset)).toEqual(['pay', 'shut', 'city']);
});

it('a step still without an event lacks nothing', () => {
  expect(absentNames({ steps: [{ event: '' }] }, dataset)).toEqual([]);
});

it('a measure names its property', () => {
  expect(absentNames({ event: { event: 'view' }, measure: { sum: 'price' } }, dataset)).toEqual(['price']);
  expect(absentNames({ event: { event: 'view' }, measure: 'actors', mean: 'pooled' }, dataset)).toEqual([]);
});
