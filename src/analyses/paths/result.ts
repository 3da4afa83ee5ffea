import type { StepColumns } from '../step-columns';

export type { StepLink as PathsLink, StepNode as PathsNodeResult } from '../step-columns';

/** The public answer of paths. Sequences and transitions use the whole path before maxSteps and Other. */
export interface PathsResult extends StepColumns {
  paths: number;
  sequences: { nodes: string[]; paths: number }[];
  transitions: { from: string; to: string; count: number }[];
  /** only by stage */
  backwardRate?: number | null;
  /** there only where the times are too many to keep each: how far off those of links may be, as a part of each */
  relativeError?: number;
}
