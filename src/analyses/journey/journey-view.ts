import MapIcon from '@lucide/svelte/icons/map';
import { suggestFriction, suggestValue } from '../../model/friction-names';
import { stageOfEvent } from '../../model/stage-edit';
import { suggestStages } from '../../model/stage-presets';
import { stageCss } from '../../ui/stages/stage-labels';
import type { View } from '../view';
import type { JourneyAsides } from './asides';
import { comparedJourneys } from './compared-view';
import JourneyAnswer from './JourneyAnswer.svelte';
import JourneyEditor from './JourneyEditor.svelte';
import type { JourneyResult } from './result';
import type { JourneySelection, JourneySpec } from './spec';
import { journeySettings, journeyWho } from './words';

export const journeyView: View<JourneySpec, JourneyResult, JourneySelection, JourneyAsides> = {
  icon: MapIcon,
  title: (t) => t.journey.title,
  Editor: JourneyEditor,
  Answer: JourneyAnswer,
  firstSpec: ({ events, properties }) => {
    const names = events.map(({ name }) => name);
    const marked = suggestFriction(names);
    const value = suggestValue(properties);
    return {
      ...{ kind: 'journey', v: 1, model: suggestStages('decision', names), touchpoint: 'event' },
      within: { amount: 24, unit: 'hour' },
      friction: { lost: true, jumpBacks: true, marked: true },
      ...(marked.length === 0 ? {} : { marked: [{ event: marked }] }),
      ...(value === null ? {} : { value }),
    };
  },
  settings: journeySettings,
  summary: (spec, _, { t, format }) => t.journey.summary({ time: format.length(spec.within.amount, spec.within.unit) }),
  who: (spec, selection, _, words) => journeyWho(spec, selection, words),
  markOf: (spec) => (event) => {
    const stage = stageOfEvent(spec.model, event);
    const marked = (spec.marked ?? []).some((rule) => rule.where === undefined && [rule.event].flat().includes(event));
    if (marked) return { colour: 'var(--danger)' };
    return { colour: (stage === null ? null : stageCss(spec.model, stage)) ?? 'var(--other)' };
  },
  compared: comparedJourneys,
  base: (result) => result.journeys,
  asked: () => null,
};
