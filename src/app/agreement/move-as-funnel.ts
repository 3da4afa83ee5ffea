import type { SpecOf, SelectionOf } from '../../analyses/registry';
import type { Matcher } from '../../model/condition';
import type { DatasetInfo } from '../../model/dataset';
import { reasonsOf, shared, takes, type OtherWay } from './other-way';

type FunnelSpec = SpecOf<'funnel'>;
type FunnelSelection = SelectionOf<'funnel'>;
type PathsSpec = SpecOf<'paths'>;
type PathsSelection = SelectionOf<'paths'>;

/** Longer than any data: a path of an actor has no window. */
const anyTime = { amount: 36_500, unit: 'day', from: 'firstStep' } as const;

/**
 * A move from one step of a path to the next as a funnel of two steps, the second directly after the first, in order of arrival, wholly inside the range. Null
 * when the selection is no move, or its names are no events (values of properties, Other, names that rules made).
 */
export function moveAsFunnel(
  paths: PathsSpec,
  selection: PathsSelection,
  { hasSessions }: Pick<DatasetInfo, 'hasSessions'>,
): OtherWay<FunnelSpec, FunnelSelection> | null {
  const move = moveOf(selection);
  if (move === null || (paths.rename?.length ?? 0) > 0) return null;
  const [begin, end] = [eventsOf(paths, move.from), eventsOf(paths, move.to)];
  if (begin === null || end === null) return null;
  const byStage = paths.node !== 'event';
  const window = paths.unit === 'session' ? ({ same: 'session' } as const) : anyTime;
  return {
    spec: {
      kind: 'funnel',
      v: 1,
      steps: [begin, byStage ? end : { ...end, directly: true }],
      order: 'ordered',
      window: paths.within && move.step !== null ? { ...paths.within, from: 'firstStep' } : window,
      ties: 'arrival',
      sessionGap: paths.sessionGap,
      ...shared(paths),
      ...(paths.range === undefined ? {} : { wholeAttemptInRange: true }),
    },
    selection: { step: 2, outcome: 'reached' },
    differs: differences(paths, move, hasSessions),
  };
}

interface Move {
  /** null: anywhere in the path */
  step: number | null;
  from: string;
  to: string;
}

function moveOf(selection: PathsSelection): Move | null {
  if ('transition' in selection) return { step: null, ...selection.transition };
  if (!('from' in selection) || 'other' in selection.from || 'other' in selection.to) return null;
  return { step: selection.step, from: selection.from.name, to: selection.to.name };
}

function differences(paths: PathsSpec, move: Move, hasSessions: boolean): ReturnType<typeof reasonsOf> {
  const { start, end, within, align, unit, include = [], exclude = [] } = paths;
  const anywhere = move.step === null;
  const fromEach = start?.occurrence === 'every' && takes(start, move.from) && start.where === undefined;
  const first = move.step === 1 && align === 'start';
  return reasonsOf({
    position: !anywhere && !(first && start !== undefined),
    starts: !anywhere && first && start !== undefined && !fromEach,
    cut: (anywhere && (start !== undefined || within !== undefined)) || end !== undefined,
    window: unit === 'session' && within !== undefined && !anywhere,
    events: include.length > 0 || exclude.length > 0,
    sessions: unit === 'session' && hasSessions,
    stages: paths.node !== 'event',
  });
}

/** The events a step's name stands for. */
function eventsOf({ node }: PathsSpec, name: string): Matcher | null {
  if (node === 'event') return { event: name };
  if (Array.isArray(node) || 'property' in node) return null;
  const place = node.stages.stages.findIndex((stage) => stage.name === name);
  const rules = node.stages.stages[place]?.rules ?? [];
  const earlier = node.stages.stages.slice(0, place).flatMap((stage) => stage.rules);
  if ([...rules, ...earlier].some(({ event, where }) => event === null || where !== undefined)) return null;
  const taken = new Set(earlier.flatMap(({ event }) => event));
  const events = [...new Set(rules.flatMap(({ event }) => event))].filter(
    (event) => event !== null && !taken.has(event),
  );
  const names = events.filter((event) => event !== null);
  return names.length === 0 ? null : { event: names };
}
