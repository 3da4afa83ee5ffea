import type { Batch } from '../columns/batch';
import type { ColumnRequest } from '../columns/column';
import { rowsPassing, rowTests } from '../columns/row-tests';
import { numbersOf, type ColumnSource } from '../columns/source';
import type { Condition } from '../model/condition';
import type { DatasetInfo } from '../model/dataset';
import { calendarOf, resolveRange } from '../model/range';
import { countFits, didRules, type Did, type Segment } from '../model/segment';
import { sql } from '../sql/sql';

/** The columns that tell who is in a segment. */
export const segmentColumns = (
  segment: Segment,
  filter: Condition | undefined,
  dataset: DatasetInfo,
): ColumnRequest[] => testsOf(didRules(segment), filter, dataset).columns;

const testsOf = (rules: readonly Did[], filter: Condition | undefined, dataset: DatasetInfo) =>
  rowTests(
    rules.map(({ did }) => did),
    filter,
    dataset,
  );

/**
 * Who is in a segment: 1 for each such actor. A rule counts an actor's events that pass the filter, match and lie in the rule's range (both of its ends
 * inside); an actor without any such event did it 0 times. `batches` come with `segmentColumns`.
 */
export async function segmentMembers(
  segment: Segment,
  filter: Condition | undefined,
  dataset: DatasetInfo,
  batches: AsyncIterable<Batch>,
  source: ColumnSource,
): Promise<Uint8Array> {
  const rules = didRules(segment);
  const counts = rules.map(() => new Uint32Array(dataset.actors));
  const { tests } = testsOf(rules, filter, dataset);
  const ranges = rules.map(({ range }) =>
    range === undefined ? null : resolveRange(range, dataset, calendarOf(dataset, range)),
  );
  if (rules.length > 0) {
    for await (const batch of batches) {
      tests.forEach((test, rule) => countInto(counts[rule]!, rowsPassing(test, batch), batch, ranges[rule] ?? null));
    }
  }
  const did = new Map(rules.map((rule, i) => [rule, Uint8Array.from(counts[i]!, (n) => (countFits(rule, n) ? 1 : 0))]));
  const listed = async (ids: readonly string[]): Promise<Uint8Array> => actorsOf(ids, dataset.actors, source);
  return evaluated(segment, did, listed, dataset.actors);
}

function countInto(
  counts: Uint32Array,
  passing: Uint8Array,
  { offsets, units, firstUnit, at }: Batch,
  range: { fromUs: number; toUs: number } | null,
): void {
  for (let unit = 0; unit < units; unit += 1) {
    for (let row = offsets[unit]!; row < offsets[unit + 1]!; row += 1) {
      if (passing[row] === 0) continue;
      if (range !== null && (at[row]! < range.fromUs || at[row]! > range.toUs)) continue;
      counts[firstUnit + unit]! += 1;
    }
  }
}

async function evaluated(
  segment: Segment,
  did: ReadonlyMap<Did, Uint8Array>,
  listed: (ids: readonly string[]) => Promise<Uint8Array>,
  actors: number,
): Promise<Uint8Array> {
  if ('did' in segment) return did.get(segment) ?? new Uint8Array(actors);
  if ('actors' in segment) return listed(segment.actors);
  const inner = (one: Segment): Promise<Uint8Array> => evaluated(one, did, listed, actors);
  if ('not' in segment) return (await inner(segment.not)).map((member) => 1 - member);
  const all = 'all' in segment;
  const members = new Uint8Array(actors).fill(all ? 1 : 0);
  for (const one of all ? segment.all : segment.any) {
    const own = await inner(one);
    for (let actor = 0; actor < actors; actor += 1) {
      if (all) members[actor]! &= own[actor]!;
      else members[actor]! |= own[actor]!;
    }
  }
  return members;
}

const idsEach = 5000;

async function actorsOf(ids: readonly string[], actors: number, source: ColumnSource): Promise<Uint8Array> {
  const members = new Uint8Array(actors);
  for (let first = 0; first < ids.length; first += idsEach) {
    const some = ids.slice(first, first + idsEach).filter((id) => !id.includes('\0'));
    if (some.length === 0) continue;
    const found = await source.query(
      sql`SELECT actor::DOUBLE AS actor FROM actors WHERE id IN (${some.map((id) => sql`${id}`)})`,
    );
    for (const actor of numbersOf(found, 'actor')) members[actor] = 1;
  }
  return members;
}
