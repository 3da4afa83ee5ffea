import type { DemoWords } from '../../i18n';
import { asking, type StoryView } from './story-view';

/** Silent for five days: what wakes whom, how daily use ends, and the balance by week. */
export function weatherStory({ views }: DemoWords['weather']): StoryView[] {
  const wake = asking('funnel', {
    steps: ['get push', 'open push', 'open app'].map((event) => ({ event })),
    ...{ count: 'attempts', window: { amount: 5, unit: 'day', from: 'firstStep' } },
    breakdown: { property: 'message' },
  });
  const silent = asking('retention', {
    ...{ start: { event: 'open app' }, return: { event: 'open app' } },
    ...{ period: 'day', periods: 28, clock: 'rolling' },
  });
  const dry = asking('lifecycle', { event: { event: 'open app' }, period: 'week' });
  return [
    { key: 'wake', name: views.wake, spec: wake, w: 8, h: 12 },
    { key: 'silent', name: views.silent, spec: silent, w: 6, h: 14 },
    { key: 'dry', name: views.dry, spec: dry, w: 6, h: 14 },
  ];
}
