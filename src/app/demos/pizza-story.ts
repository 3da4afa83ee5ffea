import type { DemoWords } from '../../i18n';
import { asking, type StoryView } from './story-view';

/** Points about to expire: which notice saves them, how many go, and who orders again. */
export function pizzaStory({ views, redeemed }: DemoWords['pizza']): StoryView[] {
  const byNotice = { breakdown: { property: 'notice' } };
  const redeem = asking('funnel', {
    steps: ['points expiring', 'redeem points', 'order'].map((event) => ({ event })),
    ...{ window: { amount: 15, unit: 'day', from: 'firstStep' }, ...byNotice },
  });
  const expired = asking('trend', {
    ...{ event: { event: 'points expired' }, measure: { sum: 'points' }, period: 'week', ...byNotice },
  });
  const again = asking('retention', {
    ...{ start: { event: 'points expiring' }, return: { event: 'order' } },
    ...{ period: 'week', periods: 6, clock: 'rolling' },
    breakdown: { segment: { did: { event: 'redeem points' } }, name: redeemed },
  });
  return [
    { key: 'redeem', name: views.redeem, spec: redeem, w: 8, h: 12 },
    { key: 'expired', name: views.expired, spec: expired, w: 6, h: 14 },
    { key: 'again', name: views.again, spec: again, w: 6, h: 14 },
  ];
}
