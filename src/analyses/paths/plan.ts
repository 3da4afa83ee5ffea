import type { ColumnRequest, LookupRequest, Needs } from '../../columns/column';
import { columnPlanner, type PlannedMatcher } from '../../columns/column-planner';
import { codeColumn } from '../../columns/requests';
import { stageRules, type StageRules } from '../../matching/stage-rows';
import type { DatasetInfo } from '../../model/dataset';
import { sql } from '../../sql/sql';
import { renamedSql } from './rename';
import type { Expanded, PathsSpec } from './spec';

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
  /** null unless nodes are stages */
  stages: StageRules | null;
}

export function planPaths(spec: PathsSpec, dataset: DatasetInfo): PathsPlan {
  const planner = columnPlanner(dataset);
  const { columns, column, mask, matcher } = planner;
  const { node } = spec;
  const stages = typeof node === 'object' && 'stages' in node ? stageRules(node.stages, planner, dataset) : null;
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
