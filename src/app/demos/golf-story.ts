import type { DemoWords } from '../../i18n';
import { asking, type StoryView } from './story-view';

/** Registered, but no club: the loss, its cause, and what it costs. */
export function golfStory({ views, withClub }: DemoWords['golf']): StoryView[] {
  const funnel = asking('funnel', {
    steps: ['install', 'register', 'add club', 'record round'].map((event) => ({ event })),
    window: { amount: 14, unit: 'day', from: 'firstStep' },
  });
  const search = asking('paths', {
    ...{ unit: 'actor', start: { event: 'register' }, within: { amount: 1, unit: 'day' } },
    ...{ maxSteps: 4, rowsPerStep: 5 },
  });
  const stay = asking('retention', {
    ...{ start: { event: 'register' }, return: { event: 'open app' } },
    ...{ period: 'week', periods: 8, clock: 'rolling' },
    breakdown: { segment: { did: { event: 'add club' } }, name: withClub },
  });
  return [
    { key: 'funnel', name: views.funnel, spec: funnel, w: 8, h: 12 },
    { key: 'search', name: views.search, spec: search, w: 7, h: 14 },
    { key: 'stay', name: views.stay, spec: stay, w: 5, h: 14 },
  ];
}
