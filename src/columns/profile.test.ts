import { expect, it } from 'vitest';
import { storeLog } from '../../test/support/log';
import { eventProfiles, firstSteps } from './profile';

const log = Array.from('abacabad', (event, i) => ({ actor: i < 4 ? 'x' : 'y', event, at: i * 10 }));

it('the first question is the most frequent event, then the two commonest that follow it directly', () => {
  // x: a b a c · y: a b a d → after a: b 2, c 1, d 1; c before d by name
  const { base, dataset } = storeLog(log);
  expect(firstSteps(base, dataset)).toEqual(['a', 'b', 'c']);
});

it('an event that follows only itself leaves the first question with one step', () => {
  const { base, dataset } = storeLog([
    { actor: 'x', event: 'a', at: 1 },
    { actor: 'x', event: 'a', at: 2 },
  ]);
  expect(firstSteps(base, dataset)).toEqual(['a']);
});

it('profiles count events by slices of the span and actors once', () => {
  const { base, dataset } = storeLog(log);
  const [a, b] = eventProfiles(base, dataset, 2);
  expect(a).toEqual({ name: 'a', events: 4, actors: 2, slices: [2, 2] });
  expect(b).toEqual({ name: 'b', events: 2, actors: 2, slices: [1, 1] });
});
