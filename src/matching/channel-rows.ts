import type { Batch } from '../columns/batch';
import type { Prepared } from '../columns/column';
import { rowsPassing, type RowTest } from '../columns/row-tests';
import type { ChannelSource } from '../model/channel-rules';
import type { PropertyValue } from '../model/condition';

/** What the channel of an event is found with. */
export interface ChannelRows {
  touchpoint: RowTest;
  /** one a rule; empty where a property is the channel */
  rules: readonly RowTest[];
  /** position in `Batch.columns`; null where there are rules */
  property: number | null;
}

/** The names of channels by their codes from 1: the values of the property, or the names of the rules. */
export const channelNames = (
  source: ChannelSource,
  { property }: ChannelRows,
  { dictionaries }: Prepared,
): readonly PropertyValue[] =>
  typeof source === 'string'
    ? property === null
      ? []
      : (dictionaries[property] ?? [])
    : source.map(({ channel }) => channel);

/** The code of the channel of each row that is a touch: of the property, or the number from 1 of the first rule that takes it. 0 for rows that are no touch. */
export function channelsOfRows({ touchpoint, rules, property }: ChannelRows, batch: Batch): Uint32Array {
  const channels = new Uint32Array(batch.rows);
  if (property === null) {
    for (let rule = rules.length; rule > 0; rule -= 1) {
      rowsPassing(rules[rule - 1]!, batch).forEach((passes, row) => {
        if (passes === 1) channels[row] = rule;
      });
    }
  } else {
    const column = batch.columns[property];
    if (column?.as !== 'code') throw new Error('the channel has no codes');
    channels.set(column.values.subarray(0, batch.rows));
  }
  const isTouch = rowsPassing(touchpoint, batch);
  for (let row = 0; row < batch.rows; row += 1) channels[row]! *= isTouch[row]!;
  return channels;
}
