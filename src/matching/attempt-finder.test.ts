import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noLimit, type AttemptRules, type Ties } from './attempt';
import { AttemptFinder, existsBit, type ServingRows } from './attempt-finder';

/** One existing event: instant, the steps it serves (from 0), and the day or session it is in (0 = none). */
interface Event {
  at: number;
  serves: number[];
  key: number;
}

interface Case {
  rules: AttemptRules;
  isKeyed: boolean;
  events: Event[];
}

/** Every choice of distinct events that obeys the rules, from the definition; rows by step. */
function* attempts({ rules, isKeyed, events }: Case, rows: number[] = []): Generator<number[]> {
  if (rows.length > 0) yield rows;
  if (rows.length === rules.steps) return;
  for (let row = 0; row < events.length; row++) {
    if (rows.includes(row) || !events[row]!.serves.includes(rows.length)) continue;
    if (allowed({ rules, isKeyed, events }, rows, row)) yield* attempts({ rules, isKeyed, events }, [...rows, row]);
  }
}

function allowed({ rules, isKeyed, events }: Case, rows: number[], row: number): boolean {
  const event = events[row]!;
  if (isKeyed && event.key === 0) return false;
  if (rows.length === 0) return true;
  const previousRow = rows.at(-1)!;
  const previous = events[previousRow]!;
  const first = events[rows[0]!]!;
  if (isKeyed && event.key !== first.key) return false;
  if (event.at - first.at > rules.fromFirstUs || event.at - previous.at > rules.fromPreviousUs) return false;
  if (
    rules.ties === 'either'
      ? event.at < previous.at
      : rules.ties === 'never'
        ? event.at <= previous.at
        : row < previousRow
  )
    return false;
  const isBetween = (other: Event, i: number): boolean =>
    rules.ties === 'arrival' ? i > previousRow && i < row : other.at > previous.at && other.at < event.at;
  return !rules.directly || !events.some(isBetween);
}

function best(given: Case): number[] {
  const { events, rules } = given;
  const order = (rows: number[]): number[] => [rows[0]!, rows.at(-1)!, ...rows.slice(1, -1)];
  const earliness = (rows: number[]): number[] => [
    -rows.length,
    ...(rules.ties === 'arrival' ? [] : order(rows).map((row) => events[row]!.at)),
    ...order(rows),
  ];
  let found: number[] = [];
  let rank: number[] = [0];
  for (const rows of attempts(given)) {
    const own = earliness(rows);
    const i = own.findIndex((value, at) => value !== rank[at]);
    if (i >= 0 && own[i]! < (rank[i] ?? Infinity)) [found, rank] = [rows, own];
  }
  return found;
}

function find({ rules, isKeyed, events }: Case, padding = 0): number[] {
  const pad = Array.from({ length: padding }, () => ({ at: events[0]?.at ?? 0, serves: [0, 1, 2], key: 1 }));
  const all = [...pad, ...events, ...pad];
  const rows: ServingRows = {
    at: Float64Array.from(all, ({ at }) => at),
    masks: Uint32Array.from(all, ({ serves }) =>
      serves.reduce((mask, step) => mask | (1 << step), rules.directly ? existsBit : 0),
    ),
    keys: isKeyed ? Uint32Array.from(all, ({ key }) => key) : null,
  };
  const { depth, rows: taken } = new AttemptFinder(rules).find(rows, padding, padding + events.length);
  return [...taken.subarray(0, depth)].map((row) => row - padding);
}

const windows: Pick<AttemptRules, 'fromFirstUs' | 'fromPreviousUs'>[] = [
  ...[0, 1, 2, 4, 7].map((us) => ({ fromFirstUs: us, fromPreviousUs: noLimit })),
  ...[0, 1, 2, 3].map((us) => ({ fromFirstUs: noLimit, fromPreviousUs: us })),
  { fromFirstUs: noLimit, fromPreviousUs: noLimit },
];

const cases = (maxEvents: number, maxSteps: number, span: number): fc.Arbitrary<Case> =>
  fc.integer({ min: 1, max: maxSteps }).chain((steps) =>
    fc.record({
      rules: fc
        .record({
          directly: fc.boolean(),
          ties: fc.constantFrom<Ties[]>('either', 'arrival', 'never'),
          window: fc.constantFrom(...windows),
        })
        .map(({ window, ...rest }) => ({ steps, ...window, ...rest })),
      isKeyed: fc.boolean(),
      events: fc
        .array(
          fc.record({
            at: fc.integer({ min: 0, max: span }),
            serves: fc.subarray(Array.from({ length: steps }, (_, i) => i)),
            key: fc.constantFrom(1, 1, 2, 0),
          }),
          { maxLength: maxEvents },
        )
        .map((events) => events.sort((a, b) => a.at - b.at)),
    }),
  );

const agree = (given: Case): void => {
  expect(find(given, 2)).toEqual(best(given));
};

describe('the best attempt equals the best of all choices of distinct events', () => {
  it('in small logs with heavy ties', () => {
    fc.assert(fc.property(cases(7, 4, 4), agree), { numRuns: 20_000 });
  });
  it('in logs with few ties', () => {
    fc.assert(fc.property(cases(9, 4, 30), agree), { numRuns: 10_000 });
  });
  it('where nearly all events share one instant and serve several steps', () => {
    fc.assert(fc.property(cases(6, 5, 1), agree), { numRuns: 10_000 });
  });
});

const free: AttemptRules = { steps: 3, directly: false, ties: 'either', fromFirstUs: noLimit, fromPreviousUs: noLimit };
const log = (...events: [number, ...number[]][]): Event[] => events.map(([at, ...serves]) => ({ at, serves, key: 1 }));

describe('attempts worked by hand', () => {
  it('A0 B10 B50 C100 with one hour from the previous step has three steps, through the second B', () => {
    const events = log([0, 0], [10, 1], [50, 1], [100, 2]);
    expect(find({ rules: { ...free, fromPreviousUs: 60 }, isKeyed: false, events })).toEqual([0, 2, 3]);
  });

  it('A B X B C with each step directly after the one before has two steps: the second B has no A before it', () => {
    const events = log([0, 0], [1, 1], [2], [3, 1], [4, 2]);
    expect(find({ rules: { ...free, directly: true }, isKeyed: false, events })).toEqual([0, 1]);
  });

  it('a later start is taken when only it reaches the end in time', () => {
    const events = log([0, 0], [5, 0], [6, 1], [14, 2]);
    expect(find({ rules: { ...free, fromFirstUs: 10 }, isKeyed: false, events })).toEqual([1, 2, 3]);
  });

  it('of three tied events each serves the step it alone can serve', () => {
    const events = log([0, 0, 1, 2], [0, 0, 1], [0, 0]);
    expect(find({ rules: free, isKeyed: false, events })).toEqual([2, 1, 0]);
  });

  it('an event tied with the start of the deepest attempt, and arrived before it, stays the best second step', () => {
    const events = log([1, 1], [1, 0, 1], [3, 0], [4, 0, 1]);
    expect(find({ rules: { ...free, steps: 2, fromFirstUs: 2 }, isKeyed: false, events })).toEqual([1, 0]);
  });

  it('a session whose events interleave with another one is one window', () => {
    const events = log([0, 0], [1, 0], [2, 1], [3, 1], [4, 2]).map((event, i) => ({
      ...event,
      key: [1, 2, 1, 2, 2][i]!,
    }));
    expect(find({ rules: free, isKeyed: true, events })).toEqual([1, 3, 4]);
  });
});

describe('an actor with very many events', () => {
  it.each([
    { ...free, steps: 20 },
    { ...free, steps: 20, fromPreviousUs: 3 },
    { ...free, steps: 20, directly: true, fromFirstUs: 30 },
  ])('is searched in time that grows with their number: $fromPreviousUs $directly', (rules) => {
    const events = 300_000;
    const rows: ServingRows = {
      at: Float64Array.from({ length: events }, (_, i) => i >> 1),
      masks: Uint32Array.from({ length: events }, (_, i) => ((i * 2_654_435_761) & ((1 << 19) - 1)) | existsBit),
      keys: null,
    };
    if (!rules.directly) rows.masks = rows.masks.map((mask) => mask & (existsBit - 1));
    expect(new AttemptFinder(rules).find(rows, 0, events).depth).toBe(19);
  });
});
