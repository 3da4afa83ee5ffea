import Footprints from '@lucide/svelte/icons/footprints';
import type { Matcher } from '../../model/condition';
import { stageOfEvent } from '../../model/stage-edit';
import { suggestStages } from '../../model/stage-presets';
import type { View } from '../view';
import type { StagesAsides } from './asides';
import { comparedStages } from './compared-view';
import type { StagesResult } from './result';
import type { StagesSelection, StagesSpec } from './spec';
import StagesAnswer from './StagesAnswer.svelte';
import StagesEditor from './StagesEditor.svelte';
import { cssOf, modelsLabel, stagesSettings, stagesWho } from './words';

export const stagesView: View<StagesSpec, StagesResult, StagesSelection, StagesAsides> = {
  icon: Footprints,
  title: (t) => t.stages.title,
  Editor: StagesEditor,
  Answer: StagesAnswer,
  firstSpec: ({ events }) => ({
    ...{ kind: 'stages', v: 1, maxSteps: 6 },
    model: suggestStages(
      'decision',
      events.map(({ name }) => name),
    ),
  }),
  settings: stagesSettings,
  summary: (spec, _, words) =>
    words.t.stages.settings.summary({ model: modelsLabel(spec, words), n: words.format.number(spec.maxSteps) }),
  who: (spec, selection, _, words) => stagesWho(spec, selection, words),
  markOf: (spec) => (event) => {
    const stage = stageOfEvent(spec.model, event);
    return { colour: stage === null ? 'var(--other)' : cssOf(spec, stage) };
  },
  compared: comparedStages,
  base: ({ actors, beside }) => Math.max(actors, beside?.actors ?? 0),
  asked: ({ model, beside }) =>
    ruled([model, beside].flatMap((one) => one?.stages.flatMap(({ rules }) => rules) ?? [])),
};

/** What any of the rules takes; null: any event. */
function ruled(rules: readonly Matcher[]): Matcher | null {
  const [first] = rules;
  if (first === undefined || rules.some(({ event }) => event === null)) return null;
  return rules.length === 1 ? first : { event: [...new Set(rules.flatMap(({ event }) => event ?? []))] };
}
