import type { LogEvent } from './log';
import { names } from './generators';

/** Numbers from 0 to below 1, the same ones for a seed. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * 20,000 events of 1,500 actors about the change of Berlin's clocks on 2024-03-31, the same ones always: most follow within minutes, every sixth has the instant of the one before,
 * values are often absent, and all arrive in no order.
 */
export function largeLog(): LogEvent[] {
  const random = numbersFrom(20_240_331);
  const one = <T>(items: readonly T[]): T | null => items[Math.floor(random() ** 1.5 * items.length)] ?? null;
  const last = new Map<string, number>();
  const next = (actor: string): number => {
    const before =
      last.get(actor) ?? Date.parse('2024-02-20T00:00:00Z') * 1000 + Math.floor(random() * 60 * 1440) * 60e6;
    const pause = random() < 1 / 6 ? 0 : random() < 0.6 ? random() * 40 : random() * 14 * 1440;
    return before + Math.floor(pause) * 60e6;
  };
  const log = Array.from({ length: 20_000 }, (): LogEvent => {
    const actor = `p${Math.floor(random() ** 2 * 1500)}`;
    const at = next(actor);
    last.set(actor, at);
    const properties = {
      color: one(['red', 'blue', null, 'Red', '绿', "it's"]),
      size: one([1, 2, 19.99, null, -3, 0.1]),
    };
    return { actor, event: one(names) ?? 'A', at, properties };
  });
  return log
    .map((event) => ({ event, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ event }) => event);
}
