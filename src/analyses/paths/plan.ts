import type { ColumnRequest, LookupRequest, Needs } from '../../columns/column';
import { codeColumn, maskColumn } from '../../columns/requests';
import type { Condition, Matcher } from '../../model/condition';
import type { DatasetInfo } from '../../model/dataset';
import { sql } from '../../sql/sql';
import { renamedSql } from './rename';
import type { Expanded, PathsSpec } from './spec';

/** A matcher of one data set: `names[code]` is 1 for the event names it takes; `mask` is the column of its condition. */
export interface PlannedMatcher {
  names: Uint8Array;
  mask: number | null;
}

/** What a paths question reads, and which column serves which of its parts. */
export interface PathsPlan {
  needs: Needs;
  filter: number | null;
  /** the code column of the property nodes are named by */
  property: number | null;
  /** the properties that name some events, and which of them names each event: its place in the list + 1 (0: none) by event code */
  expanded: { columns: number[]; ofName: Uint8Array } | null;
  start: PlannedMatcher | null;
  end: PlannedMatcher | null;
  include: PlannedMatcher[];
  exclude: PlannedMatcher[];
  /** rules of each stage; null unless nodes are stages */
  stages: PlannedMatcher[][] | null;
  /** stage + 1 (0: none) by event code; null unless nodes are stages and no rule has a condition */
  stageByName: Uint32Array | null;
}

export function planPaths(spec: PathsSpec, dataset: DatasetInfo): PathsPlan {
  const columns: ColumnRequest[] = [];
  const column = (request: ColumnRequest): number => {
    const known = columns.findIndex(({ as, sql: { text } }) => as === request.as && text === request.sql.text);
    return known >= 0 ? known : columns.push(request) - 1;
  };
  const mask = (condition: Condition | undefined): number | null =>
    condition === undefined ? null : column(maskColumn(condition, dataset));
  const matcher = ({ event, where }: Matcher): PlannedMatcher => ({
    names: namesOf(event, dataset),
    mask: mask(where),
  });
  const { node } = spec;
  const stages =
    typeof node === 'object' && 'stages' in node ? node.stages.stages.map(({ rules }) => rules.map(matcher)) : null;
  const expanded = Array.isArray(node) ? expandedBy(node, dataset, column) : null;
  const property = typeof node === 'object' && 'property' in node ? column(codeColumn(node.property, dataset)) : null;
  return {
    filter: mask(spec.filter),
    property,
    expanded,
    start: spec.start === undefined ? null : matcher(spec.start),
    end: spec.end === undefined ? null : matcher(spec.end),
    include: (spec.include ?? []).map(matcher),
    exclude: (spec.exclude ?? []).map(matcher),
    stages,
    stageByName: stages === null ? null : byName(stages, dataset.events.length),
    needs: { columns, lookups: lookups(spec, property, expanded?.columns ?? []), order: 'actor' },
  };
}

function expandedBy(
  node: readonly Expanded[],
  dataset: DatasetInfo,
  column: (request: ColumnRequest) => number,
): NonNullable<PathsPlan['expanded']> {
  const properties = [...new Set(node.map(({ property }) => property))];
  const ofName = Uint8Array.from(dataset.events, ({ name }) => {
    const entry = node.find(({ event }) => event === name);
    return entry === undefined ? 0 : properties.indexOf(entry.property) + 1;
  });
  return { columns: properties.map((property) => column(codeColumn(property, dataset))), ofName };
}

function namesOf(event: Matcher['event'], dataset: DatasetInfo): Uint8Array {
  const wanted = new Set(typeof event === 'string' ? [event] : event);
  return Uint8Array.from(dataset.events, ({ name }) => (event === null || wanted.has(name) ? 1 : 0));
}

function byName(stages: PlannedMatcher[][], names: number): Uint32Array | null {
  if (stages.flat().some(({ mask }) => mask !== null)) return null;
  return Uint32Array.from(
    { length: names },
    (_, code) => 1 + stages.findIndex((rules) => rules.some((rule) => rule.names[code] === 1)),
  );
}

/**
 * New names of the nodes: one lookup over the names, and one over the values of each property that names some of the events; for stages, whose names are in no
 * dictionary, one lookup each that does not look at the name.
 */
function lookups(
  { rename = [], node }: PathsSpec,
  property: number | null,
  expanded: readonly number[],
): LookupRequest[] {
  if (rename.length === 0) return [];
  if (typeof node === 'object' && 'stages' in node) {
    return node.stages.stages.map(({ name }) => ({ over: 'event', sql: () => renamedSql(sql`${name}`, rename) }));
  }
  const over: LookupRequest['over'][] = [property === null ? 'event' : { column: property }];
  expanded.forEach((column) => over.push({ column }));
  return over.map((list) => ({ over: list, sql: (name) => renamedSql(name, rename) }));
}
