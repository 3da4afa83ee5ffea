/** One of a few things to choose from. */
export interface Choice<Value> {
  value: Value;
  label: string;
  /** a quieter word beside it */
  note?: string;
  /** a quieter line below, cut where it is long */
  hint?: string;
}
