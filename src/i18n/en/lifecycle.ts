import type { Format } from '../format';
import { strong } from '../strong';

type PeriodWord = 'hour' | 'day' | 'week' | 'month';
interface Counted {
  count: number;
  f: Format;
}
const counted =
  (kind: string) =>
  ({ count, f }: Counted): string =>
    f.plural(count, { one: `${f.number(count)} ${kind} actor`, other: `${f.number(count)} ${kind} actors` });

export const lifecycle = {
  title: 'Lifecycle',
  sentence:
    'Of actors who did [{event},] how many were new, returning, resurrecting or dormant by [{period}?] {advanced}',
  eventLabel: 'What makes an actor active',
  periodLabel: 'Period',
  period: { hour: 'hour', day: 'day', week: 'week', month: 'month' },
  chartTitle: (p: { unit: PeriodWord }) => `Actors by ${p.unit} and state`,
  chartLabel: 'Lifecycle',
  states: { new: 'New', returning: 'Returning', resurrecting: 'Resurrecting', dormant: 'Dormant' },
  stateNote: (p: { unit: PeriodWord }) => ({
    new: 'active for the first time in all history',
    returning: `active now and in the ${p.unit} before`,
    resurrecting: `active now, not in the ${p.unit} before, and not new`,
    dormant: `active in the ${p.unit} before, not now`,
  }),
  count: {
    new: counted('new'),
    returning: counted('returning'),
    resurrecting: counted('resurrecting'),
    dormant: counted('dormant'),
  },
  notOver: 'not over yet',
  notOverDormant: (p: { unit: PeriodWord }) => `may still come: the ${p.unit} is not over yet`,
  periodHead: 'Period',
  figures: {
    gained: 'Gained ÷ lost',
    gainedBase: (p: Counted & { unit: PeriodWord }) =>
      p.f.plural(p.count, {
        one: `over ${p.f.number(p.count)} whole ${p.unit}`,
        other: `over ${p.f.number(p.count)} whole ${p.unit}s`,
      }),
  },
  who: {
    new: (p: { events: string; period: string }) =>
      `who did ${strong(p.events)} for the first time in ${strong(p.period)}`,
    returning: (p: { events: string; period: string; unit: PeriodWord }) =>
      `who did ${strong(p.events)} in ${strong(p.period)} and in the ${p.unit} before`,
    resurrecting: (p: { events: string; period: string; unit: PeriodWord }) =>
      `who did ${strong(p.events)} in ${strong(p.period)} and earlier, but not in the ${p.unit} before`,
    dormant: (p: { events: string; period: string; unit: PeriodWord }) =>
      `who did ${strong(p.events)} in the ${p.unit} before ${strong(p.period)}, but not in it`,
  },
  settings: {
    active: 'Active by',
    states: 'States',
    statesText: (p: { unit: PeriodWord }) =>
      `new: first ${p.unit} of all history; returning: also the ${p.unit} before; resurrecting: neither; dormant: the ${p.unit} before, not now`,
    periods: 'Periods',
    calendar: (p: { unit: PeriodWord; weekStart: string; zone: string }) =>
      `calendar ${p.unit}s${p.unit === 'week' ? ` from ${p.weekStart}` : ''}, ${p.zone}, whole where the range touches them`,
    range: 'Range',
  },
  problem: 'Choose an event.',
};
