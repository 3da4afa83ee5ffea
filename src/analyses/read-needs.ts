import type { Reading } from '../columns/aligned-columns';
import type { Column, ColumnRequest, MembersRequest, Needs } from '../columns/column';
import { readFeed, type Feed } from '../columns/ordered-columns';
import { membersOf } from './segment-count';
import type { Run } from './run';

/** Reads what a question needs, then `further` columns; whether actors are in segments is found and spread over their rows. @throws FailureError */
export async function readNeeds(
  { columns: wanted, order }: Pick<Needs, 'columns' | 'order'>,
  further: readonly ColumnRequest[],
  run: Run,
  reading: Reading,
): Promise<Feed> {
  const read = wanted.filter((request) => request.as !== 'members');
  const feed = await readFeed(run.columns, { order, columns: [...read, ...further] }, reading, run.step);
  const own: Column[] = [];
  let next = 0;
  for (const request of wanted) {
    own.push(request.as === 'members' ? await membersColumn(request, feed, run) : feed.columns[next++]!);
  }
  return { ...feed, columns: [...own, ...feed.columns.slice(next)] };
}

async function membersColumn(
  { segment, filter }: MembersRequest,
  { base: { offsets, at } }: Feed,
  run: Run,
): Promise<Column> {
  const [members] = await membersOf([segment], filter, run);
  const values = new Uint8Array(at.length);
  members?.forEach((member, actor) => values.fill(member === 1 ? 1 : 2, offsets[actor], offsets[actor + 1]));
  return { as: 'code', values, dictionary: [true, false] };
}
