import { rate, sum } from './statistics';

/** One way through channels (at least one), to a conversion of some value or to nothing. */
export interface Way {
  channels: string[];
  converts: boolean;
  value: number;
}

const channelsOf = (ways: Way[]): string[] => [...new Set(ways.flatMap(({ channels }) => channels))];

/** Parts of a total in proportion; nothing when the parts are nothing. */
function scaled(parts: Map<string, number>, total: number): Record<string, number> {
  const whole = sum([...parts.values()]);
  return Object.fromEntries([...parts].map(([channel, part]) => [channel, whole === 0 ? 0 : (total * part) / whole]));
}

interface MarkovCredits {
  credits: Record<string, number>;
  removalEffects: Record<string, number>;
  conversionProbability: number | null;
}

/** Credits by removal effect: by how much the probability to convert falls when whoever meets the channel is lost. */
export function markov(ways: Way[], order: number): MarkovCredits {
  const steps = ways.flatMap((way) => stepsOf(way, order));
  const probability = conversionProbability(steps, null);
  const effects = new Map(
    channelsOf(ways).map((channel) => {
      return [channel, probability === 0 ? 0 : 1 - conversionProbability(steps, channel) / probability];
    }),
  );
  return {
    credits: scaled(effects, sum(ways.map(({ value }) => value))),
    removalEffects: Object.fromEntries(effects),
    conversionProbability: ways.length === 0 ? null : probability,
  };
}

/** A state is the last channels, up to `order` of them; the beginning is none. `to` is null where the way ends. */
interface Step {
  from: string[];
  to: string[] | null;
  converts: boolean;
}

function stepsOf({ channels, converts }: Way, order: number): Step[] {
  const stateAfter = (n: number): string[] => channels.slice(Math.max(0, n - order), n);
  return [
    ...channels.map((_, i) => ({ from: stateAfter(i), to: stateAfter(i + 1), converts: false })),
    { from: stateAfter(channels.length), to: null, converts },
  ];
}

/** From the beginning to a conversion: each state's probability is the mean of those of its steps; solved exactly. */
function conversionProbability(steps: Step[], removed: string | null): number {
  const keys = [...new Set(steps.map(({ from }) => JSON.stringify(from)))];
  const isLost = (state: string[]): boolean => removed !== null && state.at(-1) === removed;
  const equations = keys.map((key) => {
    const out = steps.filter(({ from }) => JSON.stringify(from) === key);
    const row = keys.map((other) => {
      const there = out.filter(({ to }) => to !== null && !isLost(to) && JSON.stringify(to) === other).length;
      return Number(other === key) - there / out.length;
    });
    return [...row, out.filter(({ converts }) => converts).length / out.length];
  });
  return solved(equations)[keys.indexOf('[]')] ?? 0;
}

/** The solution of linear equations, each a row of coefficients and the right side (Gauss–Jordan). */
function solved(equations: number[][]): number[] {
  let rows = equations;
  equations.forEach((_, i) => {
    const candidates = rows.slice(i);
    const largest = Math.max(...candidates.map((row) => Math.abs(row[i] ?? 0)));
    const pivot = candidates.find((row) => Math.abs(row[i] ?? 0) === largest) ?? [];
    const others = candidates.filter((row) => row !== pivot);
    const unit = pivot.map((value) => value / (pivot[i] ?? NaN));
    const reduced = (row: number[]): number[] => row.map((value, j) => value - (row[i] ?? 0) * (unit[j] ?? 0));
    rows = [...rows.slice(0, i).map(reduced), unit, ...others.map(reduced)];
  });
  return rows.map((row) => row.at(-1) ?? NaN);
}

/**
 * Credits by Shapley's formula over all sets of channels. The worth of a set is that of the ways that use only its channels: the values of their conversions, or
 * their conversion rate, which is scaled to the sum of values.
 */
export function shapley(ways: Way[], worth: 'sum' | 'rate'): Record<string, number> {
  const players = channelsOf(ways);
  const worths = Array.from({ length: 2 ** players.length }, (_, set) => {
    const within = ways.filter(({ channels }) => channels.every((channel) => isIn(set, players.indexOf(channel))));
    if (worth === 'sum') return sum(within.map(({ value }) => value));
    return rate(within.filter(({ converts }) => converts).length, within.length) ?? 0;
  });
  const all = worths.at(-1) ?? 0;
  const parts = new Map(players.map((channel, i) => [channel, shapleyValue(i, players.length, worths)]));
  if (worth === 'sum') return Object.fromEntries(parts);
  return all === 0 ? shapley(ways, 'sum') : scaled(parts, sum(ways.map(({ value }) => value)));
}

const isIn = (set: number, i: number): boolean => Math.floor(set / 2 ** i) % 2 === 1;
const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

function shapleyValue(player: number, players: number, worths: number[]): number {
  const gains = worths.map((without, set) => {
    if (isIn(set, player)) return 0;
    const others = Array.from({ length: players }, (_, i) => i).filter((i) => isIn(set, i)).length;
    const weight = (factorial(others) * factorial(players - others - 1)) / factorial(players);
    return weight * ((worths[set + 2 ** player] ?? NaN) - without);
  });
  return sum(gains);
}
