import type { Random } from '../model/random';
import { day, demoEnd, demoStart, hour, idOf, inTime, Journey, livedBy, type DemoEvent } from './journey';

/**
 * The guitar story, synthetic: one telling person (`g-00001`) and `buyers` seeded ones who start wanting a guitar. Ads follow them; they watch reviews, read a "10
 * best" list, compare prices; in shop 1 pages load slowly and the card payment errs, so many jump back to comparing; shop 2 is fast; delivery is promised in a week and comes in
 * about three days, with a personal note; some join the community and recommend the shop.
 */
export const guitarEvents = (seed = 7, buyers = 5000): DemoEvent[] =>
  inTime([...teller(), ...livedBy(buyers, seed, (random, i) => buyer(random, i + 2))]);

const models = [
  ['acoustic', 5],
  ['electric', 4],
  ['bass', 1],
  ['classical', 2],
] as const;
const prices: Record<string, number> = { acoustic: 349, electric: 599, bass: 529, classical: 279 };

function buyer(random: Random, number: number): DemoEvent[] {
  const model = random.pick(models);
  const journey = new Journey(idOf('g', number), demoStart + random.next() * (demoEnd - demoStart - 2 * day), {
    device: random.pick([
      ['mobile', 58],
      ['desktop', 32],
      ['tablet', 9],
      [null, 1],
    ] as const),
    guitar: model,
  });
  if (random.chance(0.88)) look(journey, random);
  consider(journey, random, random.between(4, 13));
  if (random.chance(0.08)) return journey.events;
  let shop: Shop = random.chance(0.62) ? 'shop 1' : 'shop 2';
  for (let rounds = 0; rounds < 4; rounds += 1) {
    const outcome = buy(journey, random, shop, prices[model]! + random.between(0, 12) * 10);
    if (outcome === 'bought') own(journey, random, shop);
    if (outcome === 'bought' || outcome === 'gone') break;
    shop = compareAgain(journey, random, outcome === 'friction' ? 0.93 : 0.5);
  }
  return journey.events;
}

type Shop = 'shop 1' | 'shop 2';

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

/** Some steps of watching, reading, comparing; now and then an ad follows. */
function consider(journey: Journey, random: Random, steps: number): void {
  for (let i = 0; i < steps; i += 1) {
    const next = random.pick([
      ['watch review', 30],
      ['read top 10', 18],
      ['compare prices', 28],
      ['view product', 40],
      ['see ad', 2],
    ] as const);
    if (next === 'see ad') journey.do(next, { channel: 'social' });
    else if (next === 'view product') journey.do(next, { shop: random.chance(0.5) ? 'shop 1' : 'shop 2' });
    else journey.do(next);
    journey.after(random.chance(0.75) ? random.wait(6 * 60_000) : random.wait(0.9 * day));
  }
}

/** Back to comparing; the shop it ends in is shop 2 with this probability. */
function compareAgain(journey: Journey, random: Random, second: number): Shop {
  journey.after(random.wait(8 * 60_000));
  const shop = random.chance(second) ? 'shop 2' : 'shop 1';
  journey.do('compare prices', { shop });
  journey.after(random.wait(10 * 60_000));
  consider(journey, random, random.between(0, 3));
  return shop;
}

/** `friction`, `undecided`: goes back to comparing; `gone`: never comes again. */
type Outcome = 'bought' | 'friction' | 'undecided' | 'gone';

function buy(journey: Journey, random: Random, shop: Shop, value: number): Outcome {
  journey.do('view product', { shop });
  journey.after(random.wait(3 * 60_000));
  if (shop === 'shop 1' && random.chance(0.6)) {
    do {
      journey.do('slow page', { shop });
      journey.after(random.wait(60_000));
    } while (random.chance(0.2));
    if (random.chance(0.18)) return random.chance(0.5) ? 'gone' : 'friction';
  }
  if (random.chance(0.1)) return random.chance(0.4) ? 'gone' : 'undecided';
  journey.do('add to cart', { shop });
  journey.after(random.wait(4 * 60_000));
  if (random.chance(0.08)) return random.chance(0.5) ? 'gone' : 'undecided';
  journey.do('begin checkout', { shop, channel: 'direct' });
  journey.after(random.wait(2 * 60_000));
  if (shop === 'shop 1' && random.chance(0.78)) {
    let tries = 0;
    do {
      journey.do('card error', { shop });
      journey.after(random.wait(90_000));
      tries += 1;
    } while (tries < 3 && random.chance(0.55));
    if (random.chance(0.88)) return random.chance(0.36) ? 'gone' : 'friction';
  }
  if (random.chance(0.05)) return 'gone';
  journey.do('purchase', { shop, value, channel: 'direct' });
  return 'bought';
}

function own(journey: Journey, random: Random, shop: Shop): void {
  journey.do('delivery promised', { shop, days: 7 });
  const days = shop === 'shop 2' ? 2 + random.next() * 2 : 5 + random.next() * 4;
  journey.after(days * day);
  journey.do('parcel received', { shop, days: Math.round(days) });
  const kind = shop === 'shop 2' && random.chance(0.75);
  if (kind) {
    journey.after(random.wait(hour));
    journey.do('read note', { shop });
  }
  const lessons = random.between(2, kind ? 15 : 9);
  for (let i = 0; i < lessons; i += 1) {
    journey.after(random.wait(2.2 * day));
    journey.do('play lesson', { channel: 'app' });
    if (random.chance(0.05)) journey.do('ask support', { channel: 'app', score: random.between(6, 10) });
  }
  if (random.chance(kind ? 0.45 : 0.15)) {
    journey.after(random.wait(10 * 60_000));
    journey.do('join community', { channel: 'app' });
  }
  if (random.chance(kind ? 0.3 : 0.12)) {
    journey.after(random.wait(day));
    journey.do('write review', { shop, score: kind ? random.between(8, 10) : random.between(4, 9) });
  }
  if (random.chance(kind ? 0.36 : 0.06)) {
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
