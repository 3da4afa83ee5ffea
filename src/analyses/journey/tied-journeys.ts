import type { ValueGroups } from '../../columns/value-groups';
import { parseWith } from '../../model/parse';
import { nothingAsked, type Aside } from '../asides';
import { tiedFold, tieOrders, type TieOrder, type VerdictWalk } from '../tied-orders';
import { verdictsOf, type TiedVerdicts } from '../tied-verdicts';
import { codesFold, valueAfter } from './fold';
import { seeJourneys } from './journeys';
import { journeyPlan, touchpointsOf, type JourneyPlan } from './plan';
import type { JourneySpec } from './spec';

/** An actor's verdict is what it has in each cell of the map. */
export function tiedJourneys(plan: JourneyPlan, touchpoints: ValueGroups): VerdictWalk {
  const walk = seeJourneys(plan, touchpoints);
  return (batch, see) =>
    walk(batch, ({ unit, lost, cells, end, stage }) =>
      see(unit, () => {
        const own = cells.map(({ cell, events, first, wentOn, lost: ends, immature, jumpBacks, marked, dwells }) => {
          const value = wentOn && plan.value !== null ? valueAfter(first, end, stage, batch, plan) : '';
          const sorted = dwells.toSorted((a, b) => a - b);
          return [cell, events, wentOn, ends, immature, jumpBacks, marked, value, ...sorted].join();
        });
        return `${lost} ${own.sort().join(' ')}`;
      }),
    );
}

/** Whose places on the map the order of tied events decides; which touchpoints stand alone is found first. */
export const journeyTies: Aside<JourneySpec, null, TiedVerdicts<TieOrder>> = {
  parse: (asked) => parseWith(nothingAsked, asked),
  async find(question, _, walk) {
    const plan = journeyPlan(question.spec, question.dataset);
    const { byCode } = await walk(codesFold(question, plan));
    const touchpoints = touchpointsOf(question, plan, byCode);
    return verdictsOf(await walk(tiedFold(tiedJourneys(plan, touchpoints), question.dataset)), tieOrders);
  },
};
