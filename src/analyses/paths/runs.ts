import type { Nodes } from './nodes';
import type { PathsSpec } from './spec';

/** When a row is a step of its own: `node` by code, and `run` by code; rows of one run are one step, unless `all` is 1. */
export interface Runs {
  node: Uint32Array;
  run: Uint32Array;
  all: 0 | 1;
}

/** Runs of one stage are one visit in any case, so stages of one name are one too. */
export function runsOf({ collapseRepeats, node }: PathsSpec, { ofCode }: Nodes): Runs {
  const byStage = typeof node === 'object' && 'stages' in node;
  return { node: ofCode, run: ofCode, all: collapseRepeats || byStage ? 0 : 1 };
}
