import type { PathsLink, PathsNodeRef, PathsResult, PathsSelection, PathsSpec } from '../../src/analyses/paths';
import type { LogEvent } from './log';
import type { Untied } from './untied';

/** A slow, obvious twin of the fold: whole paths as lists of (name, instant), written from the definition alone. */
interface Node {
  name: string;
  at: number;
}
interface Whole {
  actor: string;
  nodes: Node[];
}

const matches = (event: LogEvent, name: string | string[] | null): boolean =>
  name === null || (Array.isArray(name) ? name : [name]).includes(event.event);

function unitsOf(log: LogEvent[], spec: PathsSpec): LogEvent[][] {
  const actors = [...new Set(log.map(({ actor }) => actor))];
  const ordered = actors.map((actor) => log.filter((e) => e.actor === actor).sort((a, b) => a.at - b.at));
  if (spec.unit === 'actor') return ordered;
  if (log.some(({ session }) => session != null)) {
    return ordered.flatMap((events) => {
      const ids = [...new Set(events.map(({ session }) => session))].filter((id) => id != null);
      return ids.map((id) => events.filter(({ session }) => session === id));
    });
  }
  return ordered.flatMap((events) => {
    const sessions: LogEvent[][] = [];
    events.forEach((event, i) => {
      if (i === 0 || event.at - events[i - 1]!.at > 30 * 60e6) sessions.push([]);
      sessions.at(-1)!.push(event);
    });
    return sessions;
  });
}

function wholePath(unit: LogEvent[], spec: PathsSpec): Whole | null {
  const stages = typeof spec.node === 'object' && 'stages' in spec.node ? spec.node.stages.stages : null;
  const nodeOf = (event: LogEvent): string | null =>
    stages === null
      ? event.event
      : (stages.find(({ rules }) => rules.some((rule) => matches(event, rule.event)))?.name ?? null);
  let events = unit.filter(
    (e) =>
      nodeOf(e) !== null &&
      (spec.include === undefined || spec.include.some((m) => matches(e, m.event))) &&
      !(spec.exclude ?? []).some((m) => matches(e, m.event)),
  );
  const { start, end, within } = spec;
  if (start !== undefined) {
    const first = events.findIndex((e) => matches(e, start.event));
    if (first === -1) return null;
    events = events.slice(first);
  }
  if (end !== undefined) {
    const last = events.findIndex((e, i) => (start === undefined || i > 0) && matches(e, end.event));
    if (last === -1) return null;
    events = events.slice(0, last + 1);
  }
  if (within !== undefined) events = events.filter(({ at }) => at - events[0]!.at <= within.amount * 60e6);
  if (events.length === 0) return null;
  const named = events.map((e) => ({ name: nodeOf(e) ?? '', at: e.at }));
  const collapses = spec.collapseRepeats || stages !== null;
  const nodes = named.filter(({ name }, i) => !collapses || i === 0 || named[i - 1]!.name !== name);
  return { actor: unit[0]!.actor, nodes };
}

/** The nodes a path shows, by column, and whether it has more beyond the last one. */
function shown({ nodes }: Whole, spec: PathsSpec): { columns: Node[]; goesOn: boolean } {
  const longer = nodes.length > spec.maxSteps;
  if (spec.align === 'end') return { columns: nodes.slice(-spec.maxSteps).reverse(), goesOn: longer };
  if (spec.end !== undefined) return { columns: nodes.slice(-spec.maxSteps), goesOn: false };
  return { columns: nodes.slice(0, spec.maxSteps), goesOn: longer };
}

const count = <T>(items: T[], holds: (item: T) => boolean): number => items.filter(holds).length;
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const middle = (sorted: number[]): number =>
  (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;

/** A label of a column: a name that stands alone, or null for Other. */
type Label = string | null;

/** What every part of the result is read from. */
interface Shown {
  spec: PathsSpec;
  all: Whole[];
  /** names that stand alone, by column */
  standing: string[][];
  labels: (path: Whole) => Label[];
  /** true when the path has no node beyond this column */
  ends: (path: Whole, column: number) => boolean;
}

function shownBy(log: LogEvent[], spec: PathsSpec): Shown {
  const all = unitsOf(log, spec)
    .map((unit) => wholePath(unit, spec))
    .filter((path) => path !== null);
  const standing = Array.from({ length: spec.maxSteps }, (_, c) => {
    const here = all.flatMap((path) => shown(path, spec).columns[c]?.name ?? []);
    const weight = (name: string): number => count(here, (other) => other === name);
    const names = [...new Set(here)].sort((a, b) => weight(b) - weight(a) || byText(a, b));
    return names.slice(0, spec.rowsPerStep).filter((name) => weight(name) / all.length >= spec.minShare);
  });
  const labels = (path: Whole): Label[] =>
    shown(path, spec).columns.map(({ name }, c) => (standing[c]!.includes(name) ? name : null));
  const ends = (path: Whole, c: number): boolean => labels(path).length === c + 1 && !shown(path, spec).goesOn;
  return { spec, all, standing, labels, ends };
}

const end = (label: Label): PathsLink['from'] => ({ name: label ?? '', other: label === null });

function columnsOf({ spec, all, standing, labels, ends }: Shown): PathsResult['columns'] {
  const columns = standing.map((names, c) =>
    [...names, null].flatMap((label) => {
      const here = all.filter((path) => labels(path).length > c && labels(path)[c] === label);
      if (here.length === 0) return [];
      const dropOff = count(here, (path) => ends(path, c));
      const goesOn = count(here, (path) => labels(path).length === c + 1 && shown(path, spec).goesOn);
      return [{ ...end(label), paths: here.length, share: here.length / all.length, dropOff, goesOn }];
    }),
  );
  return columns.filter((column) => column.length > 0);
}

function linksOf({ spec, all, labels }: Shown): PathsLink[] {
  const moves = all.flatMap((path) => {
    const { columns: nodes } = shown(path, spec);
    const own = labels(path);
    return nodes.slice(1).map((far, c) => {
      const [from, to] = spec.align === 'end' ? [own[c + 1]!, own[c]!] : [own[c]!, own[c + 1]!];
      return { step: c + 1, from: end(from), to: end(to), us: Math.abs(far.at - nodes[c]!.at) };
    });
  });
  const key = ({ step, from, to }: { step: number; from: object; to: object }): string =>
    JSON.stringify([step, from, to]);
  const links = [...new Set(moves.map(key))].map((wanted) => {
    const same = moves.filter((move) => key(move) === wanted);
    const times = same.map(({ us }) => us).sort((a, b) => a - b);
    const { step, from, to } = same[0]!;
    const meanMs = times.reduce((sum, us) => sum + us, 0) / times.length / 1000;
    return { step, from, to, paths: times.length, medianMs: middle(times) / 1000, meanMs };
  });
  const byEnd = (a: PathsLink['from'], b: PathsLink['from']): number =>
    Number(a.other) - Number(b.other) || byText(a.name, b.name);
  return links.sort((a, b) => a.step - b.step || b.paths - a.paths || byEnd(a.from, b.from) || byEnd(a.to, b.to));
}

function wholesOf({ spec, all }: Shown): Pick<PathsResult, 'sequences' | 'transitions' | 'backwardRate'> {
  const whole = all.map(({ nodes }) => nodes.map(({ name }) => name));
  const sequences = [...new Set(whole.map((names) => JSON.stringify(names)))]
    .map((text) => ({ nodes: JSON.parse(text) as string[], paths: count(whole, (n) => JSON.stringify(n) === text) }))
    .sort((a, b) => b.paths - a.paths || byText(a.nodes.join('\0'), b.nodes.join('\0')))
    .slice(0, 100);
  const pairs = whole.flatMap((names) => names.slice(1).map((to, i) => JSON.stringify([names[i], to])));
  const transitions = [...new Set(pairs)]
    .map((text) => {
      const [from = '', to = ''] = JSON.parse(text) as string[];
      return { from, to, count: count(pairs, (pair) => pair === text) };
    })
    .sort((a, b) => b.count - a.count || byText(a.from, b.from) || byText(a.to, b.to));
  if (typeof spec.node !== 'object' || !('stages' in spec.node)) return { sequences, transitions };
  const order = spec.node.stages.stages.map(({ name }) => name);
  const back = transitions.filter(({ from, to }) => order.indexOf(to) < order.indexOf(from));
  const backward = back.reduce((sum, move) => sum + move.count, 0);
  return { sequences, transitions, backwardRate: pairs.length === 0 ? null : backward / pairs.length };
}

function picks({ spec, labels, ends }: Shown, path: Whole, selection: Untied<PathsSelection>): boolean {
  const names = path.nodes.map(({ name }) => name);
  if ('sequence' in selection) return JSON.stringify(names) === JSON.stringify(selection.sequence);
  if ('transition' in selection) {
    const { from, to } = selection.transition;
    return names.some((name, i) => i > 0 && name === to && names[i - 1] === from);
  }
  const isRef = (c: number, ref: PathsNodeRef): boolean => {
    const label = labels(path)[c];
    return label !== undefined && ('name' in ref ? label === ref.name : label === null);
  };
  const c = selection.step - 1;
  if (!('from' in selection)) {
    const isThere = selection.node === undefined ? labels(path)[c] !== undefined : isRef(c, selection.node);
    return isThere && (!('outcome' in selection) || ends(path, c));
  }
  const [near, far] = spec.align === 'end' ? [selection.to, selection.from] : [selection.from, selection.to];
  return isRef(c, near) && isRef(c + 1, far);
}

export interface PathsTwin {
  result: PathsResult;
  /** ids of the actors of the paths a selection picks */
  select: (selection: Untied<PathsSelection>) => string[];
}

/** The whole answer of a paths question over events (no conditions, no range, no renaming). */
export function pathsTwin(log: LogEvent[], spec: PathsSpec): PathsTwin {
  const shownHere = shownBy(log, spec);
  const { all } = shownHere;
  return {
    result: { paths: all.length, columns: columnsOf(shownHere), links: linksOf(shownHere), ...wholesOf(shownHere) },
    select: (selection) =>
      [...new Set(all.filter((path) => picks(shownHere, path, selection)).map(({ actor }) => actor))].sort(),
  };
}
