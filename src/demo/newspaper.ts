import type { Random } from '../model/random';
import { day, demoStart, hour, idOf, Journey, livedBy, type DemoEvent } from './journey';

/** A newspaper, synthetic: who subscribes by the cheap offer stops reading and lets it run out after four weeks; who pays the full price reads on and renews. */
export const newspaperEvents = (seed = 13, readers = 1100): DemoEvent[] => livedBy(readers, seed, reader);

const term = 28;
const prices = { offer: 1, full: 19 };
type Plan = keyof typeof prices;

function reader(random: Random, number: number): DemoEvent[] {
  const journey = new Journey(idOf('r', number + 1), demoStart + random.next() * 50 * day, {
    device: random.chance(0.6) ? 'mobile' : 'desktop',
  });
  for (let articles = random.between(1, 5); articles > 0; articles -= 1) {
    read(journey, random);
    journey.after(random.wait(0.8 * day));
  }
  journey.do('meet paywall');
  journey.after(random.wait(6 * 60_000));
  if (!random.chance(0.8)) return journey.events;
  const plan: Plan = random.chance(0.62) ? 'offer' : 'full';
  journey.do('subscribe', { plan, value: prices[plan] });
  while (lastsATerm(journey, random, plan, random.chance(plan === 'offer' ? 0.22 : 0.84)));
  return journey.events;
}

const sections = [
  ['politics', 30],
  ['local', 26],
  ['sport', 24],
  ['culture', 20],
] as const;

const read = (journey: Journey, random: Random): void => journey.do('read article', { section: random.pick(sections) });

/** Four weeks of reading, a reminder, then the end or the next term. Who will not renew reads less every week. */
function lastsATerm(journey: Journey, random: Random, plan: Plan, renews: boolean): boolean {
  const begun = journey.now;
  const ends = begun + term * day;
  let reminded = false;
  while (journey.now < ends) {
    const week = Math.floor((journey.now - begun) / (7 * day));
    journey.after(2 * hour + random.wait((renews ? 2.2 : 1.4 + 2.6 * week * week) * day));
    if (!reminded && journey.now >= ends - 3 * day) {
      journey.resume(ends - 3 * day);
      journey.do('get reminder', { plan });
      reminded = true;
    } else if (journey.now < ends) read(journey, random);
  }
  journey.resume(ends);
  if (renews) journey.do('renew', { plan, value: prices.full });
  else journey.do('subscription ended', { plan });
  return renews && random.chance(0.9);
}
