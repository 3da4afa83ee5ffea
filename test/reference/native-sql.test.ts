import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/analyses/analysis';
import { funnel } from '../../src/analyses/funnel';
import { lifecycle } from '../../src/analyses/lifecycle';
import { paths } from '../../src/analyses/paths';
import { retention } from '../../src/analyses/retention';
import { stickiness } from '../../src/analyses/stickiness';
import { trend } from '../../src/analyses/trend';
import type { SpecBase } from '../../src/model/spec';
import { runOnLog } from '../support/run-on-log';
import { canonical } from './canonical';
import { difference } from './difference';
import type { LogEvent, Settings } from './log';
import { lifecycleSql, stickinessSql, trendSql } from './native-activity';
import { largeLog } from './native-large-log';
import { funnelInSql, pathsInSql, retentionInSql, trendInSql } from './native-cases';
import { funnelSql } from './native-funnel';
import { pathsSql } from './native-paths';
import { retentionSql } from './native-retention';
import { lifecycleCase, stickinessCase } from './period-cases';
import type { Asked } from './spec-generators';

/** Random logs each kind of question takes. */
const numRuns = Number(process.env['NATIVE_RUNS'] ?? 200);

type InSql<Spec, Result> = (log: readonly LogEvent[], spec: Spec, settings: Settings) => Promise<Result>;

const isPlace = (key: string): boolean => /^(step|column|period|cohort)$/.test(key);

/** Whether a result holds any number but 0 beside those that say where it stands. */
const counts = (result: unknown): boolean =>
  /[1-9]/.test(JSON.stringify(result, (key, value: unknown) => (isPlace(key) ? null : value)));

async function compareWithSql<K extends string, Spec extends SpecBase<K>, State, Result, Selection>(
  analysis: Analysis<K, Spec, State, Result, Selection>,
  inSql: InSql<Spec, Result>,
  cases: Arbitrary<Asked<Spec>>,
): Promise<void> {
  let counting = 0;
  const property = fc.asyncProperty(cases, async ({ log, spec, scene: { settings } }) => {
    if (log.length === 0) return;
    const { result } = await runOnLog(analysis, spec, log, settings);
    const native = await inSql(log, spec, settings);
    const found = difference(canonical(result), canonical(native));
    if (found !== null) throw new Error(found);
    if (counts(native)) counting += 1;
  });
  await fc.assert(property, { numRuns });
  expect(counting).toBeGreaterThan(numRuns / 4);
}

describe('what SQL can say too, it says alike', { timeout: 300_000 }, () => {
  it('of one log of 20,000 events', async () => {
    const log = largeLog();
    const settings: Settings = { timeZone: 'Europe/Berlin', weekStart: 'sunday' };
    const alike = async <K extends string, Spec extends SpecBase<K>, State, Result, Selection>(
      analysis: Analysis<K, Spec, State, Result, Selection>,
      inSql: InSql<Spec, Result>,
      input: object,
    ): Promise<void> => {
      const parsed = analysis.parse({ kind: analysis.kind, ...input });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
      const { result } = await runOnLog(analysis, parsed.value, log, settings);
      const native = await inSql(log, parsed.value, settings);
      expect(counts(native)).toBe(true);
      expect(difference(canonical(result), canonical(native))).toBeNull();
    };
    const range = { from: '2024-03-01', to: '2024-04-14' };
    const steps = ['A', ['B', '购买'], 'C'].map((event) => ({ event }));
    await alike(funnel, funnelSql, { steps, ties: 'arrival', range });
    await alike(funnel, funnelSql, { steps, ties: 'never', window: { amount: 1, unit: 'day' } });
    await alike(funnel, funnelSql, { steps, ties: 'arrival', order: 'strict' });
    await alike(paths, pathsSql, { rowsPerStep: 1000, maxSteps: 20 });
    await alike(paths, pathsSql, { rowsPerStep: 1000, unit: 'actor', collapseRepeats: false, range });
    await alike(retention, retentionSql, { start: { event: 'A' }, period: 'week', periods: 8 });
    await alike(retention, retentionSql, { rule: 'onOrAfter', membership: 'everyPeriod', periods: 30, range });
    await alike(lifecycle, lifecycleSql, { event: { event: ['B', '🎸 solo'] }, range });
    await alike(stickiness, stickinessSql, { period: 'week', cumulative: true });
    await alike(trend, trendSql, { measure: { sum: 'size' }, breakdown: { property: 'color', limit: 3 }, range });
    await alike(trend, trendSql, { measure: 'actors', period: 'hour', breakdown: { property: 'size', limit: 4 } });
  });

  it('funnels, ordered and strict', () => compareWithSql(funnel, funnelSql, funnelInSql));
  it('paths', () => compareWithSql(paths, pathsSql, pathsInSql));
  it('retention by calendar periods', () => compareWithSql(retention, retentionSql, retentionInSql));
  it('lifecycle', () => compareWithSql(lifecycle, lifecycleSql, lifecycleCase(false)));
  it('stickiness', () => compareWithSql(stickiness, stickinessSql, stickinessCase(false)));
  it('trends with measures and breakdowns', () => compareWithSql(trend, trendSql, trendInSql));
});
