import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../test/support/log';
import { runOnLog } from '../../../test/support/run-on-log';
import { logOf } from '../../../test/support/written-log';
import { numberBehind, paths, type PathsResult, type PathsSelection } from '.';

const minute = 60e6;

const run = (spec: object, log: LogEvent[]) => runOnLog(paths, { kind: 'paths', ...spec }, log);
const ask = async (spec: object, log: LogEvent[]): Promise<PathsResult> => (await run(spec, log)).result;
const wholes = ({ sequences }: PathsResult): [string, number][] =>
  sequences.map(({ nodes, paths: n }) => [nodes.join('>'), n]);

const every = { event: 's', occurrence: 'every' };

describe('a path from each start', () => {
  it('runs on to the end of the session, over the starts after it', async () => {
    const log = logOf('a: w0 s1 x2 s3 y4', 'b: s0 x1', 'b: s60 y61');
    const result = await ask({ start: every }, log);
    expect(wholes(result)).toEqual([
      ['s>y', 2],
      ['s>x', 1],
      ['s>x>s>y', 1],
    ]);
    expect(result.paths).toBe(4);
    expect((await ask({ start: { event: 's' } }, log)).paths).toBe(3);
  });

  it('runs to the first end after its own start, and is none without one', async () => {
    const log = logOf('a: e0 s1 x2 s3 e4 s5 e6 s7');
    expect(wholes(await ask({ start: every, end: { event: 'e' } }, log))).toEqual([
      ['s>e', 2],
      ['s>x>s>e', 1],
    ]);
  });

  it('holds what happens within the time after its own start', async () => {
    const log = logOf('a: s0 x4 s5 x9 y10');
    const within = { amount: 5, unit: 'minute' };
    expect(wholes(await ask({ start: every, within }, log))).toEqual([
      ['s>x>s', 1],
      ['s>x>y', 1],
    ]);
  });

  it('begins inside a run of equal steps at its own instant', async () => {
    const log = logOf('a: s0 s4 s6 x10');
    const result = await ask({ start: every }, log);
    expect(wholes(result)).toEqual([['s>x', 3]]);
    expect(result.links[0]).toMatchObject({ paths: 3, medianMs: 6 * 60e3, meanMs: ((10 + 6 + 4) / 3) * 60e3 });
    expect(wholes(await ask({ start: every, collapseRepeats: false }, log)).map(([nodes]) => nodes)).toEqual([
      's>s>s>x',
      's>s>x',
      's>x',
    ]);
  });

  it('aligned at the end all paths of a unit share their last node', async () => {
    const result = await ask({ start: every, align: 'end', maxSteps: 2 }, logOf('a: s0 x1 s2 y3'));
    expect(result.columns[0]).toEqual([{ name: 'y', other: false, paths: 2, share: 1, dropOff: 0, goesOn: 0 }]);
    expect(result.columns[1]).toMatchObject([{ name: 's', paths: 2, dropOff: 1, goesOn: 1 }]);
  });

  it('moves are counted once for each path that makes them', async () => {
    const { transitions } = await ask({ start: every }, logOf('a: s0 x1 s2 x3 y4'));
    expect(transitions).toEqual([
      { from: 's', to: 'x', count: 3 },
      { from: 'x', to: 'y', count: 2 },
      { from: 'x', to: 's', count: 1 },
    ]);
  });

  it('works for an actor with 100,000 starts, one path from each', async () => {
    const log = Array.from({ length: 100_000 }, (_, i) => ({ actor: 'bot', event: `e${i % 7}`, at: i * minute }));
    const spec = { unit: 'actor', start: { event: null, occurrence: 'every' }, maxSteps: 2 };
    for (const count of ['paths', 'actors']) {
      const { result, ...people } = await run({ ...spec, count }, log);
      expect(result.paths).toBe(count === 'paths' ? 100_000 : 1);
      // the move after event p is in the paths from p + 1 starts, and the moves from e3 are those after 3, 10, 17 … 99,998
      const most = 14_286 * 4 + 7 * ((14_285 * 14_286) / 2);
      expect(result.transitions[0]).toEqual(
        count === 'paths' ? { from: 'e3', to: 'e4', count: most } : { from: 'e0', to: 'e1', count: 1 },
      );
      expect(result.sequences.slice(0, 3).map(({ nodes }) => nodes.length)).toEqual([5, 12, 19]);
      expect(people.select({ transition: { from: 'e1', to: 'e1' } })).toEqual([]);
    }
  });
});

describe('counting actors', () => {
  const log = logOf('a: s0 x1', 'a: s60 x61', 'a: s120 y121', 'b: s0 x1', 'c: s0');
  const selections: [PathsSelection, number][] = [
    [{ step: 1, node: { name: 's' } }, 3],
    [{ step: 1, node: { name: 's' }, outcome: 'dropped' }, 1],
    [{ step: 2, node: { name: 'x' } }, 2],
    [{ step: 1, from: { name: 's' }, to: { name: 'x' } }, 2],
    [{ sequence: ['s', 'x'] }, 2],
    [{ transition: { from: 's', to: 'y' } }, 1],
  ];

  it('every number is the distinct actors among its paths, and those are the people behind it', async () => {
    const { result, ...people } = await run({ count: 'actors' }, log);
    expect(result.paths).toBe(3);
    for (const [selection, n] of selections) {
      expect(numberBehind(result, selection)).toBe(n);
      expect(people.select(selection)).toHaveLength(n);
    }
  });

  it('numbers do not add up: one actor leaves a step both ways', async () => {
    const { columns, links } = await ask({ count: 'actors' }, log);
    expect(columns[0]![0]!.paths).toBe(3);
    expect(links.reduce((sum, link) => sum + link.paths, columns[0]![0]!.dropOff)).toBe(4);
    expect(columns[1]!.map(({ share }) => share)).toEqual([2 / 3, 1 / 3]);
  });

  it('times between two steps are those of all paths', async () => {
    const times = logOf('a: s0 x2', 'a: s60 x64', 'b: s0 x9');
    expect((await ask({ count: 'actors' }, times)).links[0]).toMatchObject({ paths: 2, medianMs: 4 * 60e3 });
  });

  it('decides by actors which nodes stand alone', async () => {
    const many = logOf('a: x0', 'a: x60', 'a: x120', 'b: y0', 'c: y0');
    const shown = async (spec: object): Promise<string[]> =>
      (await ask({ rowsPerStep: 1, ...spec }, many)).columns[0]!.filter(({ other }) => !other).map(({ name }) => name);
    expect(await shown({})).toEqual(['x']);
    expect(await shown({ count: 'actors' })).toEqual(['y']);
    expect(await shown({ count: 'actors', minShare: 0.7 })).toEqual([]);
  });

  it('an actor who makes a move twice in one path makes it once, and the backward rate stays one of moves', async () => {
    const stages = ['s', 'x'].map((name) => ({ name, label: name, rules: [{ event: name }] }));
    const twice = logOf('a: s0 x1 s2 x3', 'b: s0 x1');
    const result = await ask({ count: 'actors', unit: 'actor', node: { stages: { name: 'm', stages } } }, twice);
    expect(result.transitions).toEqual([
      { from: 's', to: 'x', count: 2 },
      { from: 'x', to: 's', count: 1 },
    ]);
    expect(result.backwardRate).toBe(1 / 4);
  });
});

describe('expanded events', () => {
  const event = (name: string, at: number, page: string | number | null): LogEvent => ({
    actor: 'a',
    event: name,
    at: at * minute,
    properties: { page, other: 'o' },
  });
  const log = [event('view', 0, 'home'), event('view', 1, null), event('buy', 2, 'home'), event('view', 3, 'pay')];
  const node = [{ event: 'view', property: 'page' }];

  it('are named by the value, without one by their own name, and the others by theirs', async () => {
    expect(wholes(await ask({ node }, log))).toEqual([['home>view>buy>pay', 1]]);
  });

  it('of one name with another event are one node', async () => {
    const same = [event('buy', 0, null), event('view', 1, 'buy'), event('view', 2, 'x')];
    expect(wholes(await ask({ node }, same))).toEqual([['buy>x', 1]]);
  });

  it('may have a property each; of two entries for one event the first counts', async () => {
    const both = [...node, { event: 'view', property: 'other' }, { event: 'buy', property: 'other' }];
    expect(wholes(await ask({ node: both }, log))).toEqual([['home>view>o>pay', 1]]);
    expect(wholes(await ask({ node: [{ event: 'view', property: 'absent' }] }, log))).toEqual([['view>buy>view', 1]]);
  });

  it('are renamed by the name they have then, and matched by the one in the file', async () => {
    const rename = [{ match: { wildcard: 'h*' }, to: 'start' }];
    expect(wholes(await ask({ node, rename, end: { event: 'buy' } }, log))).toEqual([['start>view>buy', 1]]);
  });
});
