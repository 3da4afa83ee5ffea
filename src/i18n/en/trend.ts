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

export const trend = {
  title: 'Trend',
  sentence: {
    events: 'Count the {measure} of [{event},] by [{period}.] {advanced}',
    actors: 'Count the {measure} who did [{event},] by [{period}.] {advanced}',
  },
  measure: { events: 'events', actors: 'actors' },
  measureLabel: 'What is counted',
  eventLabel: 'Events that count',
  periodLabel: 'Period',
  period: { hour: 'hour', day: 'day', week: 'week', month: 'month' },
  chartTitle: { events: 'Events by', actors: 'Actors by' },
  chartTitleOf: (p: { measure: 'events' | 'actors'; unit: PeriodWord }) =>
    `${p.measure === 'events' ? 'Events' : 'Actors'} by ${p.unit}`,
  chartLabel: 'Trend',
  viewLabel: 'Shown as',
  views: { line: 'Line', bars: 'Bars' },
  notOver: 'not over yet',
  count: { events: eventsOf, actors: actorsOf },
  figures: {
    total: { events: 'Events in all', actors: 'Actors in all' },
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
  heads: { period: 'Period', events: 'Events', actors: 'Actors', share: 'of all' },
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
  },
  settings: {
    counted: 'Counted',
    events: 'events',
    actors: 'distinct actors a period',
    event: 'Event',
    periods: 'Periods',
    calendar: (p: { unit: PeriodWord; weekStart: string; zone: string }) =>
      `calendar ${p.unit}s${p.unit === 'week' ? ` from ${p.weekStart}` : ''}, ${p.zone}`,
    range: 'Range',
  },
  problem: 'Choose an event.',
};
