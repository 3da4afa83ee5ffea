import type { Format } from '../format';

interface OfBase {
  n: string;
  base: string;
  count: number;
  f: Format;
}

const ofActors = (rest: string) => (p: { base: number; f: Format }) =>
  p.f.plural(p.base, {
    one: `Of ${p.f.number(p.base)} actor, ${rest}`,
    other: `Of ${p.f.number(p.base)} actors, ${rest}`,
  });

export const explain = {
  now: (p: { length: string }) => `now ${p.length}`,
  use: 'Use',
  useHead: 'Ask with it',
  counting: 'Counting …',
  following: 'catching up …',
  definition: 'Definition',
  definitions: {
    trend:
      'Every event that passes filter and matcher counts in the period of its instant, in the time zone of the data set. Actors are counted once a period, and once in the total; a measure of a property leaves out events without it. The order of events of one instant changes nothing.',
    funnel:
      'An attempt is a choice of distinct events of one unit for the steps, from one start, in the order and window asked for. A unit counts once, by its best attempt: the one that gets furthest; of those the one that starts first, then that reaches its last step first. The end of the window is inside.',
    paths:
      'A path is the events of a session or an actor in order of instant and arrival, after filter, range and what takes part; a run of one name is one step where runs are joined. Names too rare for their column are one Other, what ends before the last column is a drop-off, and for every node what comes in goes out.',
    retention:
      'Actors are grouped by the period of their start event. A cell counts those of a cohort with enough return events in it. Cells whose time is not over by the end of the data are marked and left out of the mean; the curve is the pooled rate of cells that are over, with its 95% Wilson interval. Of start events of one instant the first to arrive is taken, which only a breakdown depends on; otherwise their order changes nothing.',
    lifecycle:
      'In each whole period an actor is new (its first such event ever), returning (active in the period before too), resurrecting (active before, but not in the period before) or dormant (active in the period before, not in this one). The order of events changes nothing.',
    stickiness:
      'An actor counts by the number of distinct periods of the range in which it did the event; cumulatively by at least so many. Periods are those of the calendar in the time zone of the data set. The order of events changes nothing.',
    stages:
      'An event belongs to the first stage with a matching rule, or to none. A visit is a run of one stage, which events of no stage do not end; a move goes from one visit to the next, and dwell lasts from the first event of a visit to the first of the next. A move to an earlier stage is a regress.',
    journey:
      'A cell is a stage and a touchpoint: the events of that stage, the first with a matching rule, at that touchpoint, or at none. Someone went on when an event of a later stage comes at any later time, and is lost when none ever comes and the time for it is over. Events of one instant go by arrival.',
    attribution:
      'For each conversion the touches of its actor at or before it, within the lookback, share one credit (or the value) as the model says; one without a touch goes to (direct). Credits add up to the conversions exactly.',
  },
  gap: {
    title: 'How the session gap decides',
    label: 'Session gap',
    shown: 'Shown over the gap',
    measures: {
      paths: 'Paths',
      length: 'Average steps',
      single: 'One step only',
      commonest: 'Commonest sequence',
    },
    tip: (p: { length: string }) => `a new session after more than ${p.length}`,
    of: (p: { rate: string; n: string; base: string }) => `${p.rate} · ${p.n} of ${p.base} paths`,
    average: (p: { n: string; base: string }) => `${p.n} steps a path · ${p.base} paths`,
    note: 'Whole paths, were sessions cut after so long a pause: steps beyond the columns shown count too.',
    not: {
      actor: 'A path is all of an actor here, so no session gap decides.',
      ids: 'Sessions have ids from the file, so no gap cuts them.',
      actors:
        'No curve over the session gap while the numbers count actors: each counts once, however many sessions there are.',
    },
  },
  window: {
    title: 'How the window decides',
    note: 'The share of step 1 that reaches each step, were the window so long. Dashed: over 5% of the windows are not over when the data end, so these people may still get further.',
    open: (p: { n: string; rate: string }) =>
      `${p.n} windows still open when the data end; ${p.rate} convert without them`,
    not: {
      session: 'The window is one session and has no length, so there is no curve over it.',
      day: 'The window is one calendar day and has no length, so there is no curve over it.',
      attempts:
        'No curve over the window while every attempt counts: with a longer window an attempt ends later and takes events of the next.',
      removing:
        'No curve over the window with an exclusion that removes: it strikes for as long as the window is open, so a longer window can reach less.',
    },
  },
  ties: {
    title: 'Events of one instant decide here',
    abouts: {
      funnel: ofActors('so many would get another depth'),
      paths: ofActors('so many would have another path'),
      stages: ofActors('so many would visit the stages in another way'),
      journey: ofActors('so many would be elsewhere on the map, go on or be lost otherwise'),
      attribution: ofActors('so many would convert after other touches'),
    },
    rules: {
      either: 'if they counted in either order',
      arrival: 'if they counted in order of arrival only',
      never: 'if they never followed each other',
      reversed: 'if what arrived later came first',
      byName: 'if they came in the order of their names',
    },
    people: (p: OfBase) =>
      p.f.plural(p.count, { one: `${p.n} of ${p.base} actor`, other: `${p.n} of ${p.base} actors` }),
    apply: 'Count so',
    who: {
      either: (p: { who: string }) => `${p.who}; another depth if ties counted in either order`,
      arrival: (p: { who: string }) => `${p.who}; another depth if ties counted in order of arrival only`,
      never: (p: { who: string }) => `${p.who}; another depth if tied events never followed each other`,
    },
    whose: {
      paths: {
        reversed: 'another path if of events of one instant the later arrivals came first',
        byName: 'another path if events of one instant came in the order of their names',
      },
      stages: {
        reversed: 'other visits if of events of one instant the later arrivals came first',
        byName: 'other visits if events of one instant came in the order of their names',
      },
      journey: {
        reversed: 'otherwise on the map if of events of one instant the later arrivals came first',
        byName: 'otherwise on the map if events of one instant came in the order of their names',
      },
      attribution: {
        reversed: 'converted after other touches if of events of one instant the later arrivals came first',
        byName: 'converted after other touches if events of one instant came in the order of their names',
      },
    },
  },
};
