import type { Format } from '../format';

interface OfBase {
  n: string;
  base: string;
  count: number;
  f: Format;
}

export const explain = {
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
