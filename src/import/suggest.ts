import type { ColumnFacts } from './column-facts';
import type { Meaning } from './column-names';
import { nameRank, plainName } from './column-names';
import type { Mapping, Reason } from './contract';
import { presets } from './presets';

export interface Suggestion {
  /** `at` and `actor` are '' when nothing fits */
  mapping: Mapping;
  reasons: Partial<Record<keyof Mapping, Reason>>;
}

interface Pick {
  column: ColumnFacts;
  reason: Reason;
}

/** A mapping for columns: a preset's, else by names, else by contents. */
export function suggestMapping(columns: readonly ColumnFacts[], preset: string | null): Suggestion {
  return byPreset(columns, preset) ?? byColumns(columns);
}

function byPreset(columns: readonly ColumnFacts[], id: string | null): Suggestion | null {
  const preset = presets.find((one) => one.id === id);
  if (preset === undefined) return null;
  const names = new Set(columns.map(({ inspected }) => inspected.name));
  const filled = new Set(columns.filter((one) => one.inspected.distinct > 0).map(({ inspected }) => inspected.name));
  const { actor, event, at, eventId, session } = preset.mapping;
  const actors = (typeof actor === 'string' ? [actor] : actor).filter((name) => names.has(name));
  if (actors.length === 0 || !names.has(at) || (typeof event === 'string' && !names.has(event))) return null;
  const reason: Reason = { code: 'preset', preset: preset.id };
  const suggestion: Suggestion = {
    mapping: { actor: actors.length === 1 ? actors[0]! : actors, event, at },
    reasons: { actor: reason, event: reason, at: reason },
  };
  for (const [key, name] of [['eventId', eventId] as const, ['session', session] as const]) {
    if (name === undefined || !filled.has(name)) continue;
    suggestion.mapping[key] = name;
    suggestion.reasons[key] = reason;
  }
  return suggestion;
}

function byColumns(columns: readonly ColumnFacts[]): Suggestion {
  const filled = columns.filter(({ inspected }) => inspected.distinct > 0);
  const at = pickTime(filled);
  const rest = filled.filter((column) => column !== at?.column);
  const session = named(rest, 'session')[0];
  const eventId = named(rest, 'eventId').find(({ column }) => column.unique > 0.98);
  const left = rest.filter((column) => column !== session?.column && column !== eventId?.column);
  const actors = pickActors(left);
  const event = pickEvent(left.filter((column) => !actors.some((actor) => actor.column === column)));
  const names = actors.map(({ column }) => column.inspected.name);
  const suggestion: Suggestion = {
    mapping: {
      actor: names.length > 1 ? names : (names[0] ?? ''),
      event: event === null ? { constant: constantName(columns) } : event.column.inspected.name,
      at: at?.column.inspected.name ?? '',
    },
    reasons: { event: event?.reason ?? { code: 'only' } },
  };
  const { mapping, reasons } = suggestion;
  if (actors[0] !== undefined) reasons.actor = actors[0].reason;
  if (at !== null) reasons.at = at.reason;
  if (session !== undefined) [mapping.session, reasons.session] = [session.column.inspected.name, session.reason];
  if (eventId !== undefined) [mapping.eventId, reasons.eventId] = [eventId.column.inspected.name, eventId.reason];
  return suggestion;
}

/** Columns whose names fit a meaning, best first. */
function named(columns: readonly ColumnFacts[], meaning: Meaning): Pick[] {
  return columns
    .map((column) => ({ column, found: nameRank(column.inspected.name, meaning) }))
    .filter((one) => one.found !== null)
    .sort((a, b) => a.found!.rank - b.found!.rank)
    .map(({ column, found }) => ({ column, reason: { code: 'name', pattern: found!.pattern } }));
}

const readable = 0.5;

function pickTime(columns: readonly ColumnFacts[]): Pick | null {
  const times = columns.filter(({ time }) => time !== null && time.share >= readable);
  const byName = named(times, 'at')[0];
  if (byName !== undefined) return byName;
  const score = ({ time, inspected }: ColumnFacts): number =>
    time!.share + inspected.filled + (time!.form === 'date' || time!.form === 'compactDate' ? 0 : 0.5);
  const best = [...times].sort((a, b) => score(b) - score(a))[0];
  return best === undefined ? null : { column: best, reason: { code: 'contents', share: best.time!.share } };
}

/** The person's column; where it is empty, the ids of the device. */
function pickActors(columns: readonly ColumnFacts[]): Pick[] {
  const devices = named(columns, 'device').filter(({ column }) => holdsIds(column));
  const [first] = [...named(columns, 'person'), ...devices];
  if (first === undefined) return actorByContents(columns);
  if (first.column.inspected.filled === 1) return [first];
  return [first, ...devices.filter(({ column }) => column !== first.column && idName.test(column.inspected.name))];
}

const idName = /(^|[^a-z])id$|(user|device|visitor|client|cookie|anonymous)id$|ID$|Id$|编号$|号$/;
/** Names of what an event came through, which never says who acted. */
const meansName =
  /^(device|platform|os|browser|设备|平台|操作系统|浏览器)(type|name|version|model|brand|family|category|kind|类型|名称|版本|型号|品牌)?$/;
const manyValues = 20;

/** Many distinct values for their number: not the few of a category such as mobile and desktop. */
function holdsIds({ inspected: { distinct }, unique }: ColumnFacts): boolean {
  const values = unique === 0 ? 0 : distinct / unique;
  return distinct >= Math.min(manyValues, Math.sqrt(values) / 2);
}

/** A column of codes that come again: the one with most distinct values; a column of unique ones only when nothing else is there. */
function actorByContents(columns: readonly ColumnFacts[]): Pick[] {
  const codes = columns.filter(
    ({ inspected, decimal, time, longest }) =>
      inspected.filled > 0.5 &&
      !meansName.test(plainName(inspected.name.slice(inspected.name.lastIndexOf('.') + 1))) &&
      !decimal &&
      longest <= 64 &&
      inspected.distinct > 1 &&
      (time === null || time.share < 0.9),
  );
  const repeated = codes.filter(({ unique }) => unique < 0.95);
  const ids = codes.filter(({ inspected }) => idName.test(inspected.name));
  const pool = [ids.filter(({ unique }) => unique < 0.95), repeated, codes].find(({ length }) => length > 0) ?? [];
  const best = [...pool].sort((a, b) => b.inspected.distinct - a.inspected.distinct)[0];
  if (best === undefined) return [];
  return [{ column: best, reason: pool.length === 1 ? { code: 'only' } : { code: 'unique', share: best.unique } }];
}

function pickEvent(columns: readonly ColumnFacts[]): Pick | null {
  const byName = named(columns, 'event').find(({ column }) => column.unique < 1 || column.inspected.distinct < 20);
  // ids that come again and again are those of kinds of events
  const byCode = named(columns, 'eventId').find(({ column }) => column.unique < 0.5);
  if (byName !== undefined || byCode !== undefined) return byName ?? byCode ?? null;
  if (columns.some(isMoney)) return null;
  const texts = columns.filter(
    ({ inspected, longest }) =>
      inspected.kind === 'text' &&
      inspected.filled > 0.9 &&
      inspected.distinct > 1 &&
      inspected.distinct <= 100 &&
      longest <= 60,
  );
  const best = texts
    .filter(({ unique }) => unique < 0.5)
    .sort((a, b) => b.inspected.distinct - a.inspected.distinct)[0];
  return best === undefined ? null : { column: best, reason: { code: 'contents', share: best.unique } };
}

const moneyName = /price|amount|revenue|dollar|total|paid|cost|金额|价格|单价|总价/i;

function isMoney({ inspected, decimal }: ColumnFacts): boolean {
  return inspected.kind === 'number' && (decimal || moneyName.test(inspected.name));
}

/** What each row is when no column says it. */
function constantName(columns: readonly ColumnFacts[]): string {
  const names = columns.map(({ inspected }) => plainName(inspected.name));
  if (columns.some(isMoney) || names.some((name) => /order|invoice|purchase|订单/.test(name))) return 'purchase';
  return names.some((name) => /visit|访问/.test(name)) ? 'visit' : 'event';
}
