import { describe, expect, it } from 'vitest';
import { events, minute, row } from './literal';
import type { LogEvent, Settings } from './log';
import type { PathsSpec } from '../../src/analyses/paths/spec';
import { pathsOracle } from './paths';

const settings: Settings = { timeZone: 'UTC', weekStart: 'monday' };

const ask = (log: LogEvent[], more: Partial<PathsSpec> = {}): ReturnType<typeof pathsOracle> =>
  pathsOracle(
    log,
    {
      kind: 'paths',
      v: 1,
      unit: 'session',
      node: 'event',
      align: 'start',
      maxSteps: 6,
      rowsPerStep: 8,
      minShare: 0,
      collapseRepeats: true,
      count: 'paths',
      sessionGap: { amount: 30, unit: 'minute' },
      ...more,
    },
    settings,
  );

const sequences = (log: LogEvent[], more: Partial<PathsSpec> = {}): string[] =>
  ask(log, more).result.sequences.flatMap(({ nodes, paths }) => Array.from({ length: paths }, () => nodes.join(' ')));

describe('what a path is', () => {
  it('is a session: 31 minutes without an event begin another', () => {
    expect(sequences(events('A0 B30 C61 D62'))).toEqual(['A B', 'C D']);
    expect(sequences(events('A0 B30 C61 D62'), { unit: 'actor' })).toEqual(['A B C D']);
  });

  it('runs from the first start to the first end after it', () => {
    const log = row('E X S A S E B E');
    expect(sequences(log, { start: { event: 'S' } })).toEqual(['S A S E B E']);
    expect(sequences(log, { end: { event: 'E' } })).toEqual(['E']);
    expect(sequences(log, { start: { event: 'S' }, end: { event: 'E' } })).toEqual(['S A S E']);
    expect(sequences(log, { start: { event: 'S', occurrence: 'every' } })).toEqual(['S A S E B E', 'S E B E']);
    expect(sequences(log, { start: { event: 'none' } })).toEqual([]);
  });

  it('has one step for a run of equal nodes, after renaming', () => {
    const rename = [
      { match: { wildcard: 'A?' }, to: 'a' },
      { match: { regex: '(b)+' }, to: '<$1>' },
    ];
    const log = ['A1', 'A2', 'xbbb', 'B', 'B'].map((event, i) => ({ actor: 'x', event, at: i * minute }));
    expect(sequences(log, { rename })).toEqual(['a x<b> B']);
    expect(sequences(log, { rename, collapseRepeats: false })).toEqual(['a a x<b> B B']);
  });

  it('by property leaves out events without it, for start and end too', () => {
    const log = row('S A E').map((event, i) => ({ ...event, properties: { page: ['home', null, 'till'][i] ?? null } }));
    expect(sequences(log, { node: { property: 'page' } })).toEqual(['home till']);
    expect(sequences(log, { node: { property: 'page' }, start: { event: 'A' } })).toEqual([]);
    expect(
      sequences(log, {
        node: [
          { event: 'S', property: 'page' },
          { event: 'A', property: 'page' },
        ],
      }),
    ).toEqual(['home A E']);
  });

  it('by stage is a list of visits, and looks back', () => {
    const stages = ['one', 'two'].map((name, i) => ({
      name,
      label: name,
      rules: [{ event: i === 0 ? ['A', 'B'] : 'C' }],
    }));
    const { result } = ask(row('A X B C B'), { node: { stages: { name: 'm', stages } } });
    expect(result.sequences).toEqual([{ nodes: ['one', 'two', 'one'], paths: 1 }]);
    expect(result.backwardRate).toBe(1 / 2);
  });
});

describe('how paths are drawn', () => {
  const log = [...row('A B C D', 'p'), ...row('A B', 'q'), ...row('A C', 'r'), ...row('B C D', 's')];

  it('shows the first columns, who left and who goes on', () => {
    const { result } = ask(log, { maxSteps: 2 });
    expect(result.columns).toEqual([
      [
        { name: 'A', other: false, paths: 3, share: 3 / 4, dropOff: 0, goesOn: 0 },
        { name: 'B', other: false, paths: 1, share: 1 / 4, dropOff: 0, goesOn: 0 },
      ],
      [
        { name: 'B', other: false, paths: 2, share: 1 / 2, dropOff: 1, goesOn: 1 },
        { name: 'C', other: false, paths: 2, share: 1 / 2, dropOff: 1, goesOn: 1 },
      ],
    ]);
    const [first] = result.links;
    expect(first).toEqual({
      step: 1,
      from: { name: 'A', other: false },
      to: { name: 'B', other: false },
      paths: 2,
      medianMs: 60e3,
      meanMs: 60e3,
    });
    expect(result.transitions).toContainEqual({ from: 'C', to: 'D', count: 2 });
  });

  it('aligned at the end counts columns backwards and links forwards', () => {
    const { result } = ask(log, { align: 'end', end: { event: 'D' }, maxSteps: 2 });
    expect(result.columns).toEqual([
      [{ name: 'D', other: false, paths: 2, share: 1, dropOff: 0, goesOn: 0 }],
      [{ name: 'C', other: false, paths: 2, share: 1, dropOff: 0, goesOn: 2 }],
    ]);
    expect(result.links.map(({ step, from, to }) => [step, from.name, to.name])).toEqual([[1, 'C', 'D']]);
  });

  it('gathers the light nodes of a column in one Other', () => {
    const { result, units } = ask(log, { rowsPerStep: 1 });
    expect(result.columns[0]?.map(({ name, other, paths }) => [name, other, paths])).toEqual([
      ['A', false, 3],
      ['', true, 1],
    ]);
    expect(units({ step: 1, node: { other: true } })).toEqual(new Set(['s']));
    expect(units({ step: 1, from: { name: 'A' }, to: { name: 'B' } })).toEqual(new Set(['p', 'q']));
    expect(units({ step: 2, node: { name: 'B' }, outcome: 'dropped' })).toEqual(new Set(['q']));
    expect(units({ sequence: ['A', 'C'] })).toEqual(new Set(['r']));
    const { result: shared } = ask(log, { minShare: 0.5 });
    expect(shared.columns[0]?.map(({ other }) => other)).toEqual([false, true]);
  });

  it('within keeps what is no later than that after the first event', () => {
    expect(sequences(row('A B C'), { within: { amount: 1, unit: 'minute' } })).toEqual(['A B']);
  });
});
