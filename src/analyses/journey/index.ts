import type { Analysis, Question } from '../analysis';
import { isTiedSelection, selectTied } from '../tied-orders';
import { journeyAsides, type JourneyAsides } from './asides';
import { codesFold, journeyFold, type JourneyState } from './fold';
import { journeyPlan, touchpointsOf, type JourneyPlan } from './plan';
import { shapeJourney, type JourneyResult } from './result';
import { selectJourney } from './select';
import { parseJourneySelection, parseJourneySpec, type JourneySelection, type JourneySpec } from './spec';
import { tiedJourneys } from './tied-journeys';

export type { JourneyCell, JourneyResult, ValueLost } from './result';
export type { JourneySelection, JourneySpec } from './spec';

const planOf = ({ spec, dataset }: Question<JourneySpec>): JourneyPlan => journeyPlan(spec, dataset);

/** Where journeys through the stages of a model hurt, touchpoint by touchpoint. */
export const journey: Analysis<'journey', JourneySpec, JourneyState, JourneyResult, JourneySelection, JourneyAsides> = {
  kind: 'journey',
  parse: parseJourneySpec,
  parseSelection: parseJourneySelection,
  needs: (spec, dataset) => ({ columns: journeyPlan(spec, dataset).columns, lookups: [], order: 'actor' }),
  passes: (question) => {
    const plan = planOf(question);
    return [
      () => codesFold(question, plan),
      (before) => {
        const byCode = before?.byCode ?? new Float64Array(0);
        return journeyFold(plan, touchpointsOf(question, plan, byCode), byCode);
      },
    ];
  },
  shape: (state, question) =>
    shapeJourney(state, question.spec, touchpointsOf(question, planOf(question), state.byCode)),
  select: (question, selection, state) => {
    const plan = planOf(question);
    const touchpoints = touchpointsOf(question, plan, state.byCode);
    return isTiedSelection(selection)
      ? selectTied(tiedJourneys(plan, touchpoints), selection, question.dataset)
      : selectJourney(question.spec, selection, plan, touchpoints);
  },
  asides: journeyAsides,
};
