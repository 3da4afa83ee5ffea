import { expect, it } from 'vitest';
import { renamesOf, suggestedNames, withChosen } from './renaming';

const named = (name: string, events: number) => ({ name, events });
const dataset = {
  events: [named('purchase_list', 90), named('Add to cart', 5), named('purchase', 7)],
  properties: [{ name: 'device', column: 'p1', kind: 'text' as const, distinct: 2, coded: true }],
};
const absent = [
  { of: 'event' as const, name: '没有' },
  { of: 'event' as const, name: 'add_to_cart' },
  { of: 'property' as const, name: 'Device' },
];

it('each lacking name gets what it is like of its own sort, and those that are like nothing stand last', () => {
  expect(suggestedNames(absent, dataset).map(({ name, to }) => [name, to])).toEqual([
    ['add_to_cart', 'Add to cart'],
    ['Device', 'device'],
    ['没有', null],
  ]);
});

it('what somebody chose holds over the suggestion, also to leave a name as it is', () => {
  const chosen = new Map([
    ['event add_to_cart', null],
    ['event 没有', 'purchase'],
  ]);
  expect(renamesOf(withChosen(suggestedNames(absent, dataset), (key) => chosen.get(key)))).toEqual({
    event: new Map([['没有', 'purchase']]),
    property: new Map([['Device', 'device']]),
  });
});
