import type { Format } from '../format';

interface OfBase {
  n: string;
  base: string;
  count: number;
  f: Format;
}

export const explain = {
  now: (p: { length: string }) => `now ${p.length}`,
  use: 'Use',
  useHead: 'Ask with it',
  counting: 'Counting …',
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
    note: 'The share of step 1 that reaches each step, were the window so long. People who started less than that before the end of the data may still get further.',
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
    about: (p: { base: number; f: Format }) =>
      p.f.plural(p.base, {
        one: `Of ${p.f.number(p.base)} actor, so many would get another depth`,
        other: `Of ${p.f.number(p.base)} actors, so many would get another depth`,
      }),
    rules: {
      either: 'if they counted in either order',
      arrival: 'if they counted in order of arrival only',
      never: 'if they never followed each other',
    },
    people: (p: OfBase) =>
      p.f.plural(p.count, { one: `${p.n} of ${p.base} actor`, other: `${p.n} of ${p.base} actors` }),
    apply: 'Count so',
    who: {
      either: (p: { who: string }) => `${p.who}; another depth if ties counted in either order`,
      arrival: (p: { who: string }) => `${p.who}; another depth if ties counted in order of arrival only`,
      never: (p: { who: string }) => `${p.who}; another depth if tied events never followed each other`,
    },
  },
};
