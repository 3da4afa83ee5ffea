import type { Random } from '../model/random';
import { day, demoStart, hour, idOf, Journey, livedBy, type DemoEvent } from './journey';

/** A weather app, synthetic: after some days of looking daily, users fall silent for five days; an alert of rain brings many back, a greeting hardly any. */
export const weatherEvents = (seed = 14, users = 1100): DemoEvent[] => livedBy(users, seed, user);

const silence = 5 * day;

function user(random: Random, number: number): DemoEvent[] {
  const journey = new Journey(idOf('w', number + 1), demoStart + random.next() ** 1.7 * 80 * day, {
    platform: random.chance(0.52) ? 'android' : 'ios',
    region: random.pick([
      ['coast', 35],
      ['hills', 25],
      ['city', 40],
    ] as const),
  });
  do looksDaily(journey, random);
  while (comesBack(journey, random));
  return journey.events;
}

function looksDaily(journey: Journey, random: Random): void {
  for (let days = 1 + Math.round(random.wait(8)); days > 0; days -= 1) {
    journey.do('open app');
    journey.after(random.wait(40_000));
    if (random.chance(0.7)) journey.do('view forecast');
    if (random.chance(0.2)) journey.do('view radar');
    journey.after(18 * hour + random.wait(10 * hour));
  }
}

/** Five days without a sign, then one message. */
function comesBack(journey: Journey, random: Random): boolean {
  journey.after(silence);
  journey.do('silent for five days');
  journey.after(random.wait(5 * hour));
  const message = random.chance(0.5) ? 'rain alert' : 'greeting';
  journey.do('get push', { message });
  if (!random.chance(message === 'rain alert' ? 0.46 : 0.07)) return false;
  journey.after(random.wait(7 * hour));
  journey.do('open push', { message });
  return true;
}
