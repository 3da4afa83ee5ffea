import { describe, expect, it } from 'vitest';
import type { StageModel } from '../../src/model/stage-model';
import { events, minute, row } from './literal';
import type { LogEvent, Settings } from './log';
import { stagesOracle, type OracleStagesSpec } from './stages';

const settings: Settings = { timeZone: 'UTC', weekStart: 'monday' };

const model: StageModel = {
  name: 'model',
  stages: [
    { name: 'seen', label: '认知', rules: [{ event: 'A' }] },
    { name: 'weighed', label: '考虑', rules: [{ event: ['B', 'A'] }] },
    { name: 'bought', label: '购买', rules: [{ event: 'C' }] },
  ],
};

const ask = (log: LogEvent[], more: Partial<OracleStagesSpec> = {}): ReturnType<typeof stagesOracle> =>
  stagesOracle(log, { kind: 'stages', v: 1, model, maxSteps: 6, ...more }, settings);

/** x: seen 0–3, weighed 3–10, bought 10–20, weighed; y: seen 5–15, bought; z: never in a stage. */
const three = [
  ...events('A0 A2 B3 X4 B5 C10 B20', minute, 'x'),
  ...events('A5 C15', minute, 'y'),
  ...events('X0', minute, 'z'),
];

describe('stages', () => {
  it('count the actors that ever were in one, are now, got highest to, came in by and went out from', () => {
    const { actors, stages } = ask(three).result;
    expect(actors).toBe(2);
    expect(stages).toEqual([
      { name: 'seen', ever: 2, now: 0, highest: 0, entry: 2, exit: 0 },
      { name: 'weighed', ever: 1, now: 1, highest: 0, entry: 0, exit: 1 },
      { name: 'bought', ever: 2, now: 1, highest: 2, entry: 0, exit: 1 },
    ]);
  });

  it('give an event to the first stage whose rule matches', () => {
    expect(ask(row('A')).result.stages.map(({ ever }) => ever)).toEqual([1, 0, 0]);
  });

  it('move from visit to visit, and dwell from the first event of one to the first of the next', () => {
    const { moves, transitions, regressRate } = ask(three).result;
    expect(moves).toBe(4);
    expect(regressRate).toBe(1 / 4);
    const share = 1 / 4;
    expect(transitions).toEqual([
      { from: 'seen', to: 'weighed', direction: 'forward', skip: false, moves: 1, share, medianDwellMs: 180_000 },
      { from: 'weighed', to: 'bought', direction: 'forward', skip: false, moves: 1, share, medianDwellMs: 420_000 },
      { from: 'bought', to: 'weighed', direction: 'backward', skip: false, moves: 1, share, medianDwellMs: 600_000 },
      { from: 'seen', to: 'bought', direction: 'forward', skip: true, moves: 1, share, medianDwellMs: 600_000 },
    ]);
  });

  it('take the median of dwell times', () => {
    const log = [...events('A0 B2', minute, 'x'), ...events('A0 B4 A5 B15', minute, 'y')];
    const move = ask(log).result.transitions.find(({ from }) => from === 'seen');
    expect([move?.moves, move?.share, move?.medianDwellMs]).toEqual([3, 3 / 4, 240_000]);
  });

  it('without moves have no regress rate', () => {
    expect(ask(row('A X A')).result).toMatchObject({ moves: 0, regressRate: null, transitions: [] });
  });

  it('draw visits in columns', () => {
    const { columns, links } = ask(three, { maxSteps: 2 }).result;
    const nodes = columns.map((column) => column.map(({ name, paths, goesOn }) => [name, paths, goesOn]));
    expect(nodes).toEqual([
      [['seen', 2, 0]],
      [
        ['weighed', 1, 1],
        ['bought', 1, 0],
      ],
    ]);
    expect(links.map(({ to, paths }) => [to.name, paths])).toEqual([
      ['weighed', 1],
      ['bought', 1],
    ]);
  });

  it('look only at the events inside the range', () => {
    const log = events('A0 B24 C48', 60 * minute);
    expect(ask(log, { range: { from: '2024-01-02' } }).result.stages.map(({ entry }) => entry)).toEqual([0, 1, 0]);
  });

  it('name the actors behind', () => {
    const { units } = ask(three);
    expect([...units({ stage: 'weighed', measure: 'now' })]).toEqual(['x']);
    expect([...units({ stage: 'bought', measure: 'highest' })]).toEqual(['x', 'y']);
    expect([...units({ from: 'seen', to: 'bought' })]).toEqual(['y']);
    expect([...units({ step: 2, node: { name: 'bought' } })]).toEqual(['y']);
    expect([...units({ step: 1, from: { name: 'seen' }, to: { name: 'bought' } })]).toEqual(['y']);
  });
});
