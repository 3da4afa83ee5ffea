import type { Batch } from '../../columns/batch';
import type { ColumnRequest } from '../../columns/column';
import { codeColumn } from '../../columns/requests';
import { rowTests, type RowTest } from '../../columns/row-tests';
import { channelNames, channelsOfRows, type ChannelRows } from '../../matching/channel-rows';
import type { DatasetInfo } from '../../model/dataset';
import { durationUs } from '../../model/duration';
import { calendarOf, resolveRange, type InstantRange } from '../../model/range';
import { propertySql } from '../../sql/condition';
import type { Question } from '../analysis';
import type { AttributionSpec } from './spec';

/** The one channel of the path of a conversion without a touch. */
export const untouched = '(direct)';

/** The columns a question reads, and what each is for. */
interface AttributionColumns extends ChannelRows {
  requests: ColumnRequest[];
  conversion: RowTest;
  /** position in `Batch.columns`; null where there is no such column */
  value: number | null;
}

export function attributionColumns(spec: AttributionSpec, dataset: DatasetInfo): AttributionColumns {
  const rules = typeof spec.channel === 'string' ? [] : spec.channel;
  const matchers = [spec.conversion, spec.touchpoint, ...rules.map(({ matcher }) => matcher)];
  const { columns: requests, tests } = rowTests(matchers, spec.filter, dataset);
  const [conversion, touchpoint, ...ruled] = tests;
  if (conversion === undefined || touchpoint === undefined) throw new Error('each matcher gives a test');
  const property = typeof spec.channel === 'string' ? requests.push(codeColumn(spec.channel, dataset)) - 1 : null;
  const numbers = dataset.properties.find(({ name, kind }) => name === spec.value && kind === 'number');
  const value =
    numbers === undefined ? null : requests.push({ as: 'number', sql: propertySql(numbers.name, dataset) }) - 1;
  return { requests, conversion, touchpoint, rules: ruled, property, value };
}

/** A question with everything looked up that does not depend on a row. */
export interface AttributionPlan extends AttributionColumns {
  range: InstantRange;
  lookbackUs: number;
  distinct: boolean;
  /** by number; several values or rules of one name are one channel */
  channels: readonly string[];
  /** the number of a conversion's only channel where it has no touch */
  untouched: number;
  /** number + 1 of the channel of each code of the property, or of each rule (from 1); entry 0 is no channel */
  ofCode: Uint32Array;
  /** what a conversion is worth where nothing is read: 1, or 0 where the data have no such numbers */
  worth: number;
}

export function attributionPlan({ spec, dataset, prepared }: Question<AttributionSpec>): AttributionPlan {
  const columns = attributionColumns(spec, dataset);
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  };
  const named = channelNames(spec.channel, columns, prepared).map((name) => 1 + numberOf(String(name)));
  return {
    ...columns,
    range: resolveRange(spec.range, dataset, calendarOf(dataset, spec.range)),
    lookbackUs: durationUs(spec.lookback),
    distinct: spec.distinct,
    untouched: numberOf(untouched),
    channels: [...numbers.keys()],
    ofCode: Uint32Array.of(0, ...named),
    worth: spec.value === undefined ? 1 : 0,
  };
}

/** Number + 1 of the channel of each row that is a touch; 0 for the others. */
export const touchesOfRows = (plan: AttributionPlan, batch: Batch): Uint32Array =>
  channelsOfRows(plan, batch).map((code) => plan.ofCode[code]!);

/** What each conversion is worth, by row; null where all are worth the same. */
export function valuesOfRows({ value }: AttributionPlan, batch: Batch): Float64Array | null {
  if (value === null) return null;
  const column = batch.columns[value];
  if (column?.as !== 'number') throw new Error('the value has no numbers');
  return column.values;
}
