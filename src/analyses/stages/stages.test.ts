import { describe, expect, it } from 'vitest';
import { asideOnLog, runOnLog, type LogRun } from '../../../test/support/run-on-log';
import { logOf } from '../../../test/support/written-log';
import type { LogEvent } from '../../../test/support/log';
import { stages, type StagesResult, type StagesSelection } from '.';
import { stagesCrossed } from './cross';
import { dividesAlike, stagesPlaced } from './placed';

const model = {
  name: 'own',
  stages: [
    { name: 'seen', label: '认知', rules: [{ event: 'A' }] },
    { name: 'weighed', label: '考虑', rules: [{ event: ['B', 'A'] }] },
    { name: 'bought', label: '购买', rules: [{ event: 'C' }] },
  ],
};
const minutes = 60_000;

const ask = (log: LogEvent[], more: object = {}): Promise<LogRun<StagesResult, StagesSelection>> =>
  runOnLog(stages, { kind: 'stages', model, ...more }, log);

/** x: seen 0–3, weighed 3–10, bought 10–20, weighed; y: seen 5–15, bought; z is never in a stage. */
const three = logOf('x: A0 A2 B3 X4 B5 C10 B20', 'y: A5 C15', 'z: X0');

describe('actors in a stage model', () => {
  it('are those with a visit, each once in every measure of a stage', async () => {
    const { result } = await ask(three);
    expect(result.actors).toBe(2);
    expect(result.stages).toEqual([
      { name: 'seen', ever: 2, now: 0, highest: 0, entry: 2, exit: 0 },
      { name: 'weighed', ever: 1, now: 1, highest: 0, entry: 0, exit: 1 },
      { name: 'bought', ever: 2, now: 1, highest: 2, entry: 0, exit: 1 },
    ]);
  });

  it('stand now where their last visit is, which need not be the furthest', async () => {
    const { select } = await ask(three);
    expect(select({ stage: 'weighed', measure: 'now' })).toEqual(['x']);
    expect(select({ stage: 'weighed', measure: 'exit' })).toEqual(['x']);
    expect(select({ stage: 'bought', measure: 'highest' })).toEqual(['x', 'y']);
    expect(select({ stage: 'seen', measure: 'entry' })).toEqual(['x', 'y']);
    expect(select({ stage: 'weighed', measure: 'ever' })).toEqual(['x']);
  });

  it('have an event in the first stage whose rule matches', async () => {
    expect((await ask(logOf('x: A0'))).result.stages.map(({ ever }) => ever)).toEqual([1, 0, 0]);
  });

  it('are read by a second model beside the first, each for itself', async () => {
    const halves = {
      ...{ name: 'halves' },
      stages: [
        { name: 'before', label: '', rules: [{ event: ['A', 'B'] }] },
        { name: 'after', label: '', rules: [{ event: ['C', 'X'] }] },
      ],
    };
    const { result, select } = await ask(three, { beside: halves });
    const { beside, ...own } = result;
    expect(own).toEqual((await ask(three)).result);
    expect(beside).toEqual((await ask(three, { model: halves })).result);
    expect(beside?.stages.map(({ ever, now }) => [ever, now])).toEqual([
      [2, 1],
      [3, 2],
    ]);
    expect(select({ beside: { stage: 'after', measure: 'entry' } })).toEqual(['z']);
    expect(select({ beside: { from: 'after', to: 'before' } })).toEqual(['x']);
    expect(select({ stage: 'weighed', measure: 'now' })).toEqual(['x']);
    expect((await ask(three)).select({ beside: { stage: 'seen', measure: 'ever' } })).toEqual([]);
  });

  it('stand in one stage by each of two models, or in none, each once', async () => {
    const late = { name: 'late', stages: [{ name: 'end', label: '', rules: [{ event: ['C', 'X'] }] }] };
    const spec = { kind: 'stages', model, beside: late };
    const log = logOf('x: A0 C10 B20', 'y: A5 B15', 'z: X0', 'w: Y0');
    const crossed = async (measure: 'now' | 'highest' | 'entry'): Promise<number[][]> =>
      (await asideOnLog(stages, stagesCrossed, spec, { measure }, log))('sharded');
    // seen, weighed, bought, none by end, none
    expect(await crossed('now')).toEqual([
      [0, 0],
      [1, 1],
      [0, 0],
      [1, 0],
    ]);
    expect(await crossed('highest')).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 0],
    ]);
    expect(await crossed('entry')).toEqual([
      [1, 1],
      [0, 0],
      [0, 0],
      [1, 0],
    ]);
    const { select } = await ask(log, { beside: late });
    expect(select({ crossed: 'now', own: 'weighed', other: 'end' })).toEqual(['x']);
    expect(select({ crossed: 'highest', own: 'weighed', other: null })).toEqual(['y']);
    expect(select({ crossed: 'entry', own: null, other: 'end' })).toEqual(['z']);
    expect(select({ crossed: 'now', own: null, other: null })).toEqual([]);
    expect((await ask(log)).select({ crossed: 'now', own: 'weighed', other: null })).toEqual([]);
  });

  it('are, by each of two models, what their events are, pair by pair of stages', async () => {
    const late = {
      name: 'late',
      stages: [['C', 'X'], ['A']].map((event, i) => ({ name: `${i}`, label: '', rules: [{ event }] })),
    };
    const log = logOf('x: A0 C10 B20 A30', 'y: A5 B15 D16', 'z: X0', 'w: Y0');
    const placed = await asideOnLog(stages, stagesPlaced, { kind: 'stages', model, beside: late }, null, log);
    const pairs = await placed('sharded');
    expect(pairs).toEqual([
      { own: 'seen', other: '1', events: 3, actors: 2, names: [{ event: 'A', events: 3 }] },
      {
        ...{ own: 'weighed', other: null, events: 2, actors: 2 },
        names: [{ event: 'B', events: 2 }],
      },
      { own: 'bought', other: '0', events: 1, actors: 1, names: [{ event: 'C', events: 1 }] },
      { own: null, other: '0', events: 1, actors: 1, names: [{ event: 'X', events: 1 }] },
    ]);
    expect(await placed('whole')).toEqual(pairs);
    const { select } = await ask(log, { beside: late });
    expect(pairs.map(({ own, other }) => select({ crossed: 'event', own, other }))).toEqual([
      ['x', 'y'],
      ['x', 'y'],
      ['x'],
      ['z'],
    ]);
    expect(select({ crossed: 'event', own: null, other: null })).toEqual([]);
    expect(select({ crossed: 'event', own: 'no such stage', other: null })).toEqual([]);
  });

  it('are divided alike where only names differ, and not in another order', async () => {
    const named = (order: readonly number[]) => ({
      ...{ name: 'named' },
      stages: order.map((i) => ({ ...model.stages[i]!, name: `stage ${i}` })),
    });
    const alike = async (beside: typeof model): Promise<boolean> => {
      const placed = await asideOnLog(
        stages,
        stagesPlaced,
        { kind: 'stages', model, beside },
        null,
        logOf('x: A0 B1 C2 X3'),
      );
      return dividesAlike(await placed('whole'), beside);
    };
    expect(await alike(named([0, 1, 2]))).toBe(true);
    expect(await alike(named([1, 0, 2]))).toBe(false);
    expect(await alike(named([0, 1]))).toBe(false);
  });

  it('stay in a stage through events of none, however long that lasts', async () => {
    const { result } = await ask(logOf('x: A0 X1 X500000 A600000'));
    expect([result.actors, result.moves, result.regressRate]).toEqual([1, 0, null]);
  });

  it('are nobody where no event has a stage', async () => {
    const { result } = await ask(logOf('x: X0'));
    expect(result).toMatchObject({ actors: 0, moves: 0, transitions: [], regressRate: null, columns: [], links: [] });
    expect(result.stages.map(({ ever }) => ever)).toEqual([0, 0, 0]);
  });

  it('are looked at only inside the range', async () => {
    const log = logOf('x: A0 B1440 C2880');
    const { result } = await ask(log, { range: { from: '1970-01-02', to: '1970-01-02' } });
    expect(result.stages.map(({ entry, exit }) => [entry, exit])).toEqual([
      [0, 0],
      [1, 1],
      [0, 0],
    ]);
  });
});

describe('moves', () => {
  it('go from visit to visit, and dwell lasts from the first event of one to the first of the next', async () => {
    const { result } = await ask(three);
    expect([result.moves, result.regressRate]).toEqual([4, 1 / 4]);
    const each = { moves: 1, share: 1 / 4 };
    const forward = { direction: 'forward', ...each };
    expect(result.transitions).toEqual([
      { from: 'bought', to: 'weighed', direction: 'backward', skip: false, ...each, medianDwellMs: 10 * minutes },
      { from: 'seen', to: 'bought', skip: true, ...forward, medianDwellMs: 10 * minutes },
      { from: 'seen', to: 'weighed', skip: false, ...forward, medianDwellMs: 3 * minutes },
      { from: 'weighed', to: 'bought', skip: false, ...forward, medianDwellMs: 7 * minutes },
    ]);
  });

  it('count each time, their people once', async () => {
    const { result, select } = await ask(logOf('x: A0 B1 A2 B4', 'y: A0 B9'));
    expect(result.transitions).toMatchObject([
      { from: 'seen', to: 'weighed', moves: 3, share: 3 / 4, medianDwellMs: 2 * minutes },
      { from: 'weighed', to: 'seen', moves: 1 },
    ]);
    expect(select({ from: 'seen', to: 'weighed' })).toEqual(['x', 'y']);
  });

  it('a jump back over a stage is no skip', async () => {
    const { result } = await ask(logOf('x: C0 A1'));
    expect(result.transitions).toMatchObject([{ direction: 'backward', skip: false }]);
    expect(result.regressRate).toBe(1);
  });

  it('of one instant go in the order of arrival and last no time', async () => {
    const { result } = await ask(logOf('x: B0 A0'));
    expect(result.transitions).toMatchObject([{ from: 'weighed', to: 'seen', medianDwellMs: 0 }]);
  });
});

describe('columns of visits', () => {
  it('hold the first visits of everyone, and in equals out', async () => {
    const { result } = await ask(three, { maxSteps: 2 });
    const node = { other: false, share: 1 / 2, paths: 1 };
    expect(result.columns).toEqual([
      [{ name: 'seen', other: false, share: 1, paths: 2, dropOff: 0, goesOn: 0 }],
      [
        { name: 'bought', ...node, dropOff: 1, goesOn: 0 },
        { name: 'weighed', ...node, dropOff: 0, goesOn: 1 },
      ],
    ]);
    const from = { name: 'seen', other: false };
    const to = (name: string): object => ({ step: 1, from, to: { name, other: false }, paths: 1 });
    expect(result.links).toEqual([
      { ...to('bought'), medianMs: 10 * minutes, meanMs: 10 * minutes },
      { ...to('weighed'), medianMs: 3 * minutes, meanMs: 3 * minutes },
    ]);
  });

  it('draw a journey of twenty visits to and fro', async () => {
    const letters = Array.from({ length: 20 }, (_, i) => `${'ABCB'[i % 4] ?? ''}${i}`);
    const { result, select } = await ask(logOf(`x: ${letters.join(' ')}`), { maxSteps: 20 });
    expect(result.columns).toHaveLength(20);
    expect(result.links.map(({ step, paths }) => [step, paths])).toEqual(
      Array.from({ length: 19 }, (_, i) => [i + 1, 1]),
    );
    expect([result.moves, result.regressRate]).toEqual([19, 9 / 19]);
    expect(result.transitions.map(({ moves }) => moves)).toEqual([5, 5, 5, 4]);
    expect(select({ step: 20, node: { name: 'weighed' }, outcome: 'dropped' })).toEqual(['x']);
  });

  it('open the people of a node, of a link, of an end and of a whole journey', async () => {
    const { select } = await ask(three);
    expect(select({ step: 2, node: { name: 'bought' } })).toEqual(['y']);
    expect(select({ step: 2, node: { name: 'bought' }, outcome: 'dropped' })).toEqual(['y']);
    expect(select({ step: 1, from: { name: 'seen' }, to: { name: 'weighed' } })).toEqual(['x']);
    expect(select({ sequence: ['seen', 'weighed', 'bought', 'weighed'] })).toEqual(['x']);
    expect(select({ step: 1, node: { other: true } })).toEqual([]);
  });
});

describe('reading a question about stages', () => {
  const problems = (spec: object): string[] => {
    const parsed = stages.parse({ kind: 'stages', ...spec });
    return parsed.ok ? [] : parsed.problems.map(({ path, code }) => [...path, code].join(' '));
  };

  it('fills in the number of columns', () => {
    const parsed = stages.parse({ kind: 'stages', model });
    expect(parsed).toEqual({ ok: true, value: { kind: 'stages', v: 1, model, maxSteps: 6 } });
  });

  it('needs a model, and as many columns as can be drawn', () => {
    expect(problems({})).toEqual(['model missing']);
    expect(problems({ model: { name: 'none', stages: [] } })).toHaveLength(1);
    expect([1, 21, 2.5].map((maxSteps) => problems({ model, maxSteps }).length)).toEqual([1, 1, 1]);
    expect(problems({ model, maxSteps: 20 })).toEqual([]);
  });

  it('takes a stage with its measure, a move, or what stands in a column', () => {
    const takes = (selection: object): boolean => stages.parseSelection(selection).ok;
    expect(takes({ stage: 'seen', measure: 'now' })).toBe(true);
    expect(takes({ from: 'seen', to: 'bought' })).toBe(true);
    expect(takes({ step: 1, from: { name: 'seen' }, to: { name: 'bought' } })).toBe(true);
    expect(takes({ stage: 'seen' })).toBe(false);
    expect(takes({ stage: 'seen', measure: 'last' })).toBe(false);
    expect(takes({ from: 'seen' })).toBe(false);
  });
});
