import type { Ties } from '../matching/attempt';

export type { Ties };

/** How many actors an answer counts, and how many of them have another verdict under each other rule for events of one instant. */
export interface TiedVerdicts<Rule extends string = Ties> {
  actors: number;
  others: { ties: Rule; actors: number }[];
}

/** From this share on the page warns that ties decide. */
const warnedShare = 0.005;

/** Whether more than 0.5 % would be judged otherwise under one of the other rules. */
export const tiesDecide = ({ actors, others }: TiedVerdicts<string>): boolean =>
  others.some((other) => other.actors > warnedShare * actors);

/** By actor: bit 0: counted; bit i + 1: another verdict under the i-th other rule. */
export type VerdictBits = Uint8Array;

export const verdictsOf = <Rule extends string>(bits: VerdictBits, rules: readonly Rule[]): TiedVerdicts<Rule> => ({
  actors: withBit(bits, 1),
  others: rules.map((ties, i) => ({ ties, actors: withBit(bits, 2 << i) })),
});

function withBit(bits: VerdictBits, bit: number): number {
  let actors = 0;
  for (const own of bits) if ((own & bit) !== 0) actors++;
  return actors;
}

export function mergedBits(a: VerdictBits, b: VerdictBits): VerdictBits {
  b.forEach((own, actor) => (a[actor]! |= own));
  return a;
}
