import type { DemoWords } from '../../i18n';
import { asking, type StoryView } from './story-view';

const before = { property: 'when', is: 'eq', value: 'before a shopping day' };
const onTheDay = { property: 'when', is: 'eq', value: 'shopping day' };

/** Carts left before shopping days: by when, by week, and who comes back. */
export function marketStory({ views, steps: said }: DemoWords['market']): StoryView[] {
  const bought = {
    steps: ['add to cart', 'begin checkout', 'purchase'].map((event) => ({ event })),
    ...{ count: 'attempts', window: { amount: 1, unit: 'day', from: 'firstStep' } },
  };
  const back = asking('funnel', {
    steps: [
      { event: 'add to cart', where: before, label: said.cart },
      { event: 'begin checkout', where: onTheDay, label: said.checkout },
      { event: 'purchase', where: onTheDay, label: said.purchase },
    ],
    window: { amount: 7, unit: 'day', from: 'firstStep' },
  });
  const carts = asking('funnel', { ...bought, breakdown: { property: 'when' } });
  return [
    { key: 'carts', name: views.carts, spec: carts, w: 8, h: 12 },
    { key: 'weeks', name: views.weeks, spec: asking('funnel', { ...bought, period: 'week' }), w: 7, h: 14 },
    { key: 'back', name: views.back, spec: back, w: 5, h: 14 },
  ];
}
