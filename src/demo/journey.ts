type Cell = string | number | null;

/** One synthetic event; `at` is UTC ms. */
export interface DemoEvent {
  actor: string;
  event: string;
  at: number;
  properties: Record<string, Cell>;
}

/** One person's events, written as they are lived: `do` something, `after` a while the next. */
export class Journey {
  readonly events: DemoEvent[] = [];

  constructor(
    private readonly actor: string,
    private at: number,
    private readonly own: Record<string, Cell>,
  ) {}

  do(event: string, properties: Record<string, Cell> = {}): void {
    this.events.push({ actor: this.actor, event, at: Math.round(this.at), properties: { ...this.own, ...properties } });
  }

  after(ms: number): void {
    this.at += Math.max(1000, ms);
  }
}

/** Events as CSV text, one column a property that any of them has. */
export function csvOf(events: readonly DemoEvent[]): string {
  const names = [...new Set(events.flatMap(({ properties }) => Object.keys(properties)))];
  const lines = events.map(({ actor, event, at, properties }) =>
    [new Date(at).toISOString(), actor, event, ...names.map((name) => properties[name] ?? '')].join(','),
  );
  return [['time', 'user_id', 'event', ...names].join(','), ...lines, ''].join('\n');
}
