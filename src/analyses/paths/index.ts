import type { Analysis, Question } from '../analysis';
import { pathsAsides, type PathsAsides } from './asides';
import { pathsFold, type PathsState } from './fold';
import { nodesOf } from './nodes';
import { planPaths } from './plan';
import type { PathsResult } from './result';
import { selectPaths } from './select';
import { shapePaths } from './shape';
import { tracePaths } from './trace';
import { parsePathsSelection, parsePathsSpec, type PathsSelection, type PathsSpec } from './spec';

export type { PathsLink, PathsNodeResult, PathsResult } from './result';
export type { PathsNode, PathsNodeRef, PathsSelection, PathsSpec, Rename } from './spec';
export { numberBehind } from './select';

/** How people go on from event to event, or from stage to stage. */
export const paths: Analysis<'paths', PathsSpec, PathsState, PathsResult, PathsSelection, PathsAsides> = {
  kind: 'paths',
  parse: parsePathsSpec,
  parseSelection: parsePathsSelection,
  needs: (spec, dataset) => planPaths(spec, dataset).needs,
  passes: (question) => [() => pathsFold(question)],
  folded: (spec) => ({ ...spec, minShare: undefined, rowsPerStep: undefined }),
  shape: (state, question) => shapePaths(state, question.spec, nodes(question)),
  select: selectPaths,
  trace: tracePaths,
  asides: pathsAsides,
};

const nodes = (question: Question<PathsSpec>) => nodesOf(question, planPaths(question.spec, question.dataset));
