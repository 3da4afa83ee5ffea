import type { DemoWords } from '../../i18n';
import { asking, type StoryView } from './story-view';

/** Subscriptions that run out: who renews, how reading fades before, and the ends by week. */
export function newspaperStory({ views }: DemoWords['newspaper']): StoryView[] {
  const byPlan = { breakdown: { property: 'plan' } };
  const renew = asking('funnel', {
    steps: [{ event: 'subscribe' }, { event: 'renew' }],
    ...{ window: { amount: 29, unit: 'day', from: 'firstStep' }, ...byPlan },
  });
  const fade = asking('retention', {
    ...{ start: { event: 'subscribe' }, return: { event: 'read article' } },
    ...{ period: 'week', periods: 6, clock: 'rolling', ...byPlan },
  });
  const ended = asking('trend', { event: { event: 'subscription ended' }, period: 'week', ...byPlan });
  return [
    { key: 'renew', name: views.renew, spec: renew, w: 8, h: 12 },
    { key: 'fade', name: views.fade, spec: fade, w: 6, h: 14 },
    { key: 'ended', name: views.ended, spec: ended, w: 6, h: 14 },
  ];
}
