import { expect, test } from 'vitest';
import type { InspectedColumn } from '../../import/contract';
import { withChosenKinds, withKind } from './columns';

test('a kind is chosen, changed and taken back without touching the others', () => {
  const one = withKind({}, 'zip', 'text');
  const two = withKind(one, 'price', 'number');
  expect(two).toEqual({ zip: 'text', price: 'number' });
  expect(withKind(two, 'zip', 'number')).toEqual({ price: 'number', zip: 'number' });
  expect(withKind(two, 'zip', null)).toEqual({ price: 'number' });
  expect(one).toEqual({ zip: 'text' });
});

test('columns show the kind chosen for them, whatever they are called', () => {
  const column = (name: string): InspectedColumn => ({ name, kind: 'number', filled: 1, distinct: 2, commonest: [] });
  const columns = ['zip', 'price', 'constructor'].map(column);
  expect(withChosenKinds(columns, { zip: 'text' }).map(({ kind }) => kind)).toEqual(['text', 'number', 'number']);
});
