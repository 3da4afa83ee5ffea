import type { StepColumns } from '../step-columns';

export type { StepLink as PathsLink, StepNode as PathsNodeResult } from '../step-columns';

/** The public answer of paths. Sequences and transitions use the whole path before maxSteps and Other. */
export interface PathsResult extends StepColumns {
  paths: number;
  sequences: { nodes: string[]; paths: number }[];
  transitions: { from: string; to: string; count: number }[];
  /** only by stage */
  backwardRate?: number | null;
}
