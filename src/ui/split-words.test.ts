import { expect, it } from 'vitest';
import { withLimit } from './split-words';

const buyers = { segment: { actors: ['p'] }, name: 'Buyers' };

it('a split keeps the number of its values with another property, and forgets it without one', () => {
  const split = { property: 'channel', limit: 2 };
  expect(withLimit(split, { property: 'city' }, 8)).toEqual({ property: 'city', limit: 2 });
  expect(withLimit(undefined, { property: 'city' }, 8)).toEqual({ property: 'city', limit: 8 });
  expect(withLimit(split, null, 8)).toBeNull();
  expect(withLimit(split, buyers, 8)).toEqual(buyers);
  expect(withLimit(buyers, { property: 'city' }, 8)).toEqual({ property: 'city', limit: 8 });
});
