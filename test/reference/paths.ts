import { durationUs } from '../../src/model/duration';
import type { PropertyValue } from '../../src/model/condition';
import type { PathsLink, PathsNodeResult, PathsResult } from '../../src/analyses/paths/result';
import type { PathsSelection, PathsSpec, Rename } from '../../src/analyses/paths/spec';
import type { Untied } from '../support/untied';
import { matches, passesFilter } from './condition';
import { actorsOf, byText, dataEnd, grouped, placed, propertyOf, sessionsOf } from './log';
import type { LogEvent, Placed, Settings } from './log';
import { inMs, mean, quantile, rate } from './statistics';
import { isInside, resolveRange } from './time';

export type OraclePathsSelection = Untied<PathsSelection>;

/** A step of a path: its name and its first event. */
interface Visit {
  name: string;
  event: Placed;
}

type Path = Visit[];

/** Where a path stands: its node in a column from 1 (Other is `other`). */
interface Node {
  name: string;
  other: boolean;
}

/** A path as it is drawn: one node a column, in column order, with its event; `longer`: the path goes on beyond them. */
interface Drawn {
  path: Path;
  nodes: (Node & { event: Placed })[];
  longer: boolean;
}

/** Paths in the order of work of the public format: filter, range, include and exclude, unit, start, end, within, rename, collapse, columns, Other. */
export function pathsOracle(
  log: readonly LogEvent[],
  spec: PathsSpec,
  settings: Settings,
): { result: PathsResult; units: (selection: OraclePathsSelection) => Set<string> } {
  const paths = unitsOf(log, spec, settings).flatMap((unit) => pathsOf(unit, spec));
  const counted = (some: Path[]): number => (spec.count === 'actors' ? actorsIn(some).size : some.length);
  const drawn = draw(paths, spec, counted);
  const result: PathsResult = {
    paths: counted(paths),
    columns: columnsOf(drawn, spec, counted, counted(paths)),
    links: linksOf(drawn, spec, counted),
    sequences: [...grouped(paths, (path) => JSON.stringify(namesOf(path))).values()].map((same) => {
      return { nodes: namesOf(same[0] ?? []), paths: counted(same) };
    }),
    transitions: transitionsOf(paths, spec),
  };
  if (typeof spec.node === 'object' && 'stages' in spec.node)
    result.backwardRate = backwardRate(
      paths,
      spec.node.stages.stages.map(({ name }) => renamed(name, spec.rename ?? [])),
    );
  return { result, units: (selection) => actorsIn(pathsBehind(paths, drawn, selection, spec)) };
}

const actorsIn = (paths: Path[]): Set<string> => actorsOf(paths.flatMap((path) => path.map(({ event }) => event)));
const namesOf = (path: Path): string[] => path.map(({ name }) => name);

/** filter, range, include/exclude (and events that have no name), unit */
function unitsOf(log: readonly LogEvent[], spec: PathsSpec, settings: Settings): Placed[][] {
  const events = placed(log);
  const sessions = sessionsOf(events, durationUs(spec.sessionGap));
  const range = resolveRange(spec.range, dataEnd(log) ?? 0, settings);
  const unitKey = (event: Placed): string | null =>
    spec.unit === 'actor' ? event.actor : (sessions.get(event.seq) ?? null);
  const takePart = events.filter(
    (event) =>
      passesFilter(event, spec.filter) &&
      isInside(event.at, range) &&
      (spec.include === undefined || spec.include.some((matcher) => matches(event, matcher))) &&
      !(spec.exclude ?? []).some((matcher) => matches(event, matcher)) &&
      nameOf(event, spec.node) !== null &&
      unitKey(event) !== null,
  );
  return [...grouped(takePart, (event) => unitKey(event) ?? '').values()];
}

/** What a step is named by, before renaming; null when the event takes no part. */
function nameOf(event: Placed, node: PathsSpec['node']): string | null {
  const text = (value: PropertyValue): string | null => (value === null ? null : String(value));
  if (node === 'event') return event.event;
  if (Array.isArray(node)) {
    const expanded = node.find((one) => one.event === event.event);
    return (expanded === undefined ? null : text(propertyOf(event, expanded.property))) ?? event.event;
  }
  if ('property' in node) return text(propertyOf(event, node.property));
  return node.stages.stages.find(({ rules }) => rules.some((rule) => matches(event, rule)))?.name ?? null;
}

/** start, end, within, rename, collapse */
function pathsOf(unit: Placed[], spec: PathsSpec): Path[] {
  const { start, end, within, node } = spec;
  const starts = start === undefined ? [0] : unit.flatMap((event, i) => (matches(event, start) ? [i] : []));
  const used = start?.occurrence === 'every' ? starts : starts.slice(0, 1);
  return used.flatMap((from) => {
    const isEnd = (event: Placed, i: number): boolean =>
      end !== undefined && matches(event, end) && (start === undefined || i > from);
    const to = end === undefined ? unit.length - 1 : unit.findIndex((event, i) => i >= from && isEnd(event, i));
    const events = unit.slice(from, to + 1);
    const [first] = events;
    if (first === undefined) return [];
    const near = events.filter((event) => within === undefined || event.at - first.at <= durationUs(within));
    const named = near.map((event) => ({ name: renamed(nameOf(event, node) ?? '', spec.rename ?? []), event }));
    const collapses = spec.collapseRepeats || (typeof node === 'object' && 'stages' in node);
    return [named.filter((visit, i) => !collapses || i === 0 || named[i - 1]?.name !== visit.name)];
  });
}

const renamed = (name: string, rules: Rename[]): string =>
  rules.reduce((before, rule) => renamedOnce(before, rule), name);

function renamedOnce(name: string, { match, to }: Rename): string {
  if ('wildcard' in match) return wildcardMatches(Array.from(name), Array.from(match.wildcard)) ? to : name;
  const found = new RegExp(match.regex, 'u').exec(name);
  if (found === null) return name;
  const group = found[1] ?? '';
  return name.slice(0, found.index) + to.replaceAll('$1', () => group) + name.slice(found.index + found[0].length);
}

/** `*` any text, `?` one character. */
function wildcardMatches(text: string[], pattern: string[]): boolean {
  const [sign, ...rest] = pattern;
  if (sign === undefined) return text.length === 0;
  if (sign === '*') return text.concat('').some((_, i) => wildcardMatches(text.slice(i), rest));
  return text.length > 0 && (sign === '?' || sign === text[0]) && wildcardMatches(text.slice(1), rest);
}

/** maxSteps, Other */
function draw(paths: Path[], spec: PathsSpec, counted: (paths: Path[]) => number): Drawn[] {
  const cut = paths.map((path) => {
    const keepsLast = spec.end !== undefined || spec.align === 'end';
    const kept = keepsLast ? path.slice(-spec.maxSteps) : path.slice(0, spec.maxSteps);
    const goesOnInColumns = spec.align === 'end' || !keepsLast;
    const visits = spec.align === 'end' ? kept.toReversed() : kept;
    return { path, visits, longer: goesOnInColumns && path.length > kept.length };
  });
  const alone = Array.from({ length: spec.maxSteps }, (_, i) => {
    const here = cut.filter(({ visits }) => visits[i] !== undefined);
    const weights = [...grouped(here, ({ visits }) => visits[i]?.name ?? '')].map(([name, same]) => {
      return { name, weight: counted(same.map(({ path }) => path)) };
    });
    const heaviest = weights.sort((a, b) => b.weight - a.weight || byText(a.name, b.name)).slice(0, spec.rowsPerStep);
    return heaviest.filter(({ weight }) => weight / counted(paths) >= spec.minShare).map(({ name }) => name);
  });
  return cut.map(({ path, visits, longer }) => ({
    path,
    longer,
    nodes: visits.map(({ name, event }, i) =>
      alone[i]?.includes(name) === true ? { name, other: false, event } : { name: '', other: true, event },
    ),
  }));
}

const same = (a: Node | undefined, b: Node): boolean => a !== undefined && a.other === b.other && a.name === b.name;
const nodeKey = (node: Node | undefined): string => JSON.stringify([node?.name ?? '', node?.other ?? false]);

function columnsOf(
  drawn: Drawn[],
  spec: PathsSpec,
  counted: (paths: Path[]) => number,
  all: number,
): PathsNodeResult[][] {
  return Array.from({ length: spec.maxSteps }, (_, i) => {
    const here = drawn.filter(({ nodes }) => nodes[i] !== undefined);
    return [...grouped(here, ({ nodes }) => nodeKey(nodes[i])).values()].map((members) => {
      const lasts = members.filter(({ nodes }) => nodes[i + 1] === undefined);
      const count = (some: Drawn[]): number => counted(some.map(({ path }) => path));
      return {
        name: members[0]?.nodes[i]?.name ?? '',
        other: members[0]?.nodes[i]?.other ?? false,
        paths: count(members),
        share: rate(count(members), all) ?? 0,
        dropOff: count(lasts.filter(({ longer }) => !longer)),
        goesOn: count(lasts.filter(({ longer }) => longer)),
      };
    });
  });
}

function linksOf(drawn: Drawn[], spec: PathsSpec, counted: (paths: Path[]) => number): PathsLink[] {
  return Array.from({ length: spec.maxSteps - 1 }, (_, i) => i).flatMap((i) => {
    const here = drawn.filter(({ nodes }) => nodes[i + 1] !== undefined);
    return [...grouped(here, ({ nodes }) => nodeKey(nodes[i]) + nodeKey(nodes[i + 1])).values()].flatMap((members) => {
      const ends = members.flatMap(({ nodes }) => {
        const [left, right] = [nodes[i], nodes[i + 1]];
        if (left === undefined || right === undefined) return [];
        return [spec.align === 'start' ? { from: left, to: right } : { from: right, to: left }];
      });
      const [link] = ends;
      if (link === undefined) return [];
      const us = ends.map(({ from, to }) => to.event.at - from.event.at);
      const times = { medianMs: inMs(quantile(us, 0.5)), meanMs: inMs(mean(us)) };
      const node = ({ name, other }: Node): Node => ({ name, other });
      const paths = counted(members.map(({ path }) => path));
      return [{ step: i + 1, from: node(link.from), to: node(link.to), paths, ...times }];
    });
  });
}

interface Move {
  from: string;
  to: string;
  path: Path;
}

const movesOf = (paths: Path[]): Move[] =>
  paths.flatMap((path) => path.slice(1).map((visit, i) => ({ from: path[i]?.name ?? '', to: visit.name, path })));

function transitionsOf(paths: Path[], spec: PathsSpec): PathsResult['transitions'] {
  return [...grouped(movesOf(paths), ({ from, to }) => JSON.stringify([from, to])).values()].map((moves) => {
    const count = spec.count === 'actors' ? actorsIn(moves.map(({ path }) => path)).size : moves.length;
    return { from: moves[0]?.from ?? '', to: moves[0]?.to ?? '', count };
  });
}

function backwardRate(paths: Path[], order: string[]): number | null {
  const moves = movesOf(paths);
  return rate(moves.filter(({ from, to }) => order.indexOf(to) < order.indexOf(from)).length, moves.length);
}

function pathsBehind(paths: Path[], drawn: Drawn[], selection: OraclePathsSelection, spec: PathsSpec): Path[] {
  if ('sequence' in selection) {
    return paths.filter((path) => JSON.stringify(namesOf(path)) === JSON.stringify(selection.sequence));
  }
  if ('transition' in selection) {
    const { from, to } = selection.transition;
    return movesOf(paths)
      .filter((move) => move.from === from && move.to === to)
      .map(({ path }) => path);
  }
  const asNode = (ref: { name: string } | { other: true }): Node =>
    'other' in ref ? { name: '', other: true } : { name: ref.name, other: false };
  const i = selection.step - 1;
  const behind = drawn.filter(({ nodes, longer }) => {
    const isDropped = nodes[i] !== undefined && nodes[i + 1] === undefined && !longer;
    if ('outcome' in selection && selection.node === undefined) return isDropped;
    if ('node' in selection && selection.node !== undefined) {
      return same(nodes[i], asNode(selection.node)) && (!('outcome' in selection) || isDropped);
    }
    if (!('from' in selection)) throw new Error('no such selection');
    const [left, right] = spec.align === 'start' ? [selection.from, selection.to] : [selection.to, selection.from];
    return same(nodes[i], asNode(left)) && same(nodes[i + 1], asNode(right));
  });
  return behind.map(({ path }) => path);
}
