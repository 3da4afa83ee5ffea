import type { Comparing, Condition } from '../model/condition';
import type { DatasetInfo, PropertyInfo } from '../model/dataset';
import { comparingSql, conditionSql, holdsWhenAbsent } from '../sql/condition';
import { sql, type Sql } from '../sql/sql';
import type { Column, ColumnRequest } from './column';
import { valuesSql } from './dictionary';
import { codeColumn } from './requests';
import { numbersOf, type ColumnSource } from './source';

/**
 * How a condition becomes a mask. A comparison with a coded property is judged once a value and looked up by code, so that another value to compare
 * with, or a breakdown by the property, reads nothing more; what has no coded property in it is one column of the database.
 */
export type MaskPlan =
  | { column: ColumnRequest }
  | { column: ColumnRequest; comparing: Comparing; info: PropertyInfo }
  | { all: MaskPlan[] }
  | { any: MaskPlan[] }
  | { not: MaskPlan };

/** null: no part of it is looked up by code, and it is one column of the database. */
export function maskPlan(condition: Condition, dataset: DatasetInfo): MaskPlan | null {
  const plan = planOf(condition, dataset);
  return looksUp(plan) ? plan : null;
}

function planOf(condition: Condition, dataset: DatasetInfo): MaskPlan {
  if ('all' in condition || 'any' in condition) {
    const parts = ('all' in condition ? condition.all : condition.any).map((part) => planOf(part, dataset));
    if (!parts.some(looksUp)) return asked(condition, dataset);
    return 'all' in condition ? { all: parts } : { any: parts };
  }
  if ('not' in condition) {
    const part = planOf(condition.not, dataset);
    return looksUp(part) ? { not: part } : asked(condition, dataset);
  }
  const info = dataset.properties.find(({ name }) => name === condition.property);
  if (info?.coded !== true) return asked(condition, dataset);
  return { column: codeColumn(info.name, dataset), comparing: condition, info };
}

const asked = (condition: Condition, dataset: DatasetInfo): MaskPlan => ({
  column: { as: 'mask', sql: conditionSql(condition, dataset) },
});

const looksUp = (plan: MaskPlan): boolean => !('column' in plan) || 'comparing' in plan;

/** A plan's columns, and what it looks up. */
export function maskParts(plan: MaskPlan): Extract<MaskPlan, { column: ColumnRequest }>[] {
  if ('column' in plan) return [plan];
  if ('not' in plan) return maskParts(plan.not);
  return ('all' in plan ? plan.all : plan.any).flatMap(maskParts);
}

/** By code of a coded property, 0 for an absent value: 1 where the comparison holds. `tell` is given the statement. */
export async function holdsByCode(
  comparing: Comparing,
  info: PropertyInfo,
  source: ColumnSource,
  tell: (statement: Sql) => void,
): Promise<Uint8Array> {
  const statement = sql`SELECT (${comparingSql(comparing, info, sql`v`)})::UTINYINT AS holds FROM (${valuesSql(info)})`;
  tell(statement);
  const known = numbersOf(await source.query(statement), 'holds');
  const holds = new Uint8Array(known.length + 1);
  holds[0] = holdsWhenAbsent(comparing) ? 1 : 0;
  holds.set(known, 1);
  return holds;
}

/** The mask of a plan, given its columns' values and what holds by code. */
export function maskOf(
  plan: MaskPlan,
  rows: number,
  values: (column: ColumnRequest) => Column['values'],
  holds: (comparing: Comparing) => Uint8Array,
): Uint8Array {
  const tested = (part: MaskPlan): Tested => {
    if ('column' in part) {
      return { values: values(part.column), holds: 'comparing' in part ? holds(part.comparing) : asItIs };
    }
    if ('not' in part) {
      const inner = tested(part.not);
      return { ...inner, holds: inner.holds.map((held) => 1 - held) };
    }
    return { values: maskOf(part, rows, values, holds), holds: asItIs };
  };
  const mask = new Uint8Array(rows);
  if ('any' in plan) for (const part of plan.any.map(tested)) widen(mask, part);
  else {
    mask.fill(1);
    for (const part of ('all' in plan ? plan.all : [plan]).map(tested)) narrow(mask, part);
  }
  return mask;
}

/** A test that a row passes where `holds[values[row]]` is 1. */
interface Tested {
  values: Column['values'];
  holds: Uint8Array;
}

/** What holds of a mask's own values. */
const asItIs = Uint8Array.of(0, 1);

function narrow(mask: Uint8Array, { values, holds }: Tested): void {
  for (let row = 0; row < mask.length; row += 1) mask[row]! &= holds[values[row]!]!;
}

function widen(mask: Uint8Array, { values, holds }: Tested): void {
  for (let row = 0; row < mask.length; row += 1) mask[row]! |= holds[values[row]!]!;
}
