import { randomOf, type Random } from '../model/random';

export const hour = 3_600_000;
export const day = 24 * hour;

/** When the data of every demo begin and end, UTC ms: twelve weeks from a Monday, but for the last two days. */
export const demoStart = Date.UTC(2026, 7, 31);
export const demoEnd = Date.UTC(2026, 10, 21);

type Cell = string | number | null;

/** One synthetic event; `at` is UTC ms. */
export interface DemoEvent {
  actor: string;
  event: string;
  at: number;
  properties: Record<string, Cell>;
}

/** One person's events, written as they are lived: `do` something, which takes a second, `after` a while the next. */
export class Journey {
  readonly events: DemoEvent[] = [];

  constructor(
    private readonly actor: string,
    private at: number,
    private readonly own: Record<string, Cell>,
  ) {}

  /** when the next event will be, UTC ms */
  get now(): number {
    return this.at;
  }

  do(event: string, properties: Record<string, Cell> = {}): void {
    this.events.push({ actor: this.actor, event, at: Math.round(this.at), properties: { ...this.own, ...properties } });
    this.at += 1000;
  }

  after(ms: number): void {
    this.at += Math.max(1000, ms);
  }

  /** The next event is at this instant, UTC ms, whatever came before. */
  resume(at: number): void {
    this.at = at;
  }
}

/** The events of many people up to the end of the data, in order of time; each is seeded alone, so that a person does not depend on the others. */
export function livedBy(
  people: number,
  seed: number,
  live: (random: Random, number: number) => DemoEvent[],
): DemoEvent[] {
  const events = Array.from({ length: people }, (_, i) => live(randomOf(seed * 100_003 + i), i)).flat();
  return inTime(events);
}

export const inTime = (events: DemoEvent[]): DemoEvent[] =>
  events.filter(({ at }) => at < demoEnd).sort((a, b) => a.at - b.at);

/** An id such as `g-00002`. */
export const idOf = (letter: string, number: number): string => `${letter}-${String(number).padStart(5, '0')}`;

/** Events as CSV text, one column a property that any of them has. */
export function csvOf(events: readonly DemoEvent[]): string {
  const names = [...new Set(events.flatMap(({ properties }) => Object.keys(properties)))];
  const lines = events.map(({ actor, event, at, properties }) =>
    [new Date(at).toISOString(), actor, event, ...names.map((name) => properties[name] ?? '')].join(','),
  );
  return [['time', 'user_id', 'event', ...names].join(','), ...lines, ''].join('\n');
}
