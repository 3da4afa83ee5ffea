import type { SpecOf, SelectionOf } from '../../analyses/registry';
import type { Matcher } from '../../model/condition';
import { onlyName, reasonsOf, shared, takes, type OtherWay } from './other-way';

type FunnelSpec = SpecOf<'funnel'>;
type PathsSpec = SpecOf<'paths'>;
type PathsSelection = SelectionOf<'paths'>;

/**
 * How people get from one step of a funnel to a later one: a path from each event of the first to the next event of the other, within the funnel's time, every event
 * a step, actors counted. Those who reach the later step are the actors whose path ends with it (or, when it must follow directly, goes to it at once).
 */
export function funnelAsPaths(
  funnel: FunnelSpec,
  from: number,
  to: number,
): OtherWay<PathsSpec, PathsSelection> | null {
  const [begin, end] = [funnel.steps[from - 1], funnel.steps[to - 1]];
  if (!begin || !end || from >= to) return null;
  const direct = to === from + 1 && (funnel.order === 'strict' || end.directly === true);
  const selection = direct ? directMove(begin, end) : lastNode(begin, end);
  return {
    spec: {
      kind: 'paths',
      v: 1,
      unit: inSession(funnel) ? 'session' : 'actor',
      node: 'event',
      start: { ...matcherOf(begin), occurrence: 'every' },
      ...(direct ? {} : { end: matcherOf(end) }),
      align: direct ? 'start' : 'end',
      ...('same' in funnel.window ? {} : { within: { amount: funnel.window.amount, unit: funnel.window.unit } }),
      maxSteps: 6,
      rowsPerStep: 8,
      minShare: 0,
      collapseRepeats: false,
      count: 'actors',
      sessionGap: funnel.sessionGap,
      ...shared(funnel),
    },
    selection,
    differs: differences(funnel, from, to, direct, selection === null),
  };
}

function differences(
  funnel: FunnelSpec,
  from: number,
  to: number,
  direct: boolean,
  unnamed: boolean,
): ReturnType<typeof reasonsOf> {
  const { steps, window, order, unit = 'actor' } = funnel;
  const passed = steps.slice(0, to);
  return reasonsOf({
    steps: from > 1 || to > 2 || passed.some(({ optional }) => optional === true),
    ties: funnel.ties !== 'arrival',
    range: funnel.range !== undefined && funnel.wholeAttemptInRange !== true,
    window: 'same' in window && window.same === 'day',
    exclusions: (funnel.exclusions?.length ?? 0) > 0,
    hold: (funnel.hold?.length ?? 0) > 0,
    unit: unit !== 'actor',
    attempts: funnel.count === 'attempts',
    order: order === 'any',
    firstEver: passed.some(({ occurrence }) => occurrence === 'firstEver'),
    names: unnamed,
    sessions: direct && inSession(funnel),
  });
}

const inSession = ({ unit, window }: FunnelSpec): boolean =>
  unit === 'session' || ('same' in window && window.same === 'session');

const matcherOf = ({ event, where }: Matcher): Matcher => ({ event, ...(where === undefined ? {} : { where }) });

function directMove(begin: Matcher, end: Matcher): PathsSelection | null {
  const [from, to] = [onlyName({ event: begin.event }), onlyName(end)];
  return from === null || to === null ? null : { step: 1, from: { name: from }, to: { name: to } };
}

/** A path that begins with the name it must end with would be taken for one that ended. */
function lastNode(begin: Matcher, end: Matcher): PathsSelection | null {
  const name = onlyName(end);
  return name === null || takes(begin, name) ? null : { step: 1, node: { name } };
}
