import { nobodyOf, pairUp, type ComparedNumber, type ComparedRow } from '../compared-rows';
import type { Sides, Words } from '../view';
import type { PathsResult } from './result';
import type { PathsSelection, PathsSpec } from './spec';
import { nameLabel } from './words';
import { byStages } from './by-stages';

/** The number of paths, and by column the share of all paths at each node, and of those there that end (or begin) there. */
export function comparedPaths(
  spec: PathsSpec,
  { own, other }: Sides<PathsResult>,
  words: Words,
): ComparedRow<PathsSelection>[] {
  const absent =
    (result: PathsResult) =>
    (number: ComparedNumber<PathsSelection>): ComparedNumber<PathsSelection> | null => {
      if (!number.key.startsWith('node ')) return null;
      const column = result.columns[Number(number.key.split(' ')[1]) - 1] ?? [];
      return column.some((node) => node.other) ? null : nobodyOf<PathsSelection>(result.paths)(number);
    };
  return pairUp(numbersOf(spec, own, words), numbersOf(spec, other, words), { a: absent(own), b: absent(other) });
}

function numbersOf(spec: PathsSpec, result: PathsResult, words: Words): ComparedNumber<PathsSelection>[] {
  const said = words.t.segments.numbers;
  const all: ComparedNumber<PathsSelection> = {
    key: 'paths',
    label: said.paths[spec.count],
    number: { value: result.paths, as: 'count' },
  };
  return [all, ...result.columns.flatMap((nodes, i) => columnOf(spec, result, nodes, i + 1, words))];
}

function columnOf(
  spec: PathsSpec,
  { paths }: PathsResult,
  nodes: PathsResult['columns'][number],
  step: number,
  words: Words,
): ComparedNumber<PathsSelection>[] {
  const { t, format } = words;
  const head = (spec.align === 'end' ? t.paths.stepBack : t.paths.step)({
    n: format.number(step),
    stage: byStages(spec) !== null,
  });
  const repeated = spec.count === 'paths' && (spec.unit === 'session' || spec.start?.occurrence === 'every');
  const standing = nodes
    .filter(({ other }) => !other)
    .map((node): ComparedNumber<PathsSelection> => ({
      key: `node ${step} ${node.name}`,
      label: `${head} · ${nameLabel(spec, node.name, words)}`,
      number: { count: node.paths, base: paths },
      repeated,
      selection: { step, node: { name: node.name } },
    }));
  if (spec.count === 'actors') return standing;
  const sum = (of: 'paths' | 'dropOff'): number => nodes.reduce((total, node) => total + node[of], 0);
  const ends: ComparedNumber<PathsSelection> = {
    key: `ends ${step}`,
    label: `${head} · ${spec.align === 'end' ? t.paths.began : t.paths.dropOff}`,
    number: { count: sum('dropOff'), base: sum('paths') },
    repeated,
  };
  return [...standing, ends];
}
