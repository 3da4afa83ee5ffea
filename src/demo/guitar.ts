import { csvOf, Journey, type DemoEvent } from './journey';
import { randomOf, type Random } from '../model/random';

/**
 * The guitar story, synthetic: one telling person (`g-00001`) and `buyers` seeded ones who start wanting a guitar. Ads follow them; they watch reviews, read a "10
 * best" list, compare prices; in shop 1 pages load slowly and the card payment errs, so many jump back to comparing; shop 2 is fast; delivery is promised in a week and comes in
 * about three days, with a personal note; some join the community and recommend the shop.
 */
export function guitarEvents(seed = 7, buyers = 5000): DemoEvent[] {
  const events = teller();
  for (let i = 0; i < buyers; i += 1) events.push(...buyer(randomOf(seed * 100_003 + i), i + 2));
  return events.filter(({ at }) => at < guitarEnd).sort((a, b) => a.at - b.at);
}

/** The same as a CSV file that goes through the ordinary import. */
export const guitarFile = (seed?: number): File =>
  new File([csvOf(guitarEvents(seed))], 'guitar-shops.csv', { type: 'text/csv' });

const start = Date.UTC(2026, 7, 31, 0, 0, 0);
/** When the data end, UTC ms. */
export const guitarEnd = Date.UTC(2026, 10, 21, 0, 0, 0);
const hour = 3_600_000;
const day = 24 * hour;

const models = [
  ['acoustic', 5],
  ['electric', 4],
  ['bass', 1],
  ['classical', 2],
] as const;
const prices: Record<string, number> = { acoustic: 349, electric: 599, bass: 529, classical: 279 };

function buyer(random: Random, number: number): DemoEvent[] {
  const model = random.pick(models);
  const journey = new Journey(
    `g-${String(number).padStart(5, '0')}`,
    start + random.next() * (guitarEnd - start - 2 * day),
    {
      device: random.pick([
        ['mobile', 58],
        ['desktop', 32],
        ['tablet', 9],
        [null, 1],
      ] as const),
      guitar: model,
    },
  );
  if (random.chance(0.82)) look(journey, random);
  let rounds = 0;
  while (rounds < 4) {
    consider(journey, random);
    rounds += 1;
    const shop = random.chance(0.55) ? 'shop 1' : 'shop 2';
    const outcome = buy(journey, random, shop, prices[model]! + random.between(0, 12) * 10);
    if (outcome === 'bought') {
      own(journey, random, shop);
      break;
    }
    if (random.chance(outcome === 'friction' ? 0.42 : 0.5)) break;
    journey.after(random.wait(1.5 * day));
    if (random.chance(0.35)) look(journey, random);
  }
  return journey.events;
}

function look(journey: Journey, random: Random): void {
  const channel = random.pick([
    ['search', 30],
    ['social', 24],
    ['paid search', 16],
    ['video', 18],
    ['referral', 6],
    ['email', 6],
  ] as const);
  const touches = random.between(1, 5);
  for (let i = 0; i < touches; i += 1) {
    journey.do(random.chance(0.55) ? 'see ad' : 'search', {
      channel: i === 0 ? channel : random.chance(0.6) ? 'social' : 'search',
    });
    journey.after(random.chance(0.5) ? random.wait(20 * 60_000) : random.wait(1.2 * day));
  }
}

function consider(journey: Journey, random: Random): void {
  const steps = random.between(3, 10);
  for (let i = 0; i < steps; i += 1) {
    const next = random.pick([
      ['watch review', 30],
      ['read top 10', 18],
      ['compare prices', 28],
      ['view product', 40],
      ['see ad', 8],
    ] as const);
    if (next === 'see ad') journey.do(next, { channel: 'social' });
    else if (next === 'view product') journey.do(next, { shop: random.chance(0.55) ? 'shop 1' : 'shop 2' });
    else journey.do(next);
    journey.after(random.chance(0.75) ? random.wait(6 * 60_000) : random.wait(0.9 * day));
  }
}

type Outcome = 'bought' | 'friction' | 'left';

function buy(journey: Journey, random: Random, shop: 'shop 1' | 'shop 2', value: number): Outcome {
  journey.do('view product', { shop });
  journey.after(random.wait(3 * 60_000));
  if (shop === 'shop 1' && random.chance(0.4)) {
    journey.do('slow page', { shop });
    journey.after(random.wait(60_000));
    if (random.chance(0.5)) return 'friction';
  }
  if (random.chance(0.38)) return 'left';
  journey.do('add to cart', { shop });
  journey.after(random.wait(4 * 60_000));
  if (random.chance(0.24)) return 'left';
  journey.do('begin checkout', { shop, channel: 'direct' });
  journey.after(random.wait(2 * 60_000));
  if (shop === 'shop 1' && random.chance(0.62)) {
    journey.do('card error', { shop });
    journey.after(random.wait(90_000));
    if (random.chance(0.8)) return 'friction';
  }
  if (random.chance(0.12)) return 'left';
  journey.do('purchase', { shop, value, channel: 'direct' });
  return 'bought';
}

function own(journey: Journey, random: Random, shop: 'shop 1' | 'shop 2'): void {
  journey.do('delivery promised', { shop, days: 7 });
  const days = shop === 'shop 2' ? 2 + random.next() * 2 : 5 + random.next() * 4;
  journey.after(days * day);
  journey.do('parcel received', { shop, days: Math.round(days) });
  const kind = shop === 'shop 2' && random.chance(0.75);
  if (kind) {
    journey.after(random.wait(hour));
    journey.do('read note', { shop });
  }
  const lessons = random.between(2, kind ? 26 : 14);
  let joined = false;
  for (let i = 0; i < lessons; i += 1) {
    journey.after(random.wait(2.2 * day));
    journey.do('play lesson', { channel: 'app' });
    if (!joined && random.chance(kind ? 0.06 : 0.025)) {
      joined = true;
      journey.after(random.wait(10 * 60_000));
      journey.do('join community', { channel: 'app' });
    }
    if (random.chance(0.05)) journey.do('ask support', { channel: 'app', score: random.between(6, 10) });
  }
  if (random.chance(kind ? 0.3 : 0.12)) {
    journey.after(random.wait(day));
    journey.do('write review', { shop, score: kind ? random.between(8, 10) : random.between(4, 9) });
  }
  if (random.chance(kind ? 0.34 : 0.06)) {
    journey.after(random.wait(day));
    journey.do('recommend', { shop, channel: 'referral' });
  }
}

/** The worked example, event by event. */
function teller(): DemoEvent[] {
  const journey = new Journey('g-00001', Date.UTC(2026, 8, 14, 18, 4), { device: 'mobile', guitar: 'acoustic' });
  const minutes = (amount: number): void => journey.after(amount * 60_000);
  journey.do('search', { channel: 'search' });
  minutes(45);
  journey.do('see ad', { channel: 'social' });
  minutes(26 * 60);
  journey.do('see ad', { channel: 'video' });
  minutes(3);
  journey.do('watch review');
  minutes(18);
  journey.do('watch review');
  minutes(30);
  journey.do('read top 10');
  minutes(22 * 60);
  for (const shop of ['shop 1', 'shop 2', 'shop 3']) {
    journey.do('compare prices', { shop });
    minutes(4);
  }
  for (const event of ['view product', 'slow page', 'add to cart', 'slow page', 'begin checkout', 'card error']) {
    journey.do(event, { shop: 'shop 1' });
    minutes(2);
  }
  journey.do('compare prices', { shop: 'shop 2' });
  minutes(6);
  for (const event of ['view product', 'add to cart', 'begin checkout']) {
    journey.do(event, { shop: 'shop 2' });
    minutes(1);
  }
  journey.do('purchase', { shop: 'shop 2', value: 349, channel: 'direct' });
  journey.do('delivery promised', { shop: 'shop 2', days: 7 });
  minutes(3 * 24 * 60);
  journey.do('parcel received', { shop: 'shop 2', days: 3 });
  minutes(20);
  journey.do('read note', { shop: 'shop 2' });
  for (let lesson = 0; lesson < 4; lesson += 1) {
    minutes(24 * 60);
    journey.do('play lesson', { channel: 'app' });
  }
  journey.do('join community', { channel: 'app' });
  minutes(3 * 24 * 60);
  journey.do('write review', { shop: 'shop 2', score: 10 });
  minutes(40);
  journey.do('recommend', { shop: 'shop 2', channel: 'referral' });
  return journey.events;
}
