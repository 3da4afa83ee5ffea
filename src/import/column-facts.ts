import type { InspectedColumn, TimeGuess } from './contract';
import { findKind } from './load/kinds';
import { textAt } from './piece';
import type { Sample } from './sample';
import { detectTime } from './times';

/** What the samples say of one column. */
export interface ColumnFacts {
  inspected: InspectedColumn;
  /** distinct : filled, 0..1 */
  unique: number;
  time: TimeGuess | null;
  /** all values are whole numbers */
  whole: boolean;
  /** all values are decimals with a point */
  decimal: boolean;
  longest: number;
}

const commonestKept = 20;
const timesLooked = 1000;

/** Facts of all columns over the samples together, in the order the columns were first met. */
export function columnFacts(samples: readonly Sample[]): ColumnFacts[] {
  const names = [...new Set(samples.flatMap((sample) => sample.names))];
  const rows = samples.reduce((sum, sample) => sum + sample.rows, 0);
  return names.map((name) => factsOf(name, samples, rows));
}

function factsOf(name: string, samples: readonly Sample[], rows: number): ColumnFacts {
  const values: string[] = [];
  let kinds = 0;
  for (const sample of samples) {
    const column = sample.columns.find((one) => one.name === name);
    if (column === undefined) continue;
    kinds |= column.kinds;
    for (let row = 0; row < sample.rows; row++) {
      const text = textAt(column, row);
      if (text !== null) values.push(text);
    }
  }
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const distinct = [...counts.keys()];
  const commonest = [...counts].sort((a, b) => b[1] - a[1]).slice(0, commonestKept);
  return {
    inspected: {
      name,
      kind: distinct.length === 0 ? 'text' : findKind(distinct, kinds).kind,
      filled: rows === 0 ? 0 : values.length / rows,
      distinct: distinct.length,
      commonest: commonest.map(([value]) => value),
    },
    unique: values.length === 0 ? 0 : distinct.length / values.length,
    time: detectTime(values.slice(0, timesLooked)),
    whole: distinct.every((value) => /^\d+$/.test(value)),
    decimal: distinct.every((value) => /^-?\d+[.,]\d+$/.test(value)),
    longest: distinct.reduce((most, { length }) => Math.max(most, length), 0),
  };
}
