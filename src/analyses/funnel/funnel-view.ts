import Funnel from '@lucide/svelte/icons/funnel';
import type { View } from '../view';
import { funnelBeside, withBeside } from './beside-view';
import { comparedFunnels } from './compared-view';
import FunnelAnswer from './FunnelAnswer.svelte';
import FunnelEditor from './FunnelEditor.svelte';
import type { FunnelAsides } from './asides';
import type { FunnelResult } from './result';
import type { FunnelSelection, FunnelSpec } from './spec';
import { funnelSettings, funnelWho, windowText } from './words';

export const funnelView: View<FunnelSpec, FunnelResult, FunnelSelection, FunnelAsides> = {
  icon: Funnel,
  title: (t) => t.funnel.title,
  Editor: FunnelEditor,
  Answer: FunnelAnswer,
  firstSpec: (_, firstSteps) => ({
    kind: 'funnel',
    v: 1,
    steps: (firstSteps.length > 0 ? firstSteps : ['']).map((event) => ({ event })),
    order: 'ordered',
    window: { amount: 7, unit: 'day', from: 'firstStep' },
    ties: 'either',
    sessionGap: { amount: 30, unit: 'minute' },
  }),
  settings: funnelSettings,
  summary: (spec, _, words) => `${words.t.funnel.settings.ordered[spec.order]} · ${windowText(spec, words)}`,
  who: (spec, selection, _, words) => withBeside(funnelWho(spec, selection, words), selection, words),
  beside: funnelBeside,
  compared: comparedFunnels,
  base: (result) => result.steps[0]?.units ?? 0,
  readsRates: true,
  asked: (spec) => spec.steps[0] ?? null,
};
