import { expect, test } from 'vitest';
import type { Comparing } from '../model/condition';
import type { ColumnRequest } from './column';
import { maskOf, type MaskPlan } from './masks';
import { sql } from '../sql/sql';

const coded: ColumnRequest = { as: 'code', sql: sql`city` };
const direct: ColumnRequest = { as: 'mask', sql: sql`amount > 3` };
const comparing: Comparing = { property: 'city', is: 'eq', value: 'Bonn' };
const info = { name: 'city', kind: 'text', coded: true } as Extract<MaskPlan, { comparing: Comparing }>['info'];
const isBonn: MaskPlan = { column: coded, comparing, info };
const isDear: MaskPlan = { column: direct };

/** Six rows: Bonn (code 2) in the 2nd, 3rd and 6th, dear in the first three. */
const mask = (plan: MaskPlan): number[] => [
  ...maskOf(
    plan,
    6,
    (column) => (column === coded ? Uint8Array.of(0, 2, 2, 1, 0, 2) : Uint8Array.of(1, 1, 1, 0, 0, 0)),
    () => Uint8Array.of(0, 0, 1),
  ),
];

test.each<[string, MaskPlan, number[]]>([
  ['a column', isDear, [1, 1, 1, 0, 0, 0]],
  ['a comparison', isBonn, [0, 1, 1, 0, 0, 1]],
  ['not a comparison, absent values with it', { not: isBonn }, [1, 0, 0, 1, 1, 0]],
  ['not a column', { not: isDear }, [0, 0, 0, 1, 1, 1]],
  ['both', { all: [isBonn, isDear] }, [0, 1, 1, 0, 0, 0]],
  ['either', { any: [isBonn, isDear] }, [1, 1, 1, 0, 0, 1]],
  ['all of nothing', { all: [] }, [1, 1, 1, 1, 1, 1]],
  ['any of nothing', { any: [] }, [0, 0, 0, 0, 0, 0]],
  ['neither', { not: { any: [isBonn, isDear] } }, [0, 0, 0, 1, 1, 0]],
  ['one inside another', { any: [{ all: [isDear, { not: isBonn }] }, { not: { not: isBonn } }] }, [1, 1, 1, 0, 0, 1]],
])('the rows of %s', (_, plan, rows) => {
  expect(mask(plan)).toEqual(rows);
});
