import type { PathsLink, PathsResult } from './result';
import { nodeOfRef, sameNode } from './same-node';
import type { PathsNodeRef, PathsSelection, PathsSpec } from './spec';

/** One way into a node or out of it: a link, or the paths that begin, end or go on there (`node` null). */
export interface Way {
  node: PathsLink['from'] | null;
  paths: number;
  medianMs: number | null;
  /** who they are; null where the list has no one selection */
  selection: PathsSelection | null;
}

/** What the paths of one node did before and next, heaviest first. */
export interface Around {
  before: Way[];
  next: Way[];
  /** paths with no step before (aligned at the end) or after (aligned at the start) */
  ended: Way | null;
  /** paths with more steps than are shown, on the same side as `ended` */
  goesOn: number;
}

/** What is known of the paths of a node; null when the result does not show it. */
export function aroundNode(spec: PathsSpec, result: PathsResult, step: number, ref: PathsNodeRef): Around | null {
  const here = nodeOfRef(ref);
  const node = result.columns[step - 1]?.find((shown) => sameNode(shown, here));
  if (!node) return null;
  const outward = ways(result, spec, step, here, 'near');
  const inward = ways(result, spec, step - 1, here, 'far');
  const [before, next] = spec.align === 'end' ? [outward, inward] : [inward, outward];
  const selection: PathsSelection = { step, node: ref, outcome: 'dropped' };
  const ended = node.dropOff === 0 ? null : { node: null, paths: node.dropOff, medianMs: null, selection };
  return { before, next, ended, goesOn: node.goesOn };
}

/** The links of a step that have the node at their end near to column 1, or at the other. */
function ways(
  result: PathsResult,
  { align }: PathsSpec,
  step: number,
  here: PathsLink['from'],
  side: 'near' | 'far',
): Way[] {
  const [own, other] = (align === 'end') === (side === 'near') ? (['to', 'from'] as const) : (['from', 'to'] as const);
  return result.links
    .filter((link) => link.step === step && sameNode(link[own], here))
    .map((link) => ({
      node: link[other],
      paths: link.paths,
      medianMs: link.medianMs,
      selection: { step, from: refOf(link.from), to: refOf(link.to) },
    }))
    .toSorted((a, b) => b.paths - a.paths);
}

const refOf = ({ name, other }: PathsLink['from']): PathsNodeRef => (other ? { other } : { name });
