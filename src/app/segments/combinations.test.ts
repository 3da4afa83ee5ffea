import { expect, it } from 'vitest';
import { combinationsOf, segmentOfCombination } from './combinations';

it('combinations go by size, those in no segment last; each is a segment of its people', () => {
  const [a, b] = [{ did: { event: 'a' } }, { did: { event: 'b' } }];
  const found = combinationsOf([9, 2, 5, 3], 2);
  expect(found.map(({ inside, actors }) => [inside, actors])).toEqual([
    [[false, true], 5],
    [[true, true], 3],
    [[true, false], 2],
    [[false, false], 9],
  ]);
  expect(found.map((one) => segmentOfCombination(one, [a, b]))).toEqual([
    { all: [{ not: a }, b] },
    { all: [a, b] },
    { all: [a, { not: b }] },
    { all: [{ not: a }, { not: b }] },
  ]);
});
