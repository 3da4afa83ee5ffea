import type { Zone } from '../../model/zone';
import { joinSql, sql, type Sql } from '../../sql/sql';

/** The instant of a wall-clock time (µs) in a zone: in a gap it moves forward, in an overlap it is the earlier one. `wall` is written several times. */
export function instantSql(wall: Sql, zone: Zone): Sql {
  const last = zone.offsets.length - 1;
  const offset = (i: number): number => zone.offsets[i] ?? 0;
  if (last === 0) return sql`(${wall} - ${offset(0)})`;
  const cases = Array.from({ length: last }, (_, i) => sql`WHEN ${wall} < ${wallEnd(zone, i)} THEN ${offset(i)}`);
  return sql`(${wall} - CASE ${joinSql(cases, ' ')} ELSE ${offset(last)} END)`;
}

/** Wall-clock time up to which offset i is used: where it ends, or where the gap or overlap after it does. */
const wallEnd = (zone: Zone, i: number): number =>
  (zone.changes[i] ?? 0) + Math.max(zone.offsets[i] ?? 0, zone.offsets[i + 1] ?? 0);

/** Whether a wall-clock time is skipped ('gap') or repeated ('overlap') in a zone. */
export function changeSql(wall: Sql, zone: Zone, kind: 'gap' | 'overlap'): Sql {
  const spans = Array.from(zone.changes, (change, i) => {
    const [before = 0, after = 0] = [zone.offsets[i], zone.offsets[i + 1]];
    return kind === 'gap' ? [change + before, change + after] : [change + after, change + before];
  }).filter(([from = 0, to = 0]) => from < to);
  if (spans.length === 0) return sql`FALSE`;
  const tests = spans.map(([from = 0, to = 0]) => sql`(${wall} >= ${from} AND ${wall} < ${to})`);
  return sql`(${joinSql(tests, ' OR ')})`;
}
