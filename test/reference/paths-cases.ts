import fc, { type Arbitrary } from 'fast-check';
import type { PathsNode, PathsSpec, Rename } from '../../src/analyses/paths/spec';
import type { StageModel } from '../../src/model/stage-model';
import { condition, duration, log, matcher, range, rarely, scene } from './generators';
import type { Asked } from './spec-generators';

const stageModel: StageModel = {
  name: 'model',
  stages: [
    { name: 'seen', label: '认知', rules: [{ event: 'A' }] },
    { name: 'weighed', label: '考虑', rules: [{ event: ['B', 'A'] }] },
    { name: 'bought', label: '购买', rules: [{ event: 'C' }, { event: '购买' }] },
  ],
};

const richModel: StageModel = {
  name: 'conditions',
  stages: [
    {
      name: 'late',
      label: '',
      rules: [{ event: 'C' }, { event: 'A', where: { property: 'vip', is: 'eq', value: true } }],
    },
    { name: 'A', label: '', rules: [{ event: 'B', where: { property: 'color', is: 'isNotSet' } }] },
    { name: 'rest', label: '', rules: [{ event: null, where: { property: 'size', is: 'gte', value: 1 } }] },
  ],
};

const newNames: Rename[] = [
  { match: { wildcard: 'A' }, to: 'B' },
  { match: { wildcard: '*' }, to: 'all' },
  { match: { wildcard: '?' }, to: 'one' },
  { match: { wildcard: '🎸*' }, to: 'music $1' },
  { match: { wildcard: '?购*' }, to: 'none' },
  { match: { wildcard: '*e*' }, to: 'seen' },
  { match: { regex: '[BC]' }, to: 'x' },
  { match: { regex: '(A|o)' }, to: '<$1>' },
  { match: { regex: '(e+|true)' }, to: '$1$1' },
];

const absent = fc.constant(undefined);

const property = fc.constantFrom('color', 'vip', 'absent');

const plainNode: Arbitrary<PathsNode> = fc.constantFrom<PathsNode>('event', 'event', { stages: stageModel });

/** By property, by properties of some events (two of them of one event), by stages whose rules look at properties. */
const richNode: Arbitrary<PathsNode> = fc.oneof<Arbitrary<PathsNode>[]>(
  fc.record({ property }),
  fc.array(fc.record({ event: fc.constantFrom('A', 'B', '购买', 'never seen'), property }), {
    minLength: 1,
    maxLength: 3,
  }),
  fc.constant({ stages: richModel }),
);

export interface PathsKind {
  /** with properties and conditions */
  rich: boolean;
  /** with other names of nodes, which a database has to make; never unless told */
  renames?: boolean;
  /** drawn unless given */
  align?: PathsSpec['align'];
  count?: PathsSpec['count'];
}

/** A random log with a random question of the public format about its paths. */
export function pathsCase({ rich, renames = false, align, count }: PathsKind): Arbitrary<Asked<PathsSpec>> {
  return scene('small').chain((of) => {
    const matchers = fc.array(matcher(rich), { minLength: 1, maxLength: 2 });
    const occurrence = fc.constantFrom<{ occurrence?: 'first' | 'every' }>(
      {},
      { occurrence: 'first' },
      { occurrence: 'every' },
      { occurrence: 'every' },
    );
    const own = fc.record({
      kind: fc.constant('paths' as const),
      v: fc.constant(1 as const),
      unit: fc.constantFrom('session' as const, 'actor' as const),
      node: rich ? richNode : plainNode,
      align: align === undefined ? fc.constantFrom('start' as const, 'end' as const) : fc.constant(align),
      count: count === undefined ? fc.constantFrom('paths' as const, 'actors' as const) : fc.constant(count),
      maxSteps: fc.oneof(
        { weight: 5, arbitrary: fc.integer({ min: 2, max: 5 }) },
        { weight: 1, arbitrary: fc.constant(20) },
      ),
      rowsPerStep: fc.integer({ min: 1, max: 3 }),
      minShare: fc.constantFrom(0, 0, 0.25, 1 / 3, 0.5, 1),
      collapseRepeats: fc.boolean(),
      sessionGap: duration(of),
    });
    const more = fc.record({
      start: fc.option(
        fc.tuple(matcher(rich), occurrence).map(([begins, how]) => ({ ...begins, ...how })),
        { nil: undefined },
      ),
      end: rarely(matcher(rich)),
      include: rarely(matchers),
      exclude: rarely(matchers),
      within: rarely(duration(of)),
      rename: renames ? rarely(fc.array(fc.constantFrom(...newNames), { minLength: 1, maxLength: 3 })) : absent,
      range: range(of),
      filter: rich ? rarely(condition) : absent,
    });
    const spec = fc.tuple(own, more).map(([fields, optional]): PathsSpec => ({ ...fields, ...given(optional) }));
    return fc.record({ scene: fc.constant(of), log: log(of, { withProperties: rich, maxEvents: 12 }), spec });
  });
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the fields that are undefined. */
const given = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
