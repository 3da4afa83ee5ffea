import type { Condition } from '../model/condition';
import type { DatasetInfo } from '../model/dataset';
import { conditionSql, propertySql } from '../sql/condition';
import type { ColumnRequest } from './column';

/** A mask column: 1 in the rows where the condition holds. */
export const maskColumn = (condition: Condition, dataset: DatasetInfo): ColumnRequest => ({
  as: 'mask',
  sql: conditionSql(condition, dataset),
  condition,
});

/** A code column of a property; 0 where it is absent. */
export const codeColumn = (property: string, dataset: DatasetInfo): ColumnRequest => ({
  as: 'code',
  sql: propertySql(property, dataset),
});
