import type { Batch } from '../../columns/batch';
import {
  columnPlanner,
  eachMatch,
  leaveOut,
  valuesOf,
  type ColumnPlanner,
  type PlannedMatcher,
} from '../../columns/column-planner';
import type { ColumnRequest } from '../../columns/column';
import { codeColumn } from '../../columns/requests';
import type { RowTest } from '../../columns/row-tests';
import { valueGroups, type ValueGroups } from '../../columns/value-groups';
import { channelNames, channelsOfRows, type ChannelRows } from '../../matching/channel-rows';
import { setStages, stageRules, type StageRules } from '../../matching/stage-rows';
import type { Matcher, PropertyValue } from '../../model/condition';
import type { DatasetInfo } from '../../model/dataset';
import { durationUs } from '../../model/duration';
import { calendarOf, resolveRange, type InstantRange } from '../../model/range';
import { propertySql } from '../../sql/condition';
import type { Question } from '../analysis';
import { touchpointBy, type ChannelTouchpoint, type JourneySpec } from './spec';

/** A journey map with everything looked up that does not depend on a row; numbers are places in `columns`. */
export interface JourneyPlan {
  columns: ColumnRequest[];
  stages: number;
  rules: StageRules;
  filter: number | null;
  range: InstantRange | null;
  /** the last instant that is looked at */
  endUs: number;
  withinUs: number;
  /** codes of the touchpoint property; null where touchpoints are events or groups */
  property: number | null;
  groups: PlannedMatcher[] | null;
  channels: ChannelRows | null;
  marked: PlannedMatcher[];
  /** numbers of the value; null without one, or where the data have no such numbers */
  value: number | null;
}

function channelRows(
  { touchpoint: events, channel }: ChannelTouchpoint,
  planner: ColumnPlanner,
  dataset: DatasetInfo,
): ChannelRows {
  const test = (matcher: Matcher): RowTest => {
    const { names, mask } = planner.matcher(matcher);
    return { byCode: names, masks: mask === null ? [] : [mask] };
  };
  const isProperty = typeof channel === 'string';
  return {
    touchpoint: test(events),
    rules: isProperty ? [] : channel.map(({ matcher }) => test(matcher)),
    property: isProperty ? planner.column(codeColumn(channel, dataset)) : null,
  };
}

export function journeyPlan(spec: JourneySpec, dataset: DatasetInfo): JourneyPlan {
  const planner = columnPlanner(dataset);
  const by = touchpointBy(spec.touchpoint);
  const range = spec.range === undefined ? null : resolveRange(spec.range, dataset, calendarOf(dataset, spec.range));
  const numbers = dataset.properties.find(({ name, kind }) => name === spec.value && kind === 'number');
  return {
    columns: planner.columns,
    stages: spec.model.stages.length,
    rules: stageRules(spec.model, planner, dataset),
    filter: planner.mask(spec.filter),
    range,
    endUs: Math.min(dataset.lastUs, range?.toUs ?? Infinity),
    withinUs: durationUs(spec.within),
    property: by.kind === 'property' ? planner.column(codeColumn(by.property, dataset)) : null,
    groups: by.kind === 'groups' ? by.groups.map(({ matcher }) => planner.matcher(matcher)) : null,
    channels: by.kind === 'channels' ? channelRows(by.channels, planner, dataset) : null,
    marked: (spec.marked ?? []).map(planner.matcher),
    value: numbers === undefined ? null : planner.column({ as: 'number', sql: propertySql(numbers.name, dataset) }),
  };
}

/** Rows of a batch: what counts in each. Kept between batches, so it serves one walk at a time. */
export interface JourneyRows {
  /** place of the stage + 1; 0: left out by filter or range; `stages` + 1: counts, but is of no stage */
  stage: Uint32Array;
  /** code of the touchpoint: event code + 1, code of the property or channel (0: none), or place of the group + 1 (0: none) */
  touch: Uint32Array;
  /** 1 where the event is friction */
  marked: Uint8Array;
}

export function journeyRows(plan: JourneyPlan): (batch: Batch) => JourneyRows {
  const rows: JourneyRows = { stage: new Uint32Array(0), touch: new Uint32Array(0), marked: new Uint8Array(0) };
  return (batch) => {
    if (batch.rows > rows.stage.length) {
      rows.stage = new Uint32Array(batch.rows);
      rows.touch = new Uint32Array(batch.rows);
      rows.marked = new Uint8Array(batch.rows);
    }
    setStages(plan.rules, batch, rows.stage);
    for (let i = 0; i < batch.rows; i += 1) if (rows.stage[i] === 0) rows.stage[i] = plan.stages + 1;
    leaveOut(rows.stage, batch, plan.filter, plan.range);
    setTouchpoints(plan, batch, rows.touch);
    rows.marked.fill(0, 0, batch.rows);
    for (const matcher of plan.marked) eachMatch(batch, matcher, (i) => (rows.marked[i] = 1));
    return rows;
  };
}

function setTouchpoints({ property, groups, channels }: JourneyPlan, batch: Batch, touch: Uint32Array): void {
  const { event, rows } = batch;
  if (channels !== null) {
    touch.set(channelsOfRows(channels, batch));
    return;
  }
  if (groups !== null) {
    touch.fill(0, 0, rows);
    for (let group = groups.length; group > 0; group -= 1) {
      eachMatch(batch, groups[group - 1]!, (i) => (touch[i] = group));
    }
    return;
  }
  const codes = property === null ? event : valuesOf(batch, property);
  const shift = property === null ? 1 : 0;
  for (let i = 0; i < rows; i += 1) touch[i] = codes[i]! + shift;
}

/** What touchpoints that are no groups are called, by code from 1. */
export function touchpointNames(
  { spec, dataset, prepared }: Question<JourneySpec>,
  { property, channels }: JourneyPlan,
): readonly PropertyValue[] {
  const by = touchpointBy(spec.touchpoint);
  if (channels !== null && by.kind === 'channels') return channelNames(by.channels.channel, channels, prepared);
  return property === null ? dataset.events.map(({ name }) => name) : (prepared.dictionaries[property] ?? []);
}

/** How many codes a touchpoint can have, 0 included. */
export const touchpointCodes = (question: Question<JourneySpec>, plan: JourneyPlan): number =>
  1 + (plan.groups ?? touchpointNames(question, plan)).length;

/** Events that are their own touchpoints are listed up to so many. */
const mostEvents = 50;

/** The touchpoints that stand alone, given how many events of a stage each code has. Groups keep their order; events of none come last. */
export function touchpointsOf(question: Question<JourneySpec>, plan: JourneyPlan, byCode: Float64Array): ValueGroups {
  const by = touchpointBy(question.spec.touchpoint);
  if (by.kind !== 'groups') {
    const limit = by.kind === 'event' ? mostEvents : (by.kind === 'channels' ? by.channels : by).limit;
    return valueGroups(byCode, touchpointNames(question, plan), limit);
  }
  const groups = [...by.groups.map(({ name }) => name), null].map((value) => ({ value, other: false }));
  return { groups, groupOf: Uint8Array.from(byCode, (_, code) => (code === 0 ? by.groups.length : code - 1)) };
}
