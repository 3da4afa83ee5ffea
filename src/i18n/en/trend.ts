import type { Format } from '../format';
import { strong } from '../strong';

type PeriodWord = 'hour' | 'day' | 'week' | 'month';
interface Counted {
  count: number;
  f: Format;
}
const actorsOf = ({ count, f }: Counted): string =>
  f.plural(count, { one: `${f.number(count)} actor`, other: `${f.number(count)} actors` });
const eventsOf = ({ count, f }: Counted): string =>
  f.plural(count, { one: `${f.number(count)} event`, other: `${f.number(count)} events` });

const sentenceOfNumbers = 'Take the {measure} of {property} over [{event},] by [{period}.] {split}{advanced}';
const named = {
  events: () => 'Events',
  actors: () => 'Actors',
  eventsPerActor: () => 'Events per actor',
  sum: (p: { property: string }) => `Sum of ${p.property}`,
  mean: (p: { property: string }) => `Mean of ${p.property}`,
  median: (p: { property: string }) => `Median of ${p.property}`,
  p90: (p: { property: string }) => `90th percentile of ${p.property}`,
};

export const trend = {
  title: 'Trend',
  sentence: {
    events: 'Count the {measure} of [{event},] by [{period}.] {split}{advanced}',
    actors: 'Count the {measure} who did [{event},] by [{period}.] {split}{advanced}',
    eventsPerActor: 'Count the {measure} of [{event},] by [{period}.] {split}{advanced}',
    sum: sentenceOfNumbers,
    mean: sentenceOfNumbers,
    median: sentenceOfNumbers,
    p90: sentenceOfNumbers,
  },
  measure: {
    events: 'events',
    actors: 'actors',
    eventsPerActor: 'events per actor',
    sum: 'sum',
    mean: 'mean',
    median: 'median',
    p90: '90th percentile',
  },
  measureLabel: 'What is counted',
  propertyLabel: 'Property whose numbers are taken',
  splitBy: 'Split by ',
  splitEnd: '. ',
  splitLabel: 'Split by a property',
  splitNone: 'nothing',
  splitLimit: 'Values shown',
  all: 'All',
  eventLabel: 'Events that count',
  periodLabel: 'Period',
  period: { hour: 'hour', day: 'day', week: 'week', month: 'month' },
  chartTitleOf: (p: { measure: string; unit: PeriodWord }) => `${p.measure} by ${p.unit}`,
  chartLabel: 'Trend',
  viewLabel: 'Shown as',
  views: { line: 'Line', bars: 'Bars' },
  notOver: 'not over yet',
  count: { events: eventsOf, actors: actorsOf },
  named,
  figures: {
    total: {
      events: () => 'Events in all',
      actors: () => 'Actors in all',
      eventsPerActor: () => 'Events per actor, in all',
      sum: (p: { property: string }) => `Sum of ${p.property} in all`,
      mean: (p: { property: string }) => `Mean ${p.property}, in all`,
      median: (p: { property: string }) => `Median ${p.property}, in all`,
      p90: (p: { property: string }) => `90th percentile of ${p.property}, in all`,
    },
    periods: (p: Counted & { unit: PeriodWord }) =>
      p.f.plural(p.count, {
        one: `in ${p.f.number(p.count)} ${p.unit}`,
        other: `in ${p.f.number(p.count)} ${p.unit}s`,
      }),
    mean: (p: { unit: PeriodWord }) => `Mean of a ${p.unit}`,
    most: 'Most',
    last: (p: { unit: PeriodWord }) => `Last whole ${p.unit}`,
    change: (p: { rate: string }) => `${p.rate} on the one before`,
  },
  distinctNote: 'Each number counts distinct actors; they do not add up.',
  periodHead: 'Period',
  share: 'of all',
  top: {
    title: 'Commonest events',
    sub: 'in the whole data set',
    event: 'Event',
    events: 'Events',
    share: 'of all',
    over: 'Over time',
  },
  who: {
    period: (p: { events: string; period: string }) => `who did ${strong(p.events)} in ${strong(p.period)}`,
    all: (p: { events: string }) => `who did ${strong(p.events)}`,
    value: (p: { who: string; property: string; value: string }) =>
      `${p.who} with ${strong(p.property)} ${strong(p.value)}`,
  },
  settings: {
    counted: 'Counted',
    measures: {
      events: () => 'events',
      actors: () => 'distinct actors a period',
      eventsPerActor: () => 'events ÷ distinct actors of the period',
      sum: (p: { property: string }) => `sum of ${p.property}, events without a number adding nothing`,
      mean: (p: { property: string }) => `mean of ${p.property} over events with a number`,
      median: (p: { property: string }) => `median of ${p.property} over events with a number`,
      p90: (p: { property: string }) => `90th percentile of ${p.property} over events with a number, interpolated`,
    },
    split: 'Split',
    splitText: (p: { property: string; limit: string }) =>
      `by ${p.property}: the ${p.limit} values with most events, the rest as Other`,
    event: 'Event',
    periods: 'Periods',
    calendar: (p: { unit: PeriodWord; weekStart: string; zone: string }) =>
      `calendar ${p.unit}s${p.unit === 'week' ? ` from ${p.weekStart}` : ''}, ${p.zone}`,
    range: 'Range',
  },
  problem: 'Choose an event.',
};
