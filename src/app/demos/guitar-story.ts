import type { DemoWords } from '../../i18n';
import type { Matcher } from '../../model/condition';
import { stagePresets } from '../../model/stage-presets';
import { asking, type StorySpec, type StoryView } from './story-view';

const stageEvents = [
  ['search', 'see ad'],
  ['watch review', 'read top 10', 'compare prices', 'view product'],
  ['slow page', 'add to cart', 'begin checkout', 'card error', 'purchase'],
  ['delivery promised', 'parcel received', 'read note', 'play lesson', 'ask support'],
  ['join community', 'write review', 'recommend'],
];

/** The preset, so that its stages are told in the page's language, with the demo's events. */
const model = {
  ...stagePresets.decision,
  stages: stagePresets.decision.stages.map((stage, i) => ({ ...stage, rules: [{ event: stageEvents[i] ?? [] }] })),
};

const inShop1 = (event: string): Matcher => ({ event, where: { property: 'shop', is: 'eq', value: 'shop 1' } });
const friction = { slowPage: inShop1('slow page'), cardError: inShop1('card error') };

const touchpoints = {
  ads: { matcher: { event: 'see ad' }, element: 'brand' },
  search: { matcher: { event: 'search' }, element: 'brand' },
  reviews: { matcher: { event: ['watch review', 'read top 10'] }, element: 'product' },
  prices: { matcher: { event: 'compare prices' }, element: 'decision' },
  product: { matcher: { event: 'view product' }, element: 'product' },
  slowPage: { matcher: friction.slowPage, element: 'decision' },
  cardError: { matcher: friction.cardError, element: 'decision' },
  checkout: { matcher: { event: ['add to cart', 'begin checkout', 'purchase'] }, element: 'decision' },
  delivery: { matcher: { event: ['delivery promised', 'parcel received', 'read note'] }, element: 'afterSales' },
  lessons: { matcher: { event: 'play lesson' }, element: 'experience' },
  support: { matcher: { event: 'ask support' }, element: 'afterSales' },
  community: { matcher: { event: 'join community' }, element: 'loyalty' },
  referral: { matcher: { event: ['write review', 'recommend'] }, element: 'loyalty' },
} as const;

type Groups = DemoWords['guitar']['groups'];
const groupsOf = (groups: Groups): object[] =>
  Object.entries(touchpoints).map(([key, touchpoint]) => ({ name: groups[key as keyof Groups], ...touchpoint }));

/** A shop's own funnel: every step in the shop of the first, split by it. */
const byShop = (steps: readonly string[], days: number): StorySpec =>
  asking('funnel', {
    ...{ steps: steps.map((event) => ({ event })), hold: ['shop'] },
    ...{ window: { amount: days, unit: 'day', from: 'firstStep' }, breakdown: { property: 'shop' } },
  });

/** The worked example of the field: friction, the jump back, the promise beaten, the referral. */
export function guitarStory({ views, groups, notes }: DemoWords['guitar']): StoryView[] {
  const shops = byShop(['view product', 'add to cart', 'begin checkout', 'purchase'], 7);
  const hurts = asking('journey', {
    ...{ model, touchpoint: groupsOf(groups), value: 'value' },
    marked: [friction.cardError, friction.slowPage],
    notes: (['cardError', 'slowPage'] as const).map((key) => ({
      ...{ stage: 'decision', touchpoint: groups[key], text: notes[key] },
    })),
  });
  const after = asking('paths', {
    ...{ unit: 'actor', start: { event: 'card error' }, within: { amount: 1, unit: 'day' } },
    ...{ maxSteps: 4, rowsPerStep: 6 },
  });
  return [
    { key: 'shops', name: views.shops, spec: shops, w: 8, h: 14 },
    { key: 'hurts', name: views.hurts, spec: hurts, w: 12, h: 24 },
    { key: 'after', name: views.after, spec: after, w: 8, h: 14 },
    { key: 'back', name: views.back, spec: asking('stages', { model }), w: 8, h: 14 },
    { key: 'promise', name: views.promise, spec: byShop(['delivery promised', 'parcel received'], 7), w: 4, h: 14 },
    { key: 'referrals', name: views.referrals, spec: byShop(['parcel received', 'recommend'], 60), w: 4, h: 14 },
  ];
}
