import type { Random } from '../model/random';
import { day, demoStart, hour, idOf, Journey, livedBy, type DemoEvent } from './journey';

/** A golf app, synthetic: most who register never add a club, because the search does not find it; those who add one play on. */
export const golfEvents = (seed = 11, players = 1200): DemoEvent[] => livedBy(players, seed, player);

function player(random: Random, number: number): DemoEvent[] {
  const journey = new Journey(idOf('p', number + 1), demoStart + random.next() * 56 * day, {
    platform: random.chance(0.55) ? 'ios' : 'android',
    source: random.pick([
      ['app store', 50],
      ['ad', 32],
      ['friend', 18],
    ] as const),
  });
  journey.do('install');
  journey.after(random.wait(5 * 60_000));
  journey.do('open app');
  if (!random.chance(0.86)) return journey.events;
  journey.after(random.wait(4 * 60_000));
  journey.do('register');
  journey.after(random.wait(3 * 60_000));
  if (addsClub(journey, random)) play(journey, random);
  else lookAround(journey, random);
  return journey.events;
}

function addsClub(journey: Journey, random: Random): boolean {
  if (!random.chance(0.74)) return false;
  for (let tries = 0; tries < 3; tries += 1) {
    journey.do('search club');
    journey.after(random.wait(60_000));
    if (random.chance(0.34)) {
      journey.do('add club');
      return true;
    }
    journey.do('club not found');
    journey.after(random.wait(40_000));
    if (random.chance(0.7)) return false;
  }
  return false;
}

function lookAround(journey: Journey, random: Random): void {
  for (let visits = random.between(0, 2); visits > 0; visits -= 1) {
    journey.after(day + random.wait(1.2 * day));
    journey.do('open app');
    journey.after(random.wait(60_000));
    if (random.chance(0.6)) journey.do('view courses');
  }
}

function play(journey: Journey, random: Random): void {
  for (let rounds = random.between(3, 14); rounds > 0; rounds -= 1) {
    journey.after(random.wait(4.5 * day));
    journey.do('open app');
    journey.after(random.wait(10 * 60_000));
    if (!random.chance(0.8)) continue;
    journey.do('record round', { strokes: random.between(78, 112) });
    journey.after(3 * hour + random.wait(hour));
    if (random.chance(0.6)) journey.do('view statistics');
    if (random.chance(0.08)) journey.do('invite friend');
  }
}
