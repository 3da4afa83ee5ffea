import type { Batch } from '../columns/batch';
import type { ColumnRequest } from '../columns/column';
import { columnPlanner, leaveOut, type ColumnPlanner } from '../columns/column-planner';
import { maskColumn } from '../columns/requests';
import type { RowTest } from '../columns/row-tests';
import { endDid, followedBy, inStage, personHas, timesDone } from '../matching/people/behaviour';
import { inQuintile, type RankedBy } from '../matching/people/quintiles';
import { rowsDuring } from '../matching/people/rows-during';
import type { RowsOf, RuleWalk } from '../matching/people/rule-walk';
import { setStages, stageRules } from '../matching/stage-rows';
import type { Condition, Matcher } from '../model/condition';
import type { DatasetInfo } from '../model/dataset';
import { durationUs } from '../model/duration';
import type { During, FixedList, InStage, KeptList, PeopleRule, PersonProperty, Quintile } from '../model/people-rules';
import { isRule, rulesOf, type Segment } from '../model/segment';
import { propertySql } from '../sql/condition';
import { reachedStep } from './reached-step';

/** A rule that events decide; lists of ids are looked up. */
export type Walked = Exclude<PeopleRule, FixedList | KeptList>;

const isWalked = (rule: PeopleRule): rule is Walked => !('actors' in rule || 'list' in rule);

/** The rules of a segment ready to be walked, and the columns their batches come with. */
export interface SegmentPlan {
  columns: ColumnRequest[];
  rules: readonly Walked[];
  /** in the order of `rules` */
  walks: readonly RuleWalk[];
}

/** What a rule is made with: the data set, and places for the columns it reads. */
interface Making {
  dataset: DatasetInfo;
  planner: ColumnPlanner;
  filter: Condition | undefined;
  testOf: (matcher: Matcher) => RowTest;
  /** every event that passes the filter */
  exists: RowTest;
  rowsOf: (during: During) => RowsOf;
}

export function segmentPlan(segment: Segment, filter: Condition | undefined, dataset: DatasetInfo): SegmentPlan {
  const planner = columnPlanner(dataset);
  const testOf = ({ event, where }: Matcher): RowTest => ({
    byCode: event === null ? null : planner.matcher({ event }).names,
    masks: [planner.mask(filter), planner.mask(where)].filter((mask) => mask !== null),
  });
  const exists = testOf({ event: null });
  const rowsOf = (during: During): RowsOf => rowsDuring(during, dataset, exists);
  const rules = rulesOf(segment).filter(isWalked);
  const walks = rules.map((rule) => walkOf(rule, { dataset, planner, filter, testOf, exists, rowsOf }));
  return { columns: planner.columns, rules, walks };
}

function walkOf(rule: Walked, making: Making): RuleWalk {
  const { testOf, exists, rowsOf, dataset, planner, filter } = making;
  if ('reached' in rule) {
    return reachedStep(rule, filter, dataset, planner.column);
  }
  const rows = rowsOf(rule);
  if ('did' in rule) return timesDone(rule, testOf(rule.did), rows);
  if ('firstDid' in rule) return endDid('first', testOf(rule.firstDid), exists, rows);
  if ('lastDid' in rule) return endDid('last', testOf(rule.lastDid), exists, rows);
  if ('sequence' in rule) {
    const [first, then] = rule.sequence;
    const between = rule.without === undefined ? null : testOf(rule.without);
    const withinUs = rule.within === undefined ? Infinity : durationUs(rule.within);
    return followedBy({ first: testOf(first), then: testOf(then), between, withinUs }, rows);
  }
  if ('person' in rule) return personWalk(rule, making);
  if ('stage' in rule) return stageWalk(rule, making);
  return quintileWalk(rule, making);
}

function personWalk(rule: PersonProperty, { planner, dataset, exists, rowsOf }: Making): RuleWalk {
  const { person, take } = rule;
  const at = (condition: Condition): number => planner.column(maskColumn(condition, dataset));
  return personHas(
    take,
    {
      exists,
      has: at({ property: person.property, is: 'isSet' }),
      fits: at(person),
      absentFits: person.is === 'neq' || person.is === 'notIn' || person.is === 'isNotSet',
    },
    rowsOf(rule),
  );
}

function stageWalk(rule: InStage, { planner, dataset, filter, rowsOf }: Making): RuleWalk {
  const wanted = new Set(
    [rule.stage].flat().map((name) => 1 + rule.model.stages.findIndex((one) => one.name === name)),
  );
  const rules = stageRules(rule.model, planner, dataset);
  const passes = planner.mask(filter);
  const stagesOf = (batch: Batch): Uint32Array => {
    const stages = new Uint32Array(batch.rows);
    setStages(rules, batch, stages);
    leaveOut(stages, batch, passes, null);
    return stages;
  };
  return inStage(rule.at, wanted, stagesOf, rowsOf(rule));
}

function quintileWalk(rule: Quintile, { dataset, planner, testOf, rowsOf }: Making): RuleWalk {
  return inQuintile(rule.in, rankedBy(rule, dataset, planner), testOf(rule.of), rowsOf(rule));
}

function rankedBy({ quintile, property }: Quintile, dataset: DatasetInfo, planner: ColumnPlanner): RankedBy {
  if (quintile !== 'value') return { by: quintile };
  const numbers = dataset.properties.find(({ name, kind }) => name === property && kind === 'number');
  if (numbers === undefined) return { by: 'value', property: null };
  return { by: 'value', property: planner.column({ as: 'number', sql: propertySql(numbers.name, dataset) }) };
}

/** Whether an actor is in a segment, given who fits each rule. */
export function memberTest(
  segment: Segment,
  fits: ReadonlyMap<PeopleRule, (actor: number) => boolean>,
): (actor: number) => boolean {
  if (isRule(segment)) return fits.get(segment) ?? (() => false);
  if ('not' in segment) {
    const inner = memberTest(segment.not, fits);
    return (actor) => !inner(actor);
  }
  if ('all' in segment) {
    const inner = segment.all.map((one) => memberTest(one, fits));
    return (actor) => inner.every((one) => one(actor));
  }
  const inner = segment.any.map((one) => memberTest(one, fits));
  return (actor) => inner.some((one) => one(actor));
}
