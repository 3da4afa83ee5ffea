/*
 * Touch: an event that passes the filter, matches the touchpoint and has a channel: the value of the property as text, or the first rule that takes it.
 *
 * Journey. Each event that passes the filter, matches the conversion and lies in the range is a conversion, with the touches of its actor at or before it in
 * (instant, arrival) that are not more than the lookback earlier; exactly as much is inside. The conversion's own event may be a touch; touches before an earlier
 * conversion count again, and may lie before the range. An actor who touched in the range and has no conversion in it has one journey to nothing, with all of
 * those touches: there is no conversion a lookback could reach back from. With `distinct` only the first touch of each channel stays in a journey.
 *
 * Path: the channels of a journey in order, repeats kept. A conversion without a touch has the path of the one channel `(direct)`, under every model; it counts as 0
 * touches, and has no time from the first touch.
 *
 * Credit. A conversion is worth 1, or the number it has in the value property (none: 0).
 *   first, last    the first, the last touch
 *   lastNonDirect  the last touch of a channel that is not direct; the last one where all are
 *   linear         every touch alike
 *   timeDecay      a touch one half-life before another weighs half
 *   position       first and last by their weights, the middle shares its weight; two touches share as first : last, alike where neither weighs anything
 *   shapley        every channel of the path alike, however often it touched (Zhao et al. 2018: Shapley's value where a set is worth the conversions of its journeys)
 *   shapleyRate    Shapley's value where a set is worth the conversion rate of the journeys that use only its channels, those to nothing included
 *   markov         in proportion to the removal effects of a chain whose state is the last `order` channels
 * The last two count conversions, whatever they are worth, and are then scaled to the total; where no set of channels is worth anything they share as shapley.
 *
 * What is kept: each distinct path once, of each conversion the number of its path, what it is worth and how long ago the first touch was, of each journey to nothing the number of its
 * path, and the exact sums of time decay. All models follow from that; states merge by numbering again, and every sum is exact, so merged is the same to the last digit.
 */
import type { Fold } from '../../columns/fold';
import { hashOf, SliceHashes } from '../../matching/hashes';
import { emptySequences, newSource, sequenceNumber, slicesOf, type Sequences } from '../../matching/sequences';
import { addSums, exactSums, type ExactSums } from '../../model/exact-sum';
import { addToList, appendList, emptyList, listed, type NumberList } from '../../model/number-list';
import { journeyWalk, type Journey } from './journeys';
import type { AttributionPlan } from './plan';
import { decaying } from './time-decay';

export interface AttributionState {
  paths: Sequences;
  /** of each conversion: the number of its path, what it is worth, µs since its first touch (NaN: it has none) */
  pathOf: NumberList;
  values: NumberList;
  lagsUs: NumberList;
  /** the path of each journey to nothing */
  lostPathOf: NumberList;
  /** credit by channel under time decay; nothing unless asked */
  decayed: ExactSums;
}

/** @param halfLifeUs of time decay; null: it is not asked */
export function attributionFold(plan: AttributionPlan, halfLifeUs: number | null): Fold<AttributionState> {
  const walk = journeyWalk(plan);
  const decay = halfLifeUs === null ? null : decaying(plan.channels.length, halfLifeUs);
  return {
    empty: () => ({
      paths: emptySequences(),
      ...{ pathOf: emptyList(), values: emptyList(), lagsUs: emptyList(), lostPathOf: emptyList() },
      decayed: exactSums(plan.channels.length),
    }),
    visit(batch, state) {
      const number = numbering(plan, state.paths);
      walk(batch, (journey) => {
        const path = number(journey);
        if (journey.value === null) {
          addToList(state.lostPathOf, path);
          return;
        }
        const { touches, from, to, convertedAt, value } = journey;
        addToList(state.pathOf, path);
        addToList(state.values, value);
        addToList(state.lagsUs, from === to ? NaN : convertedAt - touches.at[from]!);
        decay?.(state.decayed, journey, value, plan.untouched);
      });
    },
    merge,
  };
}

/** Numbers the paths of journeys. Those of one actor are slices of its touches, and share their room and hashes. */
function numbering(plan: AttributionPlan, paths: Sequences): (journey: Journey) => number {
  const hashes = new SliceHashes();
  const alone = Uint32Array.of(plan.untouched);
  let before = -1;
  return ({ touches: { channels, size }, from, to, unit }) => {
    if (from === to) {
      newSource(paths);
      before = -1;
      return sequenceNumber(paths, alone, 0, 1, hashOf(alone, 0, 1));
    }
    if (plan.distinct) newSource(paths);
    else if (unit !== before) {
      newSource(paths);
      hashes.read(channels, size);
      before = unit;
    }
    const hash = plan.distinct ? hashOf(channels, from, to) : hashes.of(from, to);
    return sequenceNumber(paths, channels, from, to, hash);
  };
}

function merge(a: AttributionState, b: AttributionState): AttributionState {
  const { starts, ends, nodes, hashes, count } = slicesOf(b.paths);
  const numberInA = new Uint32Array(count);
  newSource(a.paths);
  for (let id = 0; id < count; id += 1) {
    numberInA[id] = sequenceNumber(a.paths, nodes, starts[id]!, ends[id]!, hashes[id]!);
  }
  const inA = (numbers: NumberList): NumberList => ({
    values: listed(numbers).map((id) => numberInA[id]!),
    size: numbers.size,
  });
  appendList(a.pathOf, inA(b.pathOf));
  appendList(a.lostPathOf, inA(b.lostPathOf));
  appendList(a.values, b.values);
  appendList(a.lagsUs, b.lagsUs);
  addSums(a.decayed, b.decayed);
  return a;
}
