import type { NodeRef, StepColumns } from './step-columns';

/** Paths as they are laid out; `paths` are all of them. */
export interface SteppedPaths extends StepColumns {
  paths: number;
}

/** A node as drawn. Columns are counted from the left, from 0; `ends` are the paths that end (or, counted from the end, begin) there. */
export interface SankeyNode {
  key: string;
  column: number;
  /** step of the result, from 1 */
  step: number;
  kind: 'node' | 'other' | 'ends';
  name: string;
  paths: number;
  share: number;
  /** what it is drawn by: its paths, or what comes in or goes out where that is more (numbers of actors do not add up) */
  weight: number;
  y: number;
  height: number;
}

/** A link as drawn, left to right. */
export interface SankeyLink {
  from: SankeyNode;
  to: SankeyNode;
  paths: number;
  medianMs: number | null;
  kind: 'move' | 'backward' | 'ends';
}

export interface SankeyLayout {
  columns: SankeyNode[][];
  links: SankeyLink[];
  /** px of one path */
  scale: number;
  /** px of the tallest column */
  height: number;
  /** paths standing in each column, and the step each column is */
  heads: { column: number; step: number; paths: number }[];
}

export interface SankeyOptions {
  fromEnd: boolean;
  maxSteps: number;
  /** stage names in the model's order; null: heaviest first, nothing is backward */
  order: readonly string[] | null;
  /** px the tallest column may take */
  room: number;
}

const gap = 7;
const apart = 12;
/** centres of labels are at least this far from each other */
const labelPitch = 17;

const keyOf = (column: number, kind: SankeyNode['kind'], name: string): string => `${column}|${kind}|${name}`;

export const refOf = (node: Pick<SankeyNode, 'kind' | 'name'>): NodeRef =>
  node.kind === 'other' ? { other: true } : { name: node.name };

/** Where each node and link of the result stands. */
export function layoutSankey(result: SteppedPaths, options: SankeyOptions): SankeyLayout {
  const columns = columnsOf(result, options);
  const byKey = new Map(columns.flat().map((node) => [node.key, node]));
  const rank = new Map((options.order ?? []).map((name, i) => [name, i]));
  const place = (step: number): number => columnOfStep(step, options.fromEnd, columns.length);
  const links: SankeyLink[] = [];
  for (const link of result.links) {
    const left = options.fromEnd ? place(link.step) - 1 : place(link.step);
    const from = byKey.get(keyOf(left, link.from.other ? 'other' : 'node', link.from.name));
    const to = byKey.get(keyOf(left + 1, link.to.other ? 'other' : 'node', link.to.name));
    if (!from || !to || link.paths === 0) continue;
    const back = (rank.get(link.to.name) ?? -1) < (rank.get(link.from.name) ?? -1) && rank.has(link.to.name);
    links.push({ from, to, paths: link.paths, medianMs: link.medianMs, kind: back ? 'backward' : 'move' });
  }
  links.push(...endLinks(result, options, byKey, place));
  weigh(columns.flat(), links);
  const { scale, height } = stack(columns, options.room);
  const heads = columns.flatMap((_, column) => {
    const step = stepOfColumn(column, options.fromEnd, columns.length);
    const nodes = result.columns[step - 1];
    return nodes ? [{ column, step, paths: nodes.reduce((sum, node) => sum + node.paths, 0) }] : [];
  });
  return { columns, links, scale, height, heads };
}

/** From the end, step 1 stands rightmost; there may be one more column, of paths that end or begin, without a step. */
const columnOfStep = (step: number, fromEnd: boolean, drawn: number): number => (fromEnd ? drawn - step : step - 1);

const stepOfColumn = (column: number, fromEnd: boolean, drawn: number): number =>
  fromEnd ? drawn - column : column + 1;

const endedIn = ({ columns }: StepColumns): number[] =>
  columns.map((nodes) => nodes.reduce((sum, node) => sum + node.dropOff, 0));

/** How many columns are drawn: one a step, and one of the paths that end after the last, where there are steps to spare. */
export function drawnColumns(result: SteppedPaths, maxSteps: number): number {
  const steps = result.columns.findLastIndex((nodes) => nodes.length > 0) + 1;
  return steps + (steps < maxSteps && (endedIn(result)[steps - 1] ?? 0) > 0 ? 1 : 0);
}

function columnsOf(result: SteppedPaths, { fromEnd, maxSteps, order }: SankeyOptions): SankeyNode[][] {
  const ended = endedIn(result);
  const drawn = drawnColumns(result, maxSteps);
  return Array.from({ length: drawn }, (_, column): SankeyNode[] => {
    const step = stepOfColumn(column, fromEnd, drawn);
    const nodes = (result.columns[step - 1] ?? []).map((node): SankeyNode => {
      const kind = node.other ? 'other' : 'node';
      return {
        key: keyOf(column, kind, node.name),
        column,
        step,
        kind,
        name: node.name,
        paths: node.paths,
        share: node.share,
        weight: node.paths,
        y: 0,
        height: 0,
      };
    });
    nodes.sort((a, b) => orderOf(a, order) - orderOf(b, order));
    const ends = ended[step - 2] ?? 0;
    if (ends > 0) {
      nodes.push({
        key: keyOf(column, 'ends', ''),
        column,
        step,
        kind: 'ends',
        name: '',
        paths: ends,
        share: result.paths === 0 ? 0 : ends / result.paths,
        weight: ends,
        y: 0,
        height: 0,
      });
    }
    return nodes;
  });
}

const orderOf = (node: SankeyNode, order: readonly string[] | null): number => {
  if (node.kind === 'other') return Infinity;
  return order === null ? -node.paths : order.indexOf(node.name);
};

function endLinks(
  result: SteppedPaths,
  { fromEnd }: SankeyOptions,
  byKey: ReadonlyMap<string, SankeyNode>,
  place: (step: number) => number,
): SankeyLink[] {
  return result.columns.flatMap((nodes, i) =>
    nodes.flatMap((node): SankeyLink[] => {
      const column = place(i + 1);
      const here = byKey.get(keyOf(column, node.other ? 'other' : 'node', node.name));
      const ends = byKey.get(keyOf(fromEnd ? column - 1 : column + 1, 'ends', ''));
      if (!here || !ends || node.dropOff === 0) return [];
      const [from, to] = fromEnd ? [ends, here] : [here, ends];
      return [{ from, to, paths: node.dropOff, medianMs: null, kind: 'ends' }];
    }),
  );
}

function weigh(nodes: readonly SankeyNode[], links: readonly SankeyLink[]): void {
  const [into, out] = [new Map<SankeyNode, number>(), new Map<SankeyNode, number>()];
  for (const { from, to, paths } of links) {
    out.set(from, (out.get(from) ?? 0) + paths);
    into.set(to, (into.get(to) ?? 0) + paths);
  }
  for (const node of nodes) node.weight = Math.max(node.paths, into.get(node) ?? 0, out.get(node) ?? 0);
}

/** Puts the nodes below each other, as large as the room allows. */
function stack(columns: readonly SankeyNode[][], room: number): { scale: number; height: number } {
  const most = Math.max(1, ...columns.map((nodes) => nodes.reduce((sum, node) => sum + node.weight, 0)));
  let low = 0;
  let high = room / most;
  for (let i = 0; i < 24; i += 1) {
    const middle = (low + high) / 2;
    if (Math.max(...columns.map((nodes) => stackColumn(nodes, middle))) <= room) low = middle;
    else high = middle;
  }
  const scale = low > 0 ? low : (room / most) * 0.5;
  return { scale, height: Math.max(0, ...columns.map((nodes) => stackColumn(nodes, scale))) };
}

function stackColumn(nodes: readonly SankeyNode[], scale: number): number {
  let bottom = 0;
  let centre = -Infinity;
  nodes.forEach((node, i) => {
    node.height = Math.max(1.5, node.weight * scale);
    const free = i === 0 ? 0 : bottom + gap + (node.kind === 'ends' ? apart : 0);
    node.y = Math.max(free, centre + labelPitch - node.height / 2);
    centre = node.y + node.height / 2;
    bottom = node.y + node.height;
  });
  return bottom;
}
