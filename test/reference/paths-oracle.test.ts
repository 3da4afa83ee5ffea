import type { Untied } from '../support/untied';
import { describe, it } from 'vitest';
import { paths } from '../../src/analyses/paths';
import type { PathsNodeResult, PathsResult } from '../../src/analyses/paths/result';
import type { PathsNodeRef, PathsSelection, PathsSpec } from '../../src/analyses/paths/spec';
import { compareWithOracle, databaseRuns, runs } from './compared';
import { leaks } from './conservation';
import { pathsOracle } from './paths';
import type { ColumnsBy } from '../support/run-on-log';
import { pathsCase, type PathsKind } from './paths-cases';

const byKey = (items: readonly unknown[]): string[] => items.map((item) => JSON.stringify(item)).sort();
const ref = ({ name, other }: { name: string; other: boolean }): PathsNodeRef => (other ? { other } : { name });

/** Lists without their order, columns without empty ones at the end. */
function canonical({ columns, links, sequences, transitions, ...rest }: PathsResult): unknown {
  const node = ({ name, other, paths: n, share, dropOff, goesOn }: PathsNodeResult): unknown => [
    name,
    other,
    n,
    share,
    dropOff,
    goesOn,
  ];
  const filled = columns.filter((_, i) => columns.slice(i).some((column) => column.length > 0));
  return {
    ...rest,
    columns: filled.map((column) => byKey(column.map(node))),
    links: Object.fromEntries(
      links.map(({ step, from, to, paths: n, ...times }) => [JSON.stringify([step, ref(from), ref(to), n]), times]),
    ),
    sequences: byKey(sequences.map(({ nodes, paths: n }) => [nodes, n])),
    transitions: byKey(transitions.map(({ from, to, count }) => [from, to, count])),
  };
}

/** Every number of a result, as what is clicked; `actors` where the number is one of actors. */
function selections(
  result: PathsResult,
  count: PathsSpec['count'],
): { selection: Untied<PathsSelection>; actors?: number }[] {
  const of = (selection: Untied<PathsSelection>, n: number): { selection: Untied<PathsSelection>; actors?: number } =>
    count === 'actors' ? { selection, actors: n } : { selection };
  return [
    ...result.columns.flatMap((column, i) =>
      column.flatMap((node) => [
        of({ step: i + 1, node: ref(node) }, node.paths),
        of({ step: i + 1, node: ref(node), outcome: 'dropped' }, node.dropOff),
      ]),
    ),
    ...result.columns.map((_, i) => ({ selection: { step: i + 1, outcome: 'dropped' as const } })),
    ...result.links.map(({ step, from, to, paths: n }) => of({ step, from: ref(from), to: ref(to) }, n)),
    ...result.sequences.map(({ nodes, paths: n }) => of({ sequence: nodes }, n)),
    ...result.transitions.map(({ from, to, count: n }) => of({ transition: { from, to } }, n)),
  ];
}

type Aligned = PathsKind & Required<Pick<PathsKind, 'align' | 'count'>>;

const compare = (kind: Aligned, numRuns: number, columnsBy?: ColumnsBy): Promise<void> =>
  compareWithOracle(
    paths,
    pathsOracle,
    pathsCase(kind),
    {
      canonical,
      selections: (result) => selections(result, kind.count),
      wrong: (result) => (kind.count === 'paths' ? leaks(result, result.paths, kind.align) : null),
    },
    numRuns,
    columnsBy,
  );

describe('paths of random logs are those of the definition', { timeout: 600_000 }, () => {
  describe.each(['start', 'end'] as const)('aligned at the %s', (align) => {
    it('by event or stage, and conserved', () => compare({ rich: false, align, count: 'paths' }, runs * 0.15));
    it('by event or stage, counting actors', () => compare({ rich: false, align, count: 'actors' }, runs * 0.15));
    it('by properties, with conditions, and conserved', () =>
      compare({ rich: true, align, count: 'paths' }, runs * 0.1));
    it('by properties, with conditions, counting actors', () =>
      compare({ rich: true, align, count: 'actors' }, runs * 0.1));
    it('out of a database, with other names', () =>
      compare({ rich: true, align, count: 'paths', renames: true }, databaseRuns, 'database'));
  });
});
