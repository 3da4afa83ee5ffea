import type { Random } from '../model/random';
import { day, demoStart, hour, idOf, Journey, livedBy, type DemoEvent } from './journey';

/** A pizza chain, synthetic: points expire six weeks after the last order. A push two days before makes many redeem them and order again, a mail two weeks before few. */
export const pizzaEvents = (seed = 15, members = 1300): DemoEvent[] => livedBy(members, seed, member);

const notices = { 'mail two weeks before': 14, 'push two days before': 2 };
type Notice = keyof typeof notices;
const lasting = 42;

function member(random: Random, number: number): DemoEvent[] {
  const notice: Notice = random.chance(0.5) ? 'mail two weeks before' : 'push two days before';
  const journey = new Journey(idOf('m', number + 1), demoStart + random.next() * 21 * day, {
    town: random.pick([
      ['harbour', 40],
      ['station', 35],
      ['park', 25],
    ] as const),
  });
  journey.do('join club');
  journey.after(random.wait(hour));
  let points = order(journey, random);
  for (let orders = random.between(1, 4); orders > 0; orders -= 1) points += orderLater(journey, random);
  expire(journey, random, notice, points);
  return journey.events;
}

/** Points earned by it. */
function order(journey: Journey, random: Random): number {
  const value = random.between(11, 42);
  journey.do('order', { value, channel: random.chance(0.6) ? 'app' : 'shop' });
  return value;
}

function orderLater(journey: Journey, random: Random): number {
  journey.after(day + random.wait(5 * day));
  return order(journey, random);
}

function expire(journey: Journey, random: Random, notice: Notice, points: number): void {
  const ends = journey.now + lasting * day;
  journey.resume(ends - notices[notice] * day);
  journey.do('points expiring', { notice, points });
  journey.after(random.wait(8 * hour));
  const byPush = notice === 'push two days before';
  if (random.chance(byPush ? 0.66 : 0.24)) journey.do('open notice', { notice });
  if (!random.chance(byPush ? 0.5 : 0.1)) {
    journey.resume(ends);
    return journey.do('points expired', { notice, points });
  }
  journey.after(random.wait(6 * hour));
  journey.do('redeem points', { notice, points });
  journey.after(random.wait(60_000));
  order(journey, random);
  for (let orders = random.between(1, 4); orders > 0; orders -= 1) orderLater(journey, random);
}
