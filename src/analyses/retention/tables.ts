import type { Table } from '../../charts/csv';
import type { Figure } from '../../charts/figure';
import { splitName, splitValue } from '../../ui/split-words';
import type { Words } from '../view';
import { basesOf } from './bases';
import type { RetentionResult, RetentionTable } from './result';
import { hasPeopleInAll, type RetentionSelection, type RetentionSpec } from './spec';
import { columnNumber } from './words';

/** The share back in the columns 1, 2, 4 and 8, as far as they are over. */
export function retentionFigures(
  spec: RetentionSpec,
  table: RetentionTable,
  { t, format }: Words,
  select: (selection: RetentionSelection) => void,
): Figure[] {
  const bases = basesOf(table);
  return [1, 2, 4, 8].flatMap((column) => {
    const mean = table.mean[column];
    const base = bases[column];
    if (!mean || !base || mean[spec.mean] === null) return [];
    return [
      {
        name: t.retention.back({ n: columnNumber(spec, column, { t, format }), unit: spec.period }),
        text: format.percent(mean[spec.mean]),
        base: t.retention.of({ n: format.number(base.returned), base: format.number(base.base) }),
        ...(hasPeopleInAll(spec) ? { onpick: () => select({ column }) } : {}),
      },
    ];
  });
}

/** Raw numbers for CSV: a row a cell. */
export function retentionRows(spec: RetentionSpec, result: RetentionResult, { t, format }: Words): Table {
  const split = spec.breakdown === undefined ? undefined : splitName(spec.breakdown, format.raw);
  const cells = (table: RetentionTable, value: string | null): (string | number | boolean | null)[][] =>
    table.rows.flatMap((row) =>
      row.cells
        .filter((cell) => cell.actors !== null)
        .map((cell) => [
          ...(split === undefined ? [] : [value]),
          row.cohort,
          row.actors,
          cell.column,
          cell.actors,
          cell.rate,
          cell.immature,
        ]),
    );
  const values = (result.breakdown ?? []).flatMap((part) =>
    cells(part, part.other ? t.explore.other : splitValue(spec.breakdown, part.value, { t, format })),
  );
  return {
    head: [...(split === undefined ? [] : [split]), 'cohort', 'cohortActors', 'column', 'actors', 'rate', 'immature'],
    rows: [...cells(result, ''), ...values],
  };
}
