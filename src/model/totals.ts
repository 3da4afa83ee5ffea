import * as v from 'valibot';

/** What the rows of a data set say in sum, kept beside them so that opening needs no walk over them. */
export interface DatasetTotals {
  /** number of events */
  rows: number;
  actors: number;
  /** UTC µs of the first and last event (0, 0 when there is none) */
  firstUs: number;
  lastUs: number;
  hasSessions: boolean;
  /** events of each name, by code */
  events: number[];
}

const count = v.pipe(v.number(), v.integer());

const schema: v.GenericSchema<unknown, DatasetTotals> = v.object({
  ...{ rows: count, actors: count, firstUs: count, lastUs: count },
  hasSessions: v.boolean(),
  events: v.array(count),
});

/** The totals in a data set's file, which anybody may have written; null when they are none. */
export function parseTotals(text: string): DatasetTotals | null {
  try {
    const read = v.safeParse(schema, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}
