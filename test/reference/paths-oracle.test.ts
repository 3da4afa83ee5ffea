import { describe, it } from 'vitest';
import { paths } from '../../src/analyses/paths';
import type { PathsNodeResult, PathsResult } from '../../src/analyses/paths/result';
import type { PathsNodeRef, PathsSelection } from '../../src/analyses/paths/spec';
import { compareWithOracle, runs } from './compared';
import { pathsOracle } from './paths';
import { pathsCase } from './spec-generators';

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

const selections = (result: PathsResult): { selection: PathsSelection }[] => [
  ...result.columns.flatMap((column, i) =>
    column.flatMap((node) => [
      { selection: { step: i + 1, node: ref(node) } },
      { selection: { step: i + 1, node: ref(node), outcome: 'dropped' as const } },
    ]),
  ),
  ...result.links.map(({ step, from, to }) => ({ selection: { step, from: ref(from), to: ref(to) } })),
  ...result.sequences.map(({ nodes }) => ({ selection: { sequence: nodes } })),
  ...result.transitions.map(({ from, to }) => ({ selection: { transition: { from, to } } })),
];

/** Conservation: column 1 holds all paths; what comes into a node goes out by links, drops off or goes on. */
function leaks({ paths: all, columns, links }: PathsResult, align: 'start' | 'end'): string | null {
  const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);
  if (sum((columns[0] ?? []).map((node) => node.paths)) !== all) return 'column 1 does not hold all paths';
  for (const [i, column] of columns.entries()) {
    for (const node of column) {
      const isHere = (end: { name: string; other: boolean }): boolean =>
        end.name === node.name && end.other === node.other;
      const onward = links.filter((link) => link.step === i + 1 && isHere(align === 'start' ? link.from : link.to));
      const inward = links.filter((link) => link.step === i && isHere(align === 'start' ? link.to : link.from));
      const out = sum(onward.map((link) => link.paths)) + node.dropOff + node.goesOn;
      const into = i === 0 ? node.paths : sum(inward.map((link) => link.paths));
      if (out !== node.paths || into !== node.paths)
        return `column ${i + 1}, ${node.name}: ${into} in, ${node.paths}, ${out} out`;
    }
  }
  return null;
}

const compare = (rich: boolean, align: 'start' | 'end', numRuns: number): Promise<void> =>
  compareWithOracle(
    paths,
    pathsOracle,
    pathsCase(rich).map((asked) => ({ ...asked, spec: { ...asked.spec, align } })),
    { canonical, selections, wrong: (result) => leaks(result, align) },
    numRuns,
  );

describe('paths of random logs are those of the definition, and conserved', { timeout: 600_000 }, () => {
  it('by event or stage, aligned at the start', () => compare(false, 'start', runs / 2));
  it('by event or stage, aligned at the end', () => compare(false, 'end', runs / 2));
  it('by property, with conditions', async () => {
    await compare(true, 'start', runs / 20);
    await compare(true, 'end', runs / 20);
  });
});
