import { exactSum } from '../../model/exact-sum';
import { FailureError } from '../../model/failure';
import { byText } from '../../model/text-order';
import type { AttributionState } from './fold';
import { removalEffects } from './markov';
import { creditsByPath } from './path-credits';
import { untouched } from './plan';
import { rateShares } from './shapley-rate';
import type { AttributionSpec } from './spec';
import { playersOf, type Ways } from './ways';

/** What a model says of each channel it knows of: those of conversions, and for `markov` and `shapleyRate` those of journeys to nothing too. */
export interface Credits {
  /** most first, equal ones by text; their sum is what is shared */
  credits: Record<string, number>;
  removalEffects?: Record<string, number>;
  /** from the start to a conversion; null without journeys */
  conversionProbability?: number | null;
  /** of each credit, where it is sampled */
  standardError?: Record<string, number>;
}

/** More make too many equations. */
const mostOfMarkov = 1000;

/** `state` has time decay where it is asked. @throws FailureError `invalidSpec` (`tooMany` at `channel`) */
export function creditsOf(
  ways: Ways,
  { decayed }: AttributionState,
  channels: readonly string[],
  spec: AttributionSpec,
): Credits {
  const players = playersOf(ways, channels.length, spec.model === 'markov' || spec.model === 'shapleyRate');
  const names = channels.flatMap((name, channel) => (players.ofChannel[channel] === -1 ? [] : [name]));
  const byPlayer = (values: Float64Array): Float64Array =>
    values.filter((_, channel) => players.ofChannel[channel] !== -1);
  const settled = (values: Float64Array): Record<string, number> => withSum(ranked(names, values), ways.total);
  switch (spec.model) {
    case 'first':
    case 'last':
    case 'lastNonDirect':
    case 'linear':
    case 'position':
    case 'shapley':
      return { credits: settled(byPlayer(creditsByPath(ways, channels, spec, spec.model))) };
    case 'timeDecay':
      return { credits: settled(byPlayer(Float64Array.from(channels, (_, channel) => exactSum(decayed, channel)))) };
    case 'markov': {
      if (players.count > mostOfMarkov) throw tooManyChannels();
      const { effects, conversionProbability } = removalEffects(ways, players, spec.order);
      const all = effects.reduce((sum, effect) => sum + effect, 0);
      const credits = settled(scaled(effects, all, ways.total));
      return { credits, removalEffects: ranked(names, effects), conversionProbability };
    }
    case 'shapleyRate': {
      if (ways.conversions === 0) return { credits: settled(new Float64Array(names.length)) };
      const { values, standardErrors } = rateShares(ways, players, channels.indexOf(untouched));
      const all = ways.conversions / ways.journeys;
      const credits = settled(scaled(values, all, ways.total));
      if (standardErrors === null) return { credits };
      return { credits, standardError: ranked(names, scaled(standardErrors, all, Math.abs(ways.total))) };
    }
  }
}

function tooManyChannels(): FailureError {
  const problems = [{ path: ['channel'], code: 'tooMany' as const, detail: String(mostOfMarkov) }];
  return new FailureError({ code: 'invalidSpec', problems });
}

/** Parts of a whole as parts of a total; nothing where the whole is nothing. */
const scaled = (parts: Float64Array, whole: number, total: number): Float64Array =>
  parts.map((part) => (whole === 0 ? 0 : (total * part) / whole));

function ranked(names: readonly string[], values: Float64Array): Record<string, number> {
  const pairs = names.map((name, i): [string, number] => [name, values[i]!]);
  return Object.fromEntries(pairs.sort(([a, valueOfA], [b, valueOfB]) => valueOfB - valueOfA || byText(a, b)));
}

/** What rounding left of the total goes to one credit, the largest that can take it, so that they add up to the total as they stand. */
function withSum(credits: Record<string, number>, total: number): Record<string, number> {
  const pairs = Object.entries(credits);
  const sum = (of: readonly [string, number][]): number => of.reduce((all, [, credit]) => all + credit, 0);
  const left = total - sum(pairs);
  if (left === 0) return credits;
  for (const part of [left, left / 2]) {
    for (const [name, credit] of pairs.slice(0, 20)) {
      const changed = pairs.map((pair): [string, number] => (pair[0] === name ? [name, credit + part] : pair));
      if (credit !== 0 && sum(changed) === total) return Object.fromEntries(changed);
    }
  }
  return credits;
}
