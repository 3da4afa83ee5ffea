import type { Format } from '../format';

interface Compared {
  n: string;
  count: number;
  f: Format;
}

export const agreement = {
  asFunnel: 'Make this a funnel',
  asPaths: (p: { from: string; to: string }) => `Show as paths from step ${p.from} to ${p.to}`,
  fromStep: 'From step',
  step: (p: { n: string }) => `step ${p.n}`,
  same: (p: Compared) =>
    p.f.plural(p.count, {
      one: `That asks for the same ${p.n} actor.`,
      other: `That asks for the same ${p.n} actors.`,
    }),
  other: (p: Compared) =>
    p.f.plural(p.count, { one: `There it is ${p.n} actor, since:`, other: `There it is ${p.n} actors, since:` }),
  mayDiffer: 'Numbers may differ there, since:',
  reasons: {
    steps: 'the funnel also asks for its other steps up to there',
    ties: 'events of one instant follow each other in a funnel in any order, in a path in order of arrival',
    range: 'only the first step of the funnel must lie in the date range, of a path every event',
    window:
      'the time limit is another one: a path has no window of a calendar day, a funnel no limit beside the session',
    exclusions: 'a path knows no exclusions',
    hold: 'a path does not hold properties',
    unit: 'the funnel counts other units than actors',
    attempts: 'the funnel counts attempts that do not overlap',
    order: 'in any order is no path',
    firstEver: 'a path does not know the first time ever',
    names: 'one of the steps takes several events, or only some of them, so the paths show no one number of it',
    position: 'here the move is counted at this step of the path, in a funnel wherever it is',
    starts: 'a path begins at its first start, a funnel at any',
    cut: 'the path is cut at its start, end or time limit',
    events: 'some events take no part in the paths, but stand between the steps of a funnel',
    sessions: 'sessions from the file may overlap, so what is next in one is not next for the actor',
    stages: 'a stage visit may hold many events, and events of no stage do not stand between',
  },
};
