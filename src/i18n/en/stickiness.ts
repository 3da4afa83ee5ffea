import type { Format } from '../format';
import { strong } from '../strong';

type PeriodWord = 'hour' | 'day' | 'week' | 'month';
interface Counted {
  count: number;
  f: Format;
}
const actorsOf = ({ count, f }: Counted): string =>
  f.plural(count, { one: `${f.number(count)} actor`, other: `${f.number(count)} actors` });
const length = ({ count, unit, f }: Counted & { unit: PeriodWord }): string =>
  f.plural(count, { one: `${f.number(count)} ${unit}`, other: `${f.number(count)} ${unit}s` });
const orMore = (p: Counted & { unit: PeriodWord; atLeast: boolean }): string =>
  `${length(p)}${p.atLeast ? ' or more' : ''}`;

export const stickiness = {
  title: 'Stickiness',
  sentence: 'Count actors by the number of {period} in which they did [{event},] [{cumulative}.] {advanced}',
  eventLabel: 'What makes an actor active',
  periodLabel: 'Period',
  period: { hour: 'hours', day: 'days', week: 'weeks', month: 'months' },
  cumulativeLabel: 'What each number counts',
  cumulative: { exactly: 'exactly so many', atLeast: 'at least so many' },
  chartTitle: (p: { unit: PeriodWord }) => `Actors by number of active ${p.unit}s`,
  chartLabel: 'Stickiness',
  toggle: { exactly: 'Exactly', atLeast: 'At least' },
  actors: 'Actors',
  share: 'of all',
  length,
  rowHead: orMore,
  periodsHead: (p: { unit: PeriodWord }) => `Active ${p.unit}s`,
  tip: (p: Counted & { rate: string }) => `${actorsOf(p)} · ${p.rate}`,
  figures: {
    all: 'Actors in all',
    once: (p: { unit: PeriodWord }) => `In one ${p.unit} only`,
    mean: (p: { unit: PeriodWord }) => `Active ${p.unit}s, mean`,
    most: (p: { unit: PeriodWord }) => `Most active ${p.unit}s`,
    of: (p: { n: string; base: string }) => `${p.n} of ${p.base}`,
    actors: actorsOf,
  },
  who: (p: Counted & { events: string; unit: PeriodWord; atLeast: boolean }) =>
    `who did ${strong(p.events)} in ${strong(orMore(p))}`,
  settings: {
    active: 'Active by',
    counted: 'Counted',
    exactly: 'actors with exactly so many active periods',
    atLeast: 'actors with at least so many active periods',
    periods: 'Periods',
    calendar: (p: { unit: PeriodWord; weekStart: string; zone: string }) =>
      `calendar ${p.unit}s${p.unit === 'week' ? ` from ${p.weekStart}` : ''}, ${p.zone}, as far as they lie in the range`,
    range: 'Range',
  },
  problem: 'Choose an event.',
};
