import type { AlignedColumns } from '../columns/aligned-columns';
import type { Batch } from '../columns/batch';
import { ColumnCache } from '../columns/cache';
import type { Fold } from '../columns/fold';
import { onlyMembers } from '../columns/members';
import { numbersOf, textsOf, type ColumnSource } from '../columns/source';
import { peopleFold } from '../matching/people/rule-walk';
import type { Condition } from '../model/condition';
import type { DatasetInfo } from '../model/dataset';
import { FailureError } from '../model/failure';
import type { PeopleRule } from '../model/people-rules';
import { rulesOf, type Segment } from '../model/segment';
import { sql } from '../sql/sql';
import { questionKey } from './question-key';
import type { Run } from './run';
import { memberTest, type SegmentPlan } from './segment-plan';

/**
 * Who is in a segment, found while the batches of a question are walked: a batch is asked for its members once, by the same walk as the question's own. Rules that need
 * everybody first (`needsAll`) take a walk before.
 */
export class SegmentMembers {
  /** true: batches tell nothing before all of them have been walked by `fold` and `settle`d */
  readonly needsAll: boolean;
  readonly #members: Uint8Array;
  readonly #known: Uint8Array;
  #decided = 0;
  readonly #fold: Fold<Float64Array[]>;
  readonly #state: Float64Array[];

  constructor(
    private readonly segment: Segment,
    private readonly plan: SegmentPlan,
    private readonly listed: ReadonlyMap<PeopleRule, Uint8Array>,
    dataset: Pick<DatasetInfo, 'actors'>,
  ) {
    this.needsAll = plan.walks.some(({ needsAll }) => needsAll);
    this.#members = new Uint8Array(dataset.actors);
    this.#known = new Uint8Array(dataset.actors);
    this.#fold = peopleFold(plan.walks, dataset.actors);
    this.#state = this.#fold.empty();
  }

  /** Held once everybody is known. */
  get bytes(): number {
    return this.#members.byteLength + this.#known.byteLength;
  }

  /** Is it known of everybody? Then batches of any size may be asked for. */
  get complete(): boolean {
    return this.#decided >= this.#members.length;
  }

  /** Takes a batch into account, with the columns of the plan. */
  visit(batch: Batch): void {
    this.#fold.visit(batch, this.#state);
    if (!this.needsAll) this.#decide(batch.firstUnit, batch.firstUnit + batch.units);
  }

  /** After every batch was visited: 1 for each actor in the segment. */
  settled(): Uint8Array {
    if (this.needsAll) this.#decide(0, this.#members.length);
    return this.#members;
  }

  /** The batch, which has the columns of the plan from `own` on, with its own columns and the rows of members only. */
  only(batch: Batch, own: number): Batch {
    const last = batch.firstUnit + batch.units - 1;
    if (batch.units > 0 && (this.#known[batch.firstUnit] === 0 || this.#known[last] === 0)) {
      this.visit({ ...batch, columns: batch.columns.slice(own) });
    }
    return onlyMembers({ ...batch, columns: batch.columns.slice(0, own) }, this.#members);
  }

  #decide(from: number, to: number): void {
    const { rules, walks } = this.plan;
    const fits = new Map<PeopleRule, (actor: number) => boolean>();
    rules.forEach((rule, i) => {
      const values = this.#state[i]!;
      const test = walks[i]!.test(values);
      fits.set(rule, (actor) => test(values[actor]!));
    });
    for (const [rule, members] of this.listed) fits.set(rule, (actor) => members[actor] === 1);
    const isMember = memberTest(this.segment, fits);
    for (let actor = from; actor < to; actor++) this.#members[actor] = isMember(actor) ? 1 : 0;
    this.#known.fill(1, from, to);
    this.#decided += to - from;
    if (this.complete) this.#state.length = 0;
  }
}

/** bytes of those kept */
const mostBytes = 20_000_000;

/** The segments asked for last, once everybody was found: another question of the same people walks nobody again. By the columns they were found in. */
export class KeptMembers {
  readonly #places = new WeakMap<AlignedColumns, ColumnCache<SegmentMembers>>();

  /** The members of a segment among the events that pass the filter, found anew with `find` where they are not kept. */
  async of(
    segment: Segment,
    filter: Condition | undefined,
    columns: AlignedColumns,
    find: () => Promise<SegmentMembers>,
  ): Promise<SegmentMembers> {
    const kept = this.#places.get(columns) ?? new ColumnCache<SegmentMembers>(mostBytes);
    this.#places.set(columns, kept);
    const key = questionKey({ segment, filter }, columns.dataset);
    const known = kept.get(key);
    if (known?.complete === true) return known;
    const members = await find();
    kept.set(key, members, members.bytes);
    return members;
  }
}

/** The actors of the lists of a segment, by their rule. @throws FailureError of the source, or when a list is not kept here */
export async function listedActors(
  segment: Segment,
  { columns, source, lists }: Pick<Run, 'columns' | 'source' | 'lists'>,
): Promise<Map<PeopleRule, Uint8Array>> {
  const listed = new Map<PeopleRule, Uint8Array>();
  for (const rule of rulesOf(segment)) {
    if (!('actors' in rule || 'list' in rule)) continue;
    const ids = 'actors' in rule ? rule.actors : ((await lists?.(rule.list)) ?? null);
    if (ids === null) {
      const detail = 'name' in rule ? rule.name : '';
      throw new FailureError({ code: 'invalidSpec', problems: [{ path: ['segment'], code: 'missing', detail }] });
    }
    listed.set(rule, await actorsOf(ids, columns.dataset.actors, source));
  }
  return listed;
}

const fewIds = 100;
const actorsEach = 250_000;

/** 1 for each actor with one of the ids: a short list is looked up, a long one compared with everybody's. @throws FailureError of the source */
export async function actorsOf(ids: readonly string[], actors: number, source: ColumnSource): Promise<Uint8Array> {
  const members = new Uint8Array(actors);
  if (ids.length <= fewIds) {
    const some = ids.filter((id) => !id.includes('\0'));
    if (some.length === 0) return members;
    const found = await source.query(
      sql`SELECT actor::DOUBLE AS actor FROM actors WHERE id IN (${some.map((id) => sql`${id}`)})`,
    );
    for (const actor of numbersOf(found, 'actor')) members[actor] = 1;
    return members;
  }
  const wanted = new Set(ids);
  for (let first = 0; first < actors; first += actorsEach) {
    const found = await source.query(
      sql`SELECT actor::DOUBLE AS actor, id FROM actors WHERE actor >= ${first} AND actor < ${first + actorsEach}`,
    );
    const numbers = numbersOf(found, 'actor');
    textsOf(found, 'id').forEach((id, i) => {
      if (id !== null && wanted.has(id)) members[numbers[i]!] = 1;
    });
  }
  return members;
}
