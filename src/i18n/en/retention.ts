import type { Format } from '../format';
import { strong } from '../strong';

export type PeriodWord = 'hour' | 'day' | 'week' | 'month';
interface Counted {
  count: number;
  f: Format;
}
const many = { hour: 'hours', day: 'days', week: 'weeks', month: 'months' };
const length = (p: { count: number; unit: PeriodWord; f: Format }): string =>
  p.f.plural(p.count, { one: `${p.f.number(p.count)} ${p.unit}`, other: `${p.f.number(p.count)} ${many[p.unit]}` });
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const retention = {
  title: 'Retention',
  sentence: {
    periods:
      'Of actors who first did [{start},] by [{period},] how many did {return} again {rule} each of the next [{periods}?] {split}{advanced}',
    brackets:
      'Of actors who first did [{start},] by [{period},] how many did {return} again {rule} [{brackets}?] {split}{advanced}',
  },
  sentenceEvery: {
    periods:
      'Of actors who did [{start}] in a [{period},] how many did {return} again {rule} each of the next [{periods}?] {split}{advanced}',
    brackets:
      'Of actors who did [{start}] in a [{period},] how many did {return} again {rule} [{brackets}?] {split}{advanced}',
  },
  splitBy: 'Split by ',
  splitEnd: '. ',
  splitLabel: 'Split by a property',
  splitLimit: 'Values shown',
  splitNone: 'nothing',
  startLabel: 'First event',
  returnLabel: 'Event of the return',
  periodLabel: 'Period',
  period: { hour: 'hour', day: 'day', week: 'week', month: 'month' },
  length,
  periodsLabel: 'Periods looked at',
  ruleLabel: 'When the return counts',
  rule: { on: 'in', onOrAfter: 'in or after', brackets: 'in the brackets' },
  ruleNote: { on: 'in that very period', onOrAfter: 'then or any time later', brackets: 'periods taken together' },
  bracketsLabel: 'First period of each bracket',
  bracketsText: (p: { brackets: string; unit: PeriodWord }) => `${p.brackets} ${many[p.unit]}`,
  bracketsNote: 'Growing from 0. “0, 1, 3, 7” is 0, 1–2, 3–6, 7 and later.',
  until: 'Returns are looked at',
  untilKinds: { data: 'to the data’s end', range: 'to the range’s end' },
  membership: 'An actor’s cohort',
  membershipKinds: {
    firstEver: 'first event in all history',
    firstInRange: 'first event in the range',
    everyPeriod: 'every period with a start',
  },
  clock: 'Periods',
  clockKinds: { calendar: 'of the calendar', rolling: 'since the actor’s start' },
  mean: 'Mean',
  meanKinds: { pooled: 'pooled', simple: 'of rates' },
  zero: 'Column 0',
  zeroKinds: { start: 'is the cohort', return: 'counts returns' },
  occurrences: 'Returns needed',
  curveTitle: 'Share that came back',
  curveLabel: 'Retention curve',
  pooled: 'pooled over cohorts',
  interval: '95% interval (Wilson)',
  zeroIs100: (p: { unit: PeriodWord }) => `${p.unit} 0 is 100% by definition`,
  column: (p: { n: string; unit: PeriodWord }) => `${upper(p.unit)} ${p.n}`,
  back: (p: { n: string; unit: PeriodWord }) => `Back in ${p.unit} ${p.n}`,
  curveTip: (p: { rate: string; n: string; base: string }) => `${p.rate} · ${p.n} of ${p.base}`,
  intervalTip: (p: { low: string; high: string }) => `95% interval ${p.low} – ${p.high}`,
  of: (p: { n: string; base: string }) => `${p.n} of ${p.base}`,
  noMature: 'No period after the start is over yet.',
  heatTitle: (p: { unit: PeriodWord }) => `Cohorts by ${p.unit}`,
  heatHead: (p: { unit: PeriodWord; first: boolean }) => `${upper(p.unit)} of ${p.first ? 'first event' : 'the start'}`,
  actors: 'Actors',
  unitLabel: 'Cells show',
  meanRow: { pooled: 'All, mature cells pooled', simple: 'All, mean of mature rates' },
  notOver: (p: { end: string }) => `not over yet (data ends ${p.end}), left out of the mean`,
  notOverCell: (p: { unit: PeriodWord; end: string }) =>
    `not over yet: the ${p.unit} ends ${p.end}; left out of the mean`,
  notOverPlain: 'not over yet; left out of the mean',
  cell: (p: { cohort: string; column: string; rate: string; n: string; base: string }) =>
    `${p.cohort}, ${p.column}: ${p.rate}, ${p.n} of ${p.base}`,
  everyone: 'everyone',
  shown: 'Shown',
  searchShown: 'Search values',
  who: {
    all: 'who started in any of the cohorts',
    everywhere: {
      returned: (p: { column: string }) => `who came back in ${strong(p.column)}, of the cohorts for which it is over`,
      lost: (p: { column: string }) =>
        `who did not come back in ${strong(p.column)}, of the cohorts for which it is over`,
    },
    value: (p: { who: string; property: string; value: string }) =>
      `${p.who} with ${strong(p.property)} ${strong(p.value)} at the start`,
    cohort: (p: { cohort: string }) => `who started in ${strong(p.cohort)}`,
    returned: (p: { cohort: string; column: string }) =>
      `who started in ${strong(p.cohort)} and came back in ${strong(p.column)}`,
    lost: (p: { cohort: string; column: string }) =>
      `who started in ${strong(p.cohort)} and did not come back in ${strong(p.column)}`,
  },
  outcomeButton: { returned: 'Those who came back', lost: 'Those who did not come back' },
  also: {
    membership: (p: { text: string }) => `cohort by ${strong(p.text)}`,
    rolling: `periods ${strong('since the actor’s start')}`,
    simple: `mean ${strong('of rates')}`,
    zero: `column 0 ${strong('counts returns')}`,
    occurrences: (p: Counted) =>
      p.f.plural(p.count, {
        one: `${strong(p.f.number(p.count))} return needed`,
        other: `${strong(p.f.number(p.count))} returns needed`,
      }),
    untilEnd: `nothing after the ${strong('range’s end')} is looked at`,
  },
  settings: {
    cohort: 'Cohort',
    cohortText: {
      firstEver: (p: { events: string }) => `by the actor’s first ${p.events} in all history`,
      firstInRange: (p: { events: string }) => `by the actor’s first ${p.events} in the range`,
      everyPeriod: (p: { events: string }) => `in each period with ${p.events}`,
    },
    return: 'Return',
    on: (p: { events: string; unit: PeriodWord; rolling: boolean }) =>
      `${p.events} in that ${p.rolling ? '' : 'calendar '}${p.unit}`,
    onOrAfter: (p: { events: string; unit: PeriodWord }) => `${p.events} in that ${p.unit} or later`,
    brackets: (p: { events: string; brackets: string }) => `${p.events} in the brackets ${p.brackets}`,
    mean: 'Mean',
    meanText: { pooled: 'returning ÷ eligible over mature cells', simple: 'mean of the rates of mature cells' },
    periods: 'Periods',
    calendar: (p: { unit: PeriodWord; weekStart: string; zone: string }) =>
      `calendar ${many[p.unit]}${p.unit === 'week' ? ` from ${p.weekStart}` : ''}, ${p.zone}`,
    rolling: (p: { unit: PeriodWord }) => `whole ${many[p.unit]} since the start event`,
    anyEvent: 'event',
    range: 'Range',
    split: 'Split',
  },
  problems: {
    start: 'Choose the first event.',
    return: 'Choose the event of the return.',
  },
};
