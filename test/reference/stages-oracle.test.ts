import fc from 'fast-check';
import { describe, it } from 'vitest';
import { stages, type StagesResult, type StagesSelection } from '../../src/analyses/stages';
import { stagesBegan } from '../../src/analyses/stages/began';
import { stageDwells, type StageDwell } from '../../src/analyses/stages/dwell';
import type { ModelReading } from '../../src/analyses/stages/result';
import {
  crossMeasures,
  stageMeasures,
  type BeganSelection,
  type CrossMeasure,
  type CrossSelection,
  type ReadingSelection,
  type StagesSpec,
} from '../../src/analyses/stages/spec';
import { asideOnLog, readLog } from '../support/run-on-log';
import type { Untied } from '../support/untied';
import { canonical } from './canonical';
import { compareWithOracle, databaseRuns, fewEmpty, runs } from './compared';
import { leaks } from './conservation';
import { difference } from './difference';
import type { Settings } from './log';
import { stagedEvents, stagesFurther, stagesOracle, type OracleFurther } from './stages';
import { stagesCase } from './stages-cases';

/** The oracle's answer by the model, and by the second one where there is one. */
function bothReadings(log: Parameters<typeof stagesOracle>[0], spec: StagesSpec, settings: Settings) {
  const { beside, ...first } = spec;
  const own = stagesOracle(log, first, settings);
  const second = beside === undefined ? null : stagesOracle(log, { ...first, model: beside }, settings);
  const result: StagesResult = { ...own.result, ...(second === null ? {} : { beside: second.result }) };
  const units = (selection: Untied<StagesSelection>): Set<string> => {
    if ('beside' in selection) return second?.units(selection.beside) ?? new Set();
    if (!('crossed' in selection)) return own.units(selection);
    if (second === null || beside === undefined) return new Set();
    const { crossed } = selection;
    if (crossed === 'event') return withEvent(log, spec, settings, selection);
    const [a, b] = [
      standing(own, spec.model, crossed, selection.own),
      standing(second, beside, crossed, selection.other),
    ];
    return new Set([...a.everyone, ...b.everyone].filter((actor) => a.isThere(actor) && b.isThere(actor)));
  };
  return { result, units };
}

/** Who has an event of a stage by the model and of one by the second; null: none. */
function withEvent(
  log: Parameters<typeof stagesOracle>[0],
  { beside, ...spec }: StagesSpec,
  settings: Settings,
  { own, other }: CrossSelection,
): Set<string> {
  const second = beside === undefined ? [] : stagedEvents(log, { ...spec, model: beside }, settings);
  const name = (model: StagesSpec['model'] | undefined, stage = -1): string | null =>
    model?.stages[stage]?.name ?? null;
  const found = stagedEvents(log, spec, settings).filter(
    ({ stage }, i) => name(spec.model, stage) === own && name(beside, second[i]?.stage) === other,
  );
  return new Set(own === null && other === null ? [] : found.map(({ first }) => first.actor));
}

/** Who has a visit by a model, and who of anybody stands in one of its stages (null: in none). */
function standing(
  { units }: ReturnType<typeof stagesOracle>,
  { stages: own }: StagesSpec['model'],
  measure: CrossMeasure,
  stage: string | null,
) {
  const everyone = new Set(own.flatMap(({ name }) => [...units({ stage: name, measure: 'ever' })]));
  const there = stage === null ? null : units({ stage, measure });
  return { everyone, isThere: (actor: string): boolean => (there === null ? !everyone.has(actor) : there.has(actor)) };
}

/** Every number of a result, as what is clicked. */
function allSelections(
  result: StagesResult,
  spec: StagesSpec,
): { selection: Untied<StagesSelection>; actors?: number }[] {
  const { beside } = result;
  if (beside === undefined || spec.beside === undefined) {
    const nobody: Untied<StagesSelection> = { beside: { stage: 'no such stage', measure: 'ever' } };
    return [...selections(result, spec), { selection: nobody, actors: 0 }];
  }
  return [
    ...selections(result, spec),
    ...selections(beside, { ...spec, model: spec.beside }).map(({ selection, ...counted }) => ({
      ...counted,
      selection: { beside: selection },
    })),
    ...([...crossMeasures, 'event'] as const).flatMap((crossed) =>
      [result.stages[0]?.name ?? null, null].flatMap((own) =>
        [...beside.stages.slice(0, 2).map(({ name }) => name), null].map((other) => ({
          selection: { crossed, own, other },
        })),
      ),
    ),
  ];
}

/** Those of one reading; moves are no number of actors. */
function selections(
  { stages: own, transitions, columns, links }: ModelReading,
  spec: StagesSpec,
): { selection: ReadingSelection; actors?: number }[] {
  const [first = ''] = spec.model.stages.map(({ name }) => name);
  return [
    ...own.flatMap((numbers) =>
      stageMeasures.map((measure) => ({ selection: { stage: numbers.name, measure }, actors: numbers[measure] })),
    ),
    ...transitions.map(({ from, to }) => ({ selection: { from, to } })),
    ...columns.flatMap((column, i) =>
      column.flatMap(({ name, paths, dropOff }): { selection: ReadingSelection; actors: number }[] => [
        { selection: { step: i + 1, node: { name } }, actors: paths },
        { selection: { step: i + 1, node: { name }, outcome: 'dropped' }, actors: dropOff },
      ]),
    ),
    ...columns.map((column, i) => ({
      selection: { step: i + 1, outcome: 'dropped' as const },
      actors: column.reduce((sum, { dropOff }) => sum + dropOff, 0),
    })),
    ...links.map(({ step, from, to, paths }) => ({
      selection: { step, from: { name: from.name }, to: { name: to.name } },
      actors: paths,
    })),
    { selection: { sequence: [first] } },
    { selection: { sequence: spec.model.stages.slice(0, 3).map(({ name }) => name) } },
    { selection: { step: 1, node: { other: true } }, actors: 0 },
    { selection: { stage: 'no such stage', measure: 'ever' }, actors: 0 },
    { selection: { from: first, to: 'no such stage' }, actors: 0 },
  ];
}

/** What must hold of any result: everyone enters, leaves and has a highest stage once; moves are those of the transitions. */
function unbalanced({ beside, ...result }: StagesResult): string | null {
  return unbalancedReading(result) ?? (beside === undefined ? null : unbalancedReading(beside));
}

function unbalancedReading(result: ModelReading): string | null {
  const sum = (numbers: number[]): number => numbers.reduce((total, n) => total + n, 0);
  for (const measure of ['now', 'highest', 'entry', 'exit'] as const) {
    if (sum(result.stages.map((numbers) => numbers[measure])) !== result.actors) return `${measure} is not everyone`;
  }
  if (sum(result.transitions.map(({ moves }) => moves)) !== result.moves) return 'moves are lost';
  return leaks(result, result.actors, 'start');
}

const units = fc.constantFrom('hour' as const, 'day' as const, 'week' as const, 'month' as const);

/** The asides whole and merged from shards, and the actors behind each number of a period. */
async function furtherIsThat(numRuns: number): Promise<void> {
  const property = fc.asyncProperty(stagesCase(true), units, async ({ log, spec, scene }, unit) => {
    const { settings } = scene;
    const beside = spec.beside !== undefined;
    const read = { ...spec, model: spec.beside ?? spec.model };
    const expected = stagesFurther(log, read, unit, settings);
    const dwell = await asideOnLog(stages, stageDwells, spec, { beside }, log, settings, 'memory');
    const began = await asideOnLog(stages, stagesBegan, spec, { unit, beside }, log, settings, 'memory');
    for (const sharding of ['whole', 'sharded'] as const) {
      const { dwells, movers } = await dwell(sharding);
      const quantiles = dwells.map(({ stage, visits, ...times }) => ({
        stage,
        visits,
        quantilesMs: quantilesOf(times),
      }));
      const found = { ...(await began(sharding)), movers, dwells: quantiles };
      const other = difference({ ...found, movers: byName(movers) }, { ...expected, movers: byName(expected.movers) });
      if (other !== null) throw new Error(`${sharding}: ${other}`);
    }
    const oracle = bothReadings(log, spec, settings);
    const { select } = (await readLog(stages, spec, log, settings, 'memory'))('sharded');
    for (const { selection: one, actors } of fewEmpty(beganSelections(expected, unit))) {
      const selection = beside ? { beside: one } : one;
      const behind = select(selection);
      const wrong = difference(behind.toSorted(), [...oracle.units(selection)].sort());
      if (wrong !== null || behind.length !== actors) throw new Error(`behind ${JSON.stringify(selection)}: ${wrong}`);
    }
  });
  await fc.assert(property, { numRuns: Math.ceil(numRuns), endOnFailure: false });
}

const quantilesOf = (times: Omit<StageDwell, 'stage' | 'visits'>): (number | null)[] => [
  ...[times.p10Ms, times.p25Ms, times.medianMs, times.p75Ms, times.p90Ms],
];

const byName = (movers: readonly object[]): string[] => movers.map((mover) => JSON.stringify(mover)).sort();

const beganSelections = (
  { periods, stages: own }: OracleFurther,
  unit: BeganSelection['unit'],
): { selection: BeganSelection; actors: number }[] =>
  own.flatMap((numbers) =>
    (['visit', 'entry'] as const).flatMap((began) =>
      periods.map((period, i) => ({
        selection: { stage: numbers.stage, began, period, unit },
        actors: numbers[began][i] ?? 0,
      })),
    ),
  );

const comparison = {
  canonical: (result: StagesResult): unknown => canonical(result),
  selections: allSelections,
  wrong: unbalanced,
};

describe('the stages of random logs are those of the definition', { timeout: 600_000 }, () => {
  it('by event names', () => compareWithOracle(stages, bothReadings, stagesCase(false), comparison, runs / 2));
  it('with conditions and filters', () =>
    compareWithOracle(stages, bothReadings, stagesCase(true), comparison, runs / 2));
  it('and what is shown besides: who came when, who moved, how long visits lasted', () => furtherIsThat(runs / 10));
  it('out of a database', () =>
    compareWithOracle(stages, bothReadings, stagesCase(true), comparison, databaseRuns, 'database'));
});
