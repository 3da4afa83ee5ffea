/*
 * How much the tie rule decides. An actor's verdict is how deep the attempts get that count for the units they are inside. It changes under another rule when one of those units has
 * other depths under it. Only actors the funnel counts are looked at: who is left out by an exclusion is no part of the answer.
 */
import type { Fold } from '../../columns/fold';
import type { Ties } from '../../matching/attempt';
import { foldedAside, nothingAsked, type Aside } from '../asides';
import type { Question } from '../analysis';
import { mergedBits, verdictsOf, type TiedVerdicts, type VerdictBits } from '../tied-verdicts';
import { finderOf, walker, type Counted } from './fold';
import type { FunnelRows } from './serving';
import type { FunnelSpec } from './spec';

const rules: readonly Ties[] = ['either', 'arrival', 'never'];

export const tiedVerdicts: Aside<FunnelSpec, null, TiedVerdicts> = foldedAside({
  asked: nothingAsked,
  passes: (question: Question<FunnelSpec>) => [() => verdictFold(question)],
  shape: (bits: VerdictBits, { spec }) => verdictsOf(bits, otherRules(spec)),
});

const otherRules = ({ ties }: FunnelSpec): Ties[] => rules.filter((rule) => rule !== ties);

function verdictFold(question: Question<FunnelSpec>): Fold<VerdictBits> {
  const { spec, dataset } = question;
  const walk = walker(question);
  const changes = otherRules(spec).map((ties) => tieTest(spec, ties));
  return {
    empty: () => new Uint8Array(dataset.actors),
    visit(batch, bits) {
      walk(batch, (counted) => {
        const found = changes.reduce((sum, isChanged, i) => (isChanged(counted) ? sum | (2 << i) : sum), 1);
        for (const actor of counted.actors()) bits[actor]! |= found;
      });
    },
    merge: mergedBits,
  };
}

/** Whether the unit of a counted attempt has other depths under another rule. */
export function tieTest(spec: FunnelSpec, ties: Ties): (counted: Counted) => boolean {
  if (ties === spec.ties) return () => false;
  const now = depthsBy(spec);
  const other = depthsBy({ ...spec, ties });
  let last = { rows: null as FunnelRows | null, from: -1, changed: false };
  return ({ rows, from, to }) => {
    if (last.rows !== rows || last.from !== from) {
      last = { rows, from, changed: hasTies(rows, from, to) && now(rows, from, to) !== other(rows, from, to) };
    }
    return last.changed;
  };
}

/** The depths of a unit's attempts in their order, as text. */
function depthsBy(spec: FunnelSpec): (rows: FunnelRows, from: number, to: number) => string {
  const attemptsOf = finderOf(spec);
  return (rows, from, to) => {
    let depths = '';
    attemptsOf(rows, from, to, ({ depth }) => (depths += `${depth} `));
    return depths;
  };
}

/** Whether two events that matter share an instant; without that all rules agree. */
function hasTies({ at, masks }: FunnelRows, from: number, to: number): boolean {
  let before = NaN;
  for (let row = from; row < to; row++) {
    if (masks[row] === 0) continue;
    if (at[row] === before) return true;
    before = at[row]!;
  }
  return false;
}
