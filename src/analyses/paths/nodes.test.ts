import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../test/support/log';
import { runOnLog } from '../../../test/support/run-on-log';
import { logOf } from '../../../test/support/written-log';
import { paths, type PathsResult } from '.';
import { parsePathsSpec } from './spec';

const minute = 60e6;

const ask = async (spec: object, log: LogEvent[]): Promise<PathsResult> =>
  (await runOnLog(paths, { kind: 'paths', ...spec }, log)).result;

describe('nodes by property', () => {
  const page = (actor: string, at: number, value: string | number | null, event = 'view'): LogEvent => ({
    actor,
    event,
    at: at * minute,
    properties: { page: value },
  });

  it('nodes are the texts of the values; events without the property take no part and start no path', async () => {
    const log = [page('a', 0, null, 'go'), page('a', 1, 'home'), page('a', 2, null), page('a', 3, 'shop', 'go')];
    expect((await ask({ node: { property: 'page' } }, log)).sequences).toEqual([{ nodes: ['home', 'shop'], paths: 1 }]);
    const started = await ask({ node: { property: 'page' }, start: { event: 'go' } }, log);
    expect(started.sequences).toEqual([{ nodes: ['shop'], paths: 1 }]);
  });

  it('numbers are written as numbers', async () => {
    const result = await ask({ node: { property: 'page' } }, [page('a', 0, 1), page('a', 1, 2.5)]);
    expect(result.sequences[0]!.nodes).toEqual(['1', '2.5']);
  });

  it('a property the data does not have gives no path', async () => {
    expect((await ask({ node: { property: 'absent' } }, [page('a', 0, 1)])).paths).toBe(0);
  });
});

describe('renaming', () => {
  const named = (...names: string[]): LogEvent[] => names.map((event, i) => ({ actor: 'a', event, at: i * minute }));
  const nodes = async (rename: object[], ...names: string[]): Promise<string[]> =>
    (await ask({ rename, collapseRepeats: false }, named(...names))).sequences[0]!.nodes;

  it('a wildcard replaces the whole name and must cover it', async () => {
    const rename = [{ match: { wildcard: 'view *' }, to: 'view' }];
    expect(await nodes(rename, 'view home', 'view ', 'preview x', 'view\nline')).toEqual([
      'view',
      'view',
      'preview x',
      'view\nline',
    ]);
    expect(await nodes([{ match: { wildcard: '?.(b]' }, to: 'ok\\1$1' }], 'a.(b]', 'aa.(b]', '点.(b]')).toEqual([
      'ok\\1$1',
      'aa.(b]',
      'ok\\1$1',
    ]);
  });

  it('a wildcard may stand as the text of match, a regex beside to', async () => {
    const short = [
      { match: 'view *', to: 'page 1' },
      { regex: '[0-9]', to: 'n' },
    ];
    expect(await nodes(short, 'view cart', 'buy 7')).toEqual(['page n', 'buy n']);
    const long = [
      { match: { wildcard: 'view *' }, to: 'page 1' },
      { match: { regex: '[0-9]' }, to: 'n' },
    ];
    const parsed = [short, long].map((rename) => parsePathsSpec({ kind: 'paths', v: 1, rename }));
    expect(parsed[0]).toMatchObject({ ok: true, value: { rename: long } });
    expect(parsed[0]).toEqual(parsed[1]);
    for (const wrong of [{ to: 'x' }, { match: 'a', regex: 'b', to: 'x' }, { match: 7, to: 'x' }])
      expect(parsePathsSpec({ kind: 'paths', v: 1, rename: [wrong] })).toMatchObject({ ok: false });
  });

  it('a wildcard covers line breaks', async () => {
    expect(await nodes([{ match: { wildcard: 'a*b' }, to: 'x' }], 'a\n\nb')).toEqual(['x']);
  });

  it('a regex replaces the first part found, with its groups', async () => {
    const rename = [{ match: { regex: '/(\\w+)/\\d+' }, to: '/$1/#' }];
    expect(await nodes(rename, 'get /user/12', '/a/1/b/2', 'none')).toEqual(['get /user/#', '/a/#/b/2', 'none']);
    expect(await nodes([{ match: { regex: 'o' }, to: "'$\\" }], 'foo')).toEqual(["f'$\\o"]);
  });

  it('each rule sees the name the one before gave', async () => {
    const rename = [
      { match: { wildcard: 'a' }, to: 'b' },
      { match: { regex: 'b' }, to: 'c' },
    ];
    expect(await nodes(rename, 'a', 'b', 'd')).toEqual(['c', 'c', 'd']);
  });

  it('names that become equal are one node, and a run of them one step', async () => {
    const rename = [{ match: { wildcard: 'view *' }, to: 'view' }];
    const result = await ask({ rename }, named('view a', 'view b', 'buy', 'view c'));
    expect(result.sequences).toEqual([{ nodes: ['view', 'buy', 'view'], paths: 1 }]);
  });

  it('a start is matched by the name in the file, not by the new one', async () => {
    const rename = [{ match: { wildcard: 'x' }, to: 'y' }];
    expect((await ask({ rename, start: { event: 'x' } }, named('w', 'x'))).sequences[0]!.nodes).toEqual(['y']);
  });
});

describe('nodes by stage', () => {
  const model = {
    name: 'three',
    stages: [
      { name: 'look', label: 'Look', rules: [{ event: ['ad', 'search'] }] },
      { name: 'weigh', label: 'Weigh', rules: [{ event: ['compare', 'ad'] }] },
      { name: 'buy', label: 'Buy', rules: [{ event: 'pay' }] },
    ],
  };
  const log = logOf('a: ad0 search1 noise2 search3 compare4 ad5 pay6', 'b: noise0 noise1', 'c: pay0 compare2');

  it('an event belongs to the first stage with a matching rule, and an event of no stage takes no part', async () => {
    const result = await ask({ node: { stages: model } }, log);
    expect(result.sequences.map(({ nodes }) => nodes.join('>'))).toEqual(['buy>weigh', 'look>weigh>look>buy']);
    expect(result.paths).toBe(2);
  });

  it('a run of one stage is one visit even when repeats are kept, also across events of no stage', async () => {
    const result = await ask({ node: { stages: model }, collapseRepeats: false }, log);
    expect(result.sequences.map(({ nodes }) => nodes.length)).toEqual([2, 4]);
  });

  it('the backward rate is the share of moves to an earlier stage', async () => {
    const result = await ask({ node: { stages: model } }, log);
    expect(result.transitions).toEqual([
      { from: 'buy', to: 'weigh', count: 1 },
      { from: 'look', to: 'buy', count: 1 },
      { from: 'look', to: 'weigh', count: 1 },
      { from: 'weigh', to: 'look', count: 1 },
    ]);
    expect(result.backwardRate).toBe(2 / 4);
    expect((await ask({}, log)).backwardRate).toBeUndefined();
    expect((await ask({ node: { stages: model } }, logOf('a: pay0'))).backwardRate).toBeNull();
  });

  it('rules with conditions take part, the first stage still wins', async () => {
    const rich = { property: 'sum', is: 'gt', value: 5 };
    const stages = [
      {
        name: 'big',
        label: '',
        rules: [
          { event: 'pay', where: rich },
          { event: 'ad', where: rich },
        ],
      },
      { name: 'any', label: '', rules: [{ event: null }] },
    ];
    const sums = logOf('a: pay0 ad1 pay2').map((event, i) => ({ ...event, properties: { sum: [9, 1, 6][i] ?? 0 } }));
    const result = await ask({ node: { stages: { name: 'm', stages } } }, sums);
    expect(result.sequences[0]!.nodes).toEqual(['big', 'any', 'big']);
  });

  it('stages can be renamed too, and one name is one node at its first place in the model', async () => {
    const rename = [{ match: { regex: '^(look|weigh)$' }, to: 'before' }];
    const result = await ask({ node: { stages: model }, rename }, log);
    expect(result.sequences.map(({ nodes }) => nodes.join('>'))).toEqual(['before>buy', 'buy>before']);
    expect(result.backwardRate).toBe(0.5);
  });
});
