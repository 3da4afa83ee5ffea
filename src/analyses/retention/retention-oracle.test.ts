import fc, { type Arbitrary } from 'fast-check';
import { describe, it } from 'vitest';
import { compareWithOracle, runs } from '../../../test/reference/compared';
import { retentionOracle, type OracleRetentionResult } from '../../../test/reference/retention';
import { retentionCase, type Asked } from '../../../test/reference/spec-generators';
import { retention, type RetentionResult, type RetentionSelection, type RetentionSpec } from '.';

/** The fields that most questions leave alone, present or absent. */
const fields = (rich: boolean): Arbitrary<Partial<RetentionSpec>> =>
  fc
    .record({
      brackets: fc.option(fc.constantFrom<number[]>([0, 1], [0, 1, 2], [0, 1, 3, 4], [0, 1, 2, 6])),
      wideBrackets: fc.option(fc.constantFrom<number[]>([0], [0, 2], [0, 2, 3, 5])),
      minOccurrences: fc.option(fc.integer({ min: 1, max: 3 })),
      zero: fc.constantFrom('return' as const, 'start' as const, null),
      untilRangeEnd: fc.option(fc.boolean()),
      breakdown: fc.record({
        property: fc.constantFrom('color', 'size', 'vip'),
        limit: fc.integer({ min: 1, max: 3 }),
      }),
    })
    .map(({ brackets, wideBrackets, minOccurrences, zero, untilRangeEnd, breakdown }) => {
      const bounds = zero === 'return' ? (wideBrackets ?? brackets) : brackets;
      return {
        ...(bounds === null ? {} : { rule: { brackets: bounds } }),
        ...(minOccurrences === null ? {} : { minOccurrences }),
        ...(zero === null ? {} : { zero }),
        ...(untilRangeEnd === null ? {} : { untilRangeEnd }),
        ...(rich ? { breakdown } : {}),
      };
    });

const cases = (rich: boolean): Arbitrary<Asked<RetentionSpec>> =>
  fc.tuple(retentionCase(rich), fields(rich)).map(([asked, more]) => ({ ...asked, spec: { ...asked.spec, ...more } }));

const selections = ({ rows }: RetentionResult): { selection: RetentionSelection; actors: number }[] =>
  rows.flatMap(({ cohort, actors, cells }) => [
    { selection: { cohort }, actors },
    ...cells.flatMap(({ column, actors: returned }) => [
      { selection: { cohort, column }, actors: returned ?? 0 },
      { selection: { cohort, column, outcome: 'lost' as const }, actors: actors - (returned ?? 0) },
    ]),
  ]);

const comparison = { canonical: (result: OracleRetentionResult): unknown => result, selections };

describe('retention with every field is that of the definition', { timeout: 600_000 }, () => {
  it('on random logs', () => compareWithOracle(retention, retentionOracle, cases(false), comparison, runs));
  it('broken down, with conditions and filters', () =>
    compareWithOracle(retention, retentionOracle, cases(true), comparison, runs / 10));
});
