import fc, { type Arbitrary } from 'fast-check';
import type { Analysis } from '../../src/analyses/analysis';
import type { SpecBase } from '../../src/model/spec';
import { readLog, type ColumnsBy } from '../support/run-on-log';
import type { Untied } from '../support/untied';
import { difference } from './difference';
import type { LogEvent, Settings } from './log';
import type { Asked } from './spec-generators';

/** Random logs that an analysis is compared on, all its comparisons together (env ORACLE_RUNS). */
export const runs = Number(process.env['ORACLE_RUNS'] ?? 10_000);

/** How many of them ask a database, which takes much longer. */
export const databaseRuns = runs / 50;

interface Answer<Result, Selection> {
  result: Result;
  units: (selection: Untied<Selection>) => Set<string>;
}

interface Comparison<Spec, Result, Selection> {
  /** both results in one form, free of what the definition leaves open */
  canonical: (result: Result) => unknown;
  /** every number of the result that has actors behind it, and its value where it counts actors */
  selections: (result: Result, spec: Spec) => { selection: Untied<Selection>; actors?: number }[];
  /** a sentence on what is wrong with the result by itself */
  wrong?: (result: Result) => string | null;
}

/** Most numbers of a small log are 0; opening some ten of those, of every part of the result, shows what opening all would, in a fraction of the time. */
export function fewEmpty<S extends { actors?: number }>(selections: readonly S[]): S[] {
  const every = Math.ceil(selections.filter(({ actors }) => actors === 0).length / 10);
  let empty = 0;
  return selections.filter(({ actors }) => actors !== 0 || (empty += 1) % every === 0);
}

/**
 * Asks random questions of random logs, the analysis whole and merged from shards against the oracle: the same results, and from shards the same actors
 * behind every number.
 * Throws with the smallest case found.
 */
export async function compareWithOracle<K extends string, Spec extends SpecBase<K>, State, Result, Selection>(
  analysis: Analysis<K, Spec, State, Result, Selection>,
  oracle: (log: readonly LogEvent[], spec: Spec, settings: Settings) => Answer<Result, Selection>,
  cases: Arbitrary<Asked<Spec>>,
  comparison: Comparison<Spec, Result, Selection>,
  numRuns: number,
  columnsBy: ColumnsBy = 'memory',
): Promise<void> {
  const property = fc.asyncProperty(cases, async ({ log, spec, scene }) => {
    const expected = oracle(log, spec, scene.settings);
    const { canonical, selections, wrong } = comparison;
    const ask = await readLog(analysis, spec, log, scene.settings, columnsBy);
    for (const sharding of ['whole', 'sharded'] as const) {
      const actual = ask(sharding);
      const found = difference(canonical(actual.result), canonical(expected.result)) ?? wrong?.(actual.result) ?? null;
      if (found !== null) throw new Error(`${sharding}: ${found}`);
      if (sharding === 'whole') continue;
      for (const { selection, actors } of fewEmpty(selections(expected.result, spec))) {
        const behind = actual.select(selection);
        const other = difference(behind.toSorted(), [...expected.units(selection)].sort());
        const counts = actors === undefined || actors === behind.length;
        if (other !== null || !counts)
          throw new Error(`${sharding}, behind ${JSON.stringify(selection)}: ${other ?? ''} (${actors ?? ''})`);
      }
    }
  });
  await fc.assert(property, { numRuns: Math.ceil(numRuns), endOnFailure: false });
}
