export interface RetentionCell {
  /** 0 is the period of the start */
  column: number;
  /** null: the period begins after the data's end */
  actors: number | null;
  rate: number | null;
  immature: boolean;
}

/** SEMANTICS §4. `mean` and `curve` are over mature cells. */
export interface RetentionResult {
  rows: { cohort: string; actors: number; cells: RetentionCell[] }[];
  mean: { column: number; pooled: number | null; simple: number | null }[];
  /** pooled rate with its Wilson 95 % interval */
  curve: { column: number; rate: number | null; low: number | null; high: number | null }[];
}
