import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storeLog, type LogEvent } from '../../../test/support/log';
import type { Untied } from '../../../test/support/untied';
import { pathsTwin } from '../../../test/support/paths-twin';
import { batchesOf } from '../../columns/batches';
import {
  numberBehind,
  paths,
  type PathsLink,
  type PathsNodeRef,
  type PathsResult,
  type PathsSelection,
  type PathsSpec,
} from '.';

const names = ['a', 'b', 'c', 'd'];
const logs = fc.tuple(fc.constantFrom('gap', 'mapped'), fc.integer({ min: 1, max: 4 })).chain(([kind, actors]) =>
  fc.array(
    fc.record({
      actor: fc.constantFrom(...['p', 'q', 'r', 's'].slice(0, actors)),
      event: fc.constantFrom(...names),
      at: fc.integer({ min: 0, max: 12 }).map((ticks) => ticks * 10 * 60e6),
      session: kind === 'gap' ? fc.constant(null) : fc.constantFrom(null, 's1', 's2'),
    }),
    { maxLength: 30 },
  ),
);

const event = fc.oneof(fc.constantFrom(...names), fc.subarray(names, { minLength: 1 }), fc.constant(null));
const matcher = event.map((name) => ({ event: name }));
const stages = fc.array(event, { minLength: 1, maxLength: 3 }).map((rules) => ({
  stages: {
    name: 'm',
    stages: rules.map((rule, i) => ({ name: `s${String(i)}`, label: '', rules: [{ event: rule }] })),
  },
}));
const specs = fc.record(
  {
    kind: fc.constant('paths'),
    unit: fc.constantFrom('session', 'actor'),
    node: fc.oneof({ weight: 3, arbitrary: fc.constant('event') }, { weight: 1, arbitrary: stages }),
    start: matcher,
    end: matcher,
    align: fc.constantFrom('start', 'end'),
    within: fc.integer({ min: 1, max: 60 }).map((amount) => ({ amount, unit: 'minute' })),
    maxSteps: fc.integer({ min: 2, max: 5 }),
    rowsPerStep: fc.integer({ min: 1, max: 3 }),
    minShare: fc.constantFrom(0, 0.2, 0.5),
    collapseRepeats: fc.boolean(),
    include: fc.array(matcher, { minLength: 1, maxLength: 2 }),
    exclude: fc.array(matcher, { maxLength: 1 }),
  },
  { requiredKeys: ['kind'] },
);

interface Asked {
  spec: PathsSpec;
  result: PathsResult;
  select: (selection: PathsSelection) => string[];
}

/** Asks in batches of one actor dealt to as many states as there are shards, merged from the last to the first. */
function ask(input: unknown, log: LogEvent[], shards: number): Asked {
  const parsed = paths.parse(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { dataset, base, actorIds } = storeLog(log);
  const question = { spec: parsed.value, dataset, prepared: { dictionaries: [], lookups: [] } };
  const batches = [...batchesOf(base, [], shards === 1 ? 1_000_000 : 1)];
  const [pass] = paths.passes(question);
  const fold = pass!(null);
  const states = Array.from({ length: shards }, () => fold.empty());
  batches.forEach((batch, i) => fold.visit(batch, states[i % shards]!));
  const state = states.reverse().reduce((a, b) => fold.merge(a, b));
  return {
    spec: parsed.value,
    result: paths.shape(state, question),
    select(selection) {
      const collect = paths.select(question, selection, state);
      const picked = collect.empty();
      for (const batch of batches) collect.visit(batch, picked);
      return picked.map((actor) => actorIds[actor]!);
    },
  };
}

const refOf = ({ name, other }: PathsLink['from']): PathsNodeRef => (other ? { other } : { name });

/** Every number a result shows, as what is clicked. */
const selections = ({ columns, links, sequences, transitions }: PathsResult): Untied<PathsSelection>[] => [
  ...columns.flatMap((column, c) =>
    column.flatMap((node): Untied<PathsSelection>[] => [
      { step: c + 1, node: refOf(node) },
      { step: c + 1, node: refOf(node), outcome: 'dropped' },
    ]),
  ),
  ...links.map(({ step, from, to }) => ({ step, from: refOf(from), to: refOf(to) })),
  ...sequences.map(({ nodes }) => ({ sequence: nodes })),
  ...transitions.map(({ from, to }) => ({ transition: { from, to } })),
];

const runs = { numRuns: 2000 };

describe('on random logs', () => {
  it('every number is that of the slow twin', () => {
    fc.assert(
      fc.property(logs, specs, (log, input) => {
        const { spec, result } = ask(input, log, 1);
        expect(result).toEqual(pathsTwin(log, spec).result);
      }),
      runs,
    );
  });

  it('in equals links out plus drop-off plus going on, and column 1 holds all paths', () => {
    fc.assert(
      fc.property(logs, specs, (log, input) => {
        const { spec, result } = ask(input, log, 1);
        const total = (numbers: number[]): number => numbers.reduce((sum, n) => sum + n, 0);
        expect(total((result.columns[0] ?? []).map(({ paths: n }) => n))).toBe(result.paths);
        const same = (a: PathsLink['from'], b: PathsLink['from']): boolean => a.name === b.name && a.other === b.other;
        result.columns.forEach((column, c) => {
          for (const node of column) {
            const near = spec.align === 'end' ? 'to' : 'from';
            const far = spec.align === 'end' ? 'from' : 'to';
            const out = result.links.filter((link) => link.step === c + 1 && same(link[near], node));
            const into = result.links.filter((link) => link.step === c && same(link[far], node));
            expect(node.paths).toBe(total(out.map(({ paths: n }) => n)) + node.dropOff + node.goesOn);
            if (c > 0) expect(node.paths).toBe(total(into.map(({ paths: n }) => n)));
            if (c + 1 < spec.maxSteps) expect(node.goesOn).toBe(0);
          }
        });
        expect(total(result.sequences.map(({ paths: n }) => n))).toBe(result.paths);
      }),
      runs,
    );
  });

  it('shards merged in any order give the same result to the last digit', () => {
    fc.assert(
      fc.property(logs, specs, fc.integer({ min: 2, max: 3 }), (log, input, shards) => {
        expect(ask(input, log, shards).result).toEqual(ask(input, log, 1).result);
      }),
      runs,
    );
  });

  it('the people behind every number are the actors of its paths', () => {
    fc.assert(
      fc.property(logs, specs, (log, input) => {
        const { spec, result, select } = ask(input, log, 1);
        const slow = pathsTwin(log, spec);
        for (const selection of selections(result)) expect(select(selection)).toEqual(slow.select(selection));
      }),
      { numRuns: 500 },
    );
  });

  it('by actor the list of people is exactly as long as the number of paths', () => {
    fc.assert(
      fc.property(logs, specs, (log, input) => {
        const { result, select } = ask({ ...input, unit: 'actor' }, log, 1);
        for (const selection of selections(result).filter((s) => !('transition' in s))) {
          expect(select(selection)).toHaveLength(numberBehind(result, selection) ?? -1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
