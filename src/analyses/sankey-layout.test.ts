import { describe, expect, it } from 'vitest';
import { layoutSankey, type SankeyLayout, type SankeyNode, type SteppedPaths } from './sankey-layout';
import type { StepNode } from './step-columns';

const node = (name: string, paths: number, dropOff = 0, goesOn = 0): StepNode => ({
  name,
  other: name === '',
  paths,
  share: paths / 10,
  dropOff,
  goesOn,
});
const ref = (name: string): { name: string; other: boolean } => ({ name, other: name === '' });
const link = (step: number, from: string, to: string, paths: number) => ({
  step,
  from: ref(from),
  to: ref(to),
  paths,
  medianMs: 1000,
  meanMs: 1000,
});

// ten paths: 4 × a b c, 2 × a b, 1 × a, 2 × b a, 1 × x y (x, y in Other)
const result: SteppedPaths = {
  paths: 10,
  columns: [
    [node('a', 7, 1), node('b', 2), node('', 1)],
    [node('b', 6, 2), node('a', 2, 2), node('', 1, 1)],
    [node('c', 4, 0, 4)],
  ],
  links: [link(1, 'a', 'b', 6), link(1, 'b', 'a', 2), link(1, '', '', 1), link(2, 'b', 'c', 4)],
};
const options = { fromEnd: false, maxSteps: 3, order: null, room: 300 };

const names = (layout: SankeyLayout): string[][] =>
  layout.columns.map((nodes) => nodes.map(({ kind, name }) => (kind === 'node' ? name : kind)));
const find = (layout: SankeyLayout, column: number, kind: SankeyNode['kind'], name = ''): SankeyNode | undefined =>
  layout.columns[column]?.find((one) => one.kind === kind && one.name === name);

describe('the Sankey of paths', () => {
  it('has the heaviest first, then Other, then those whose path ended', () => {
    expect(names(layoutSankey(result, options))).toEqual([
      ['a', 'b', 'other'],
      ['b', 'a', 'other', 'ends'],
      ['c', 'ends'],
    ]);
  });

  it('loses nobody: what comes into a node, and what goes out or ends, are its paths', () => {
    const { columns, links } = layoutSankey(result, options);
    for (const one of columns.flat()) {
      const into = links.filter(({ to }) => to === one).reduce((sum, { paths }) => sum + paths, 0);
      const out = links.filter(({ from }) => from === one).reduce((sum, { paths }) => sum + paths, 0);
      if (one.column > 0) expect(into).toBe(one.paths);
      if (one.column < 2 && one.kind !== 'ends') expect(out).toBe(one.paths);
    }
  });

  it('shows those who end in the last step only when no path could have gone on', () => {
    const ended = { ...result, columns: [...result.columns.slice(0, 2), [node('c', 4, 4)]] };
    expect(names(layoutSankey(ended, options)).length).toBe(3);
    expect(names(layoutSankey(ended, { ...options, maxSteps: 6 })).at(-1)).toEqual(['ends']);
  });

  it('keeps labels 17 px apart and inside the room, however small the nodes', () => {
    const many = Array.from({ length: 9 }, (_, i) => node(`n${i}`, i === 0 ? 992 : 1, i === 0 ? 992 : 1));
    const layout = layoutSankey({ ...result, paths: 1000, columns: [many], links: [] }, { ...options, room: 260 });
    const centres = layout.columns[0]?.map(({ y, height }) => y + height / 2) ?? [];
    centres.slice(1).forEach((centre, i) => expect(centre - (centres[i] ?? 0)).toBeGreaterThanOrEqual(17 - 1e-9));
    expect(layout.height).toBeLessThanOrEqual(260);
  });

  it('follows the order of a stage model and marks moves to an earlier stage', () => {
    const layout = layoutSankey(result, { ...options, order: ['a', 'b', 'c'] });
    expect(names(layout)[1]).toEqual(['a', 'b', 'other', 'ends']);
    expect(layout.links.filter(({ kind }) => kind === 'backward').map(({ from, to }) => from.name + to.name)).toEqual([
      'ba',
    ]);
  });

  it('counted back from the end has the last step at the right and the beginnings at the left of their step', () => {
    const back: SteppedPaths = {
      ...result,
      paths: 3,
      columns: [[node('z', 3, 1)], [node('y', 2, 2)]],
      links: [link(1, 'y', 'z', 2)],
    };
    const layout = layoutSankey(back, { ...options, fromEnd: true, maxSteps: 2 });
    expect(names(layout)).toEqual([['y', 'ends'], ['z']]);
    expect(find(layout, 0, 'node', 'y')?.step).toBe(2);
    expect(layout.links.map(({ from, to, paths }) => `${from.kind}>${to.name}:${paths}`)).toEqual([
      'node>z:2',
      'ends>z:1',
    ]);
    expect(layout.heads).toEqual([
      { column: 0, step: 2, paths: 2 },
      { column: 1, step: 1, paths: 3 },
    ]);
  });

  it('draws a node as large as what goes out of it where numbers of actors do not add up', () => {
    const actors: SteppedPaths = {
      ...result,
      paths: 3,
      columns: [[node('a', 3, 2)], [node('b', 2, 2), node('c', 1, 1)]],
      links: [link(1, 'a', 'b', 2), link(1, 'a', 'c', 1)],
    };
    expect(find(layoutSankey(actors, options), 0, 'node', 'a')).toMatchObject({ paths: 3, weight: 5 });
  });
});
