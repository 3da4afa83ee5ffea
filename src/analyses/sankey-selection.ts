import { refOf, type SankeyLink, type SankeyNode } from './sankey-layout';
import type { NodeRef, StepSelection } from './step-columns';

/** Who is behind a node; the ends stand a column beyond the step that was the last. */
export const nodeSelection = (node: SankeyNode): StepSelection =>
  node.kind === 'ends' ? { step: node.step - 1, outcome: 'dropped' } : { step: node.step, node: refOf(node) };

/** Who is behind a link; one to (or from) the ends is the paths that end (or begin) at its other side. */
export function linkSelection(link: SankeyLink, fromEnd: boolean): StepSelection {
  const { from, to } = link;
  if (link.kind === 'ends') {
    const here = from.kind === 'ends' ? to : from;
    return { step: here.step, node: refOf(here), outcome: 'dropped' };
  }
  return { step: fromEnd ? to.step : from.step, from: refOf(from), to: refOf(to) };
}

const sameRef = (a: NodeRef, b: NodeRef): boolean =>
  'other' in a || 'other' in b ? 'other' in a && 'other' in b : a.name === b.name;

/** True when the people panel shows this node's actors. */
export const isSelectedNode = (selection: StepSelection | null, node: SankeyNode): boolean =>
  selection !== null &&
  node.kind !== 'ends' &&
  'node' in selection &&
  !('outcome' in selection) &&
  selection.step === node.step &&
  sameRef(selection.node, refOf(node));
