export interface PathsNodeResult {
  /** '' for Other */
  name: string;
  other: boolean;
  paths: number;
  /** of all paths, 0..1 */
  share: number;
  dropOff: number;
  goesOn: number;
}

export interface PathsLink {
  /** align start: the column of `from`; align end: the column of `to` */
  step: number;
  from: { name: string; other: boolean };
  to: { name: string; other: boolean };
  paths: number;
  medianMs: number | null;
  meanMs: number | null;
}

/** The public answer of paths. Sequences and transitions use the whole path before maxSteps and Other. */
export interface PathsResult {
  paths: number;
  columns: PathsNodeResult[][];
  links: PathsLink[];
  sequences: { nodes: string[]; paths: number }[];
  transitions: { from: string; to: string; count: number }[];
  /** only by stage */
  backwardRate?: number | null;
}
