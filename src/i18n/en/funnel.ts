import type { Format } from '../format';
import { strong } from '../strong';

interface Counted {
  count: number;
  f: Format;
}

export const funnel = {
  title: 'Funnel',
  sentence: {
    length: 'Of actors who did [{step1},] {more}[{order},] within [{window} of {from}?] [Split by {split}.] {advanced}',
    same: 'Of actors who did [{step1},] {more}[{order},] within [{window}?] [Split by {split}.] {advanced}',
    unsplitLength:
      'Of actors who did [{step1},] {more}[{order},] within [{window} of {from}?] [Split by {split}.] {advanced}',
    unsplitSame: 'Of actors who did [{step1},] {more}[{order},] within [{window}?] [Split by {split}.] {advanced}',
  },
  second: 'how many did ',
  next: 'then ',
  comma: ',',
  gap: ' ',
  splitNone: 'nothing',
  splitLabel: 'Split by a property',
  splitAt: { first: 'at step 1', last: 'at the last step reached' },
  splitAtStep: (p: { step: string }) => `at step ${p.step}`,
  splitAtLabel: 'Value taken',
  splitLimit: 'Values shown',
  step: (p: { n: string }) => `Step ${p.n}: choose an event`,
  chooseFor: (p: { n: string }) => `Choose an event for step ${p.n}.`,
  conditionFor: (p: { n: string }) => `Complete the condition of step ${p.n}.`,
  addStep: 'Add a step',
  removeStep: 'Remove step',
  order: { ordered: 'in this order', strict: 'directly after each other' },
  orderNote: { ordered: 'others may come between', strict: 'no other event between' },
  orderLabel: 'Order of the steps',
  windowLabel: 'Conversion window',
  windowKinds: { length: 'a length of time', session: 'the same session', day: 'the same day' },
  from: { firstStep: 'the first step', previousStep: 'the step before' },
  fromLabel: 'The window starts at',
  windowText: (p: { length: string; from: 'firstStep' | 'previousStep' }) =>
    `${p.length} from ${p.from === 'firstStep' ? 'the first step' : 'the step before'}`,
  ties: 'Events of one instant',
  tiesKinds: { either: 'either order', arrival: 'in arrival order', never: 'never follow each other' },
  tiesSet: (p: { text: string }) => `Ties ${strong(p.text)}`,
  chartTitle: 'Share of step 1 that reached each step',
  chartLabel: 'Funnel',
  histogramTitle: 'Time from step 1',
  toStep: (p: { step: string; name: string }) => `to ${p.step} ${p.name}`,
  viewLabel: 'Shown as',
  views: { steps: 'Steps', times: 'Time taken' },
  lost: 'lost since the step before',
  everyone: 'everyone',
  all: 'All',
  converted: 'Converted, first to last step',
  largestLoss: 'Largest loss',
  afterStep: (p: { step: string }) => `after step ${p.step}`,
  medianTime: 'Median time to convert',
  stillOpen: 'Windows still open',
  without: (p: { rate: string }) => `${p.rate} without`,
  propertyAt: (p: { property: string; at: string }) => `${p.property} ${p.at}`,
  heads: {
    step: 'Step',
    units: 'Actors',
    ofFirst: 'of step 1',
    ofPrevious: 'of previous',
    lost: 'Lost',
    previous: 'Median from previous',
    median: 'Median',
    p90: 'p90',
  },
  reachedTip: (p: { n: string; base: string; rate: string }) => `${p.rate} · ${p.n} of ${p.base}`,
  lostTip: (p: Counted) =>
    p.f.plural(p.count, { one: `${p.f.number(p.count)} actor lost`, other: `${p.f.number(p.count)} actors lost` }),
  histogramTip: (p: { n: string; from: string; to: string }) => `${p.n} took ${p.from} to ${p.to}`,
  noTimes: 'No one got this far, so there are no times.',
  who: {
    reached: (p: { step: string }) => `reached ${strong(p.step)}`,
    dropped: (p: { before: string; step: string }) => `reached ${strong(p.before)}, not ${strong(p.step)}`,
    with: (p: { property: string; value: string; rest: string }) => `with ${p.property} ${strong(p.value)} ${p.rest}`,
  },
  settings: {
    counted: 'Counted',
    countedText: 'actors, once each, by their best attempt',
    order: 'Order',
    orderText: { ordered: 'as written; others may come between', strict: 'as written, with no other event between' },
    window: 'Window',
    windowText: (p: { length: string; from: 'firstStep' | 'previousStep' }) =>
      `${p.length} from ${p.from === 'firstStep' ? 'step 1' : 'the step before'}, the end inside`,
    session: (p: { gap: string }) => `inside one session (a new one after more than ${p.gap})`,
    day: 'inside one calendar day',
    ties: 'Ties',
    breakdown: 'Split',
    breakdownText: (p: { property: string; at: string; limit: string }) =>
      `${p.property} ${p.at}; the ${p.limit} largest, the rest is Other`,
    range: (p: { range: string; zone: string }) => `step 1 in ${p.range}, ${p.zone}`,
    ordered: { ordered: 'ordered', strict: 'strict' },
  },
};
