import type { Random } from '../model/random';
import { day, demoEnd, demoStart, idOf, Journey, livedBy, type DemoEvent } from './journey';

/**
 * An online market, synthetic, with two shopping days: in the five days before one, carts are filled and left to wait for the day; only some of them are bought then.
 */
export const marketEvents = (seed = 12, customers = 1500): DemoEvent[] => livedBy(customers, seed, customer);

/** The shopping days, UTC ms. */
const shoppingDays = [Date.UTC(2026, 9, 10), Date.UTC(2026, 10, 11)];
const waitingDays = 5;

type When = 'ordinary' | 'before a shopping day' | 'shopping day';

function whenIs(at: number): When {
  if (shoppingDays.some((on) => at >= on && at < on + day)) return 'shopping day';
  return shoppingDays.some((on) => at < on && on - at <= waitingDays * day) ? 'before a shopping day' : 'ordinary';
}

function customer(random: Random, number: number): DemoEvent[] {
  const own = {
    device: random.chance(0.66) ? 'mobile' : 'desktop',
    department: random.pick([
      ['home', 30],
      ['fashion', 34],
      ['electronics', 22],
      ['food', 14],
    ] as const),
  };
  const events: DemoEvent[] = [];
  for (let trips = random.between(1, 4); trips > 0; trips -= 1) {
    const near = random.chance(0.22) ? shoppingDays[random.between(0, 1)]! - random.next() * waitingDays * day : null;
    const journey = new Journey(idOf('c', number + 1), near ?? demoStart + random.next() * (demoEnd - demoStart), own);
    shop(journey, random);
    events.push(...journey.events);
  }
  return events;
}

function shop(journey: Journey, random: Random): void {
  journey.do('visit');
  for (let views = random.between(1, 5); views > 0; views -= 1) {
    journey.after(random.wait(3 * 60_000));
    journey.do('view item');
  }
  if (!random.chance(0.7)) return;
  journey.after(random.wait(2 * 60_000));
  const when = whenIs(journey.now);
  const value = 15 + random.between(0, 24) * 5;
  journey.do('add to cart', { when, value });
  journey.after(random.wait(4 * 60_000));
  if (when === 'before a shopping day' && random.chance(0.76)) return wait(journey, random, value);
  if (random.chance(when === 'shopping day' ? 0.1 : 0.2)) return;
  checkOut(journey, random, value);
}

/** The cart stays; perhaps they come back on the day itself. */
function wait(journey: Journey, random: Random, value: number): void {
  journey.do('see shopping-day prices');
  if (!random.chance(0.36)) return;
  const on = shoppingDays.find((one) => one > journey.now);
  if (on === undefined) return;
  journey.after(on - journey.now + random.next() * 20 * 3_600_000);
  journey.do('visit');
  journey.after(random.wait(5 * 60_000));
  checkOut(journey, random, Math.round(value * 0.8));
}

function checkOut(journey: Journey, random: Random, value: number): void {
  const when = whenIs(journey.now);
  journey.do('begin checkout', { when });
  journey.after(random.wait(3 * 60_000));
  if (random.chance(0.88)) journey.do('purchase', { when, value });
}
