import type { Table } from '../../charts/csv';
import type { Figure } from '../../charts/figure';
import type { TwinRow } from '../../charts/twin';
import type { Words } from '../view';
import type { Move } from '../move-matrix';
import type { PathsResult } from './result';
import type { PathsSelection, PathsSpec } from './spec';
import { byStages } from './by-stages';
import { nameLabel } from './words';

type Select = (selection: PathsSelection) => void;

/** How many paths have more steps than are shown. */
export const goOn = (result: PathsResult): number =>
  result.columns.reduce((sum, nodes) => sum + nodes.reduce((part, node) => part + node.goesOn, 0), 0);

/** The four numbers under the chart. */
export function pathsFigures(
  spec: PathsSpec,
  result: PathsResult,
  moves: readonly Move[],
  words: Words,
  select: Select,
): Figure[] {
  const { t, format } = words;
  const said = t.paths.figures;
  const stage = byStages(spec) !== null;
  const all = moves.reduce((sum, { count }) => sum + count, 0);
  const back = moves.filter(({ backward }) => backward);
  const backward = back.reduce((sum, { count }) => sum + count, 0);
  const actors = spec.count === 'actors';
  const figures: Figure[] = [];
  if (stage) {
    const rate = result.backwardRate ?? (all === 0 ? null : backward / all);
    figures.push({
      name: said.backward,
      text: format.percent(rate),
      base: actors ? said.ofAllMoves : said.ofMoves({ n: format.number(backward), all: format.number(all) }),
    });
  }
  const common = stage ? back[0] : moves[0];
  if (common) {
    figures.push({
      name: stage ? said.wayBack : said.commonest,
      text: format.number(common.count),
      base: t.paths.arrow({ from: nameLabel(spec, common.from, words), to: nameLabel(spec, common.to, words) }),
      onpick: () => select({ transition: { from: common.from, to: common.to } }),
    });
  }
  if (actors) return figures;
  const single = (result.columns[0] ?? []).reduce((sum, node) => sum + node.dropOff, 0);
  figures.push({
    name: stage ? said.stayed : spec.align === 'end' ? said.oneStep : said.endedFirst,
    text: format.percent(result.paths === 0 ? null : single / result.paths),
    base: said.of({ n: format.number(single), base: format.number(result.paths) }),
    onpick: single > 0 ? () => select({ step: 1, outcome: 'dropped' }) : undefined,
  });
  const other = result.columns.flat().reduce((sum, node) => sum + (node.other ? node.paths : 0), 0);
  figures.push({
    name: said.other,
    text: format.number(other),
    base: other === 0 ? said.otherAll({ stage }) : said.otherSome,
  });
  return figures;
}

const stepsSaid = 60;

/** A whole path in one line; of a very long one the first steps and how many more. */
function sequenceText(spec: PathsSpec, nodes: readonly string[], words: Words): string {
  const said = nodes.slice(0, stepsSaid).map((name) => nameLabel(spec, name, words));
  if (nodes.length > stepsSaid) {
    const count = nodes.length - stepsSaid;
    said.push(words.t.paths.sequences.more({ count, f: words.format }));
  }
  return said.join(' → ');
}

/** The commonest whole paths whose text holds what is searched for. */
export function sequenceRows(
  spec: PathsSpec,
  result: PathsResult,
  selection: PathsSelection | null,
  words: Words,
  select: Select,
): TwinRow[] {
  const { format } = words;
  return result.sequences.map(({ nodes, paths }, i) => ({
    key: String(i),
    head: sequenceText(spec, nodes, words),
    title: sequenceText(spec, nodes, { ...words, format: format.raw }),
    cells: [
      {
        text: format.number(paths),
        sort: paths,
        selected: selection !== null && 'sequence' in selection && selection.sequence.join('\0') === nodes.join('\0'),
        onpick: () => select({ sequence: nodes }),
      },
      { text: format.percent(result.paths === 0 ? null : paths / result.paths), sort: paths },
      { text: format.number(nodes.length), sort: nodes.length },
    ],
  }));
}

/** Whole paths for CSV, their steps in one text. */
export const sequencesTable = (spec: PathsSpec, result: PathsResult, { t, format }: Words): Table => ({
  head: ['path', 'paths', 'share', 'steps'],
  rows: result.sequences.map(({ nodes, paths }) => [
    nodes.map((name) => nameLabel(spec, name, { t, format: format.raw })).join(' → '),
    paths,
    result.paths === 0 ? null : paths / result.paths,
    nodes.length,
  ]),
});

/** Raw numbers for CSV: a row a link, those that end here with an empty name. */
export function pathsTable(spec: PathsSpec, result: PathsResult, words: Words): Table {
  const label = (node: { name: string; other: boolean }): string =>
    node.other ? words.t.explore.other : nameLabel(spec, node.name, { ...words, format: words.format.raw });
  const links = result.links.map((link) => [
    link.step,
    label(link.from),
    label(link.to),
    link.paths,
    link.medianMs,
    link.meanMs,
  ]);
  const ends = result.columns.flatMap((nodes, i) =>
    nodes
      .filter(({ dropOff }) => dropOff > 0)
      .map((node) => [i + 1, label(node), words.t.paths.dropOff, node.dropOff, null, null]),
  );
  return { head: ['step', 'from', 'to', 'paths', 'medianMs', 'meanMs'], rows: [...links, ...ends] };
}
