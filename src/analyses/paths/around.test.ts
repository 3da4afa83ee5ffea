import { describe, expect, it } from 'vitest';
import { logOf } from '../../../test/support/written-log';
import { runOnLog } from '../../../test/support/run-on-log';
import { paths, numberBehind } from '.';
import { aroundNode, type Around } from './around';
import type { PathsNodeRef } from './spec';

const log = logOf('p: a0 b1 c2', 'q: a0 b1', 'r: x0 b5 d6 e7', 's: b0 c9');

async function around(spec: object, step: number, node: PathsNodeRef): Promise<Around | null> {
  const parsed = paths.parse({ kind: 'paths', unit: 'actor', maxSteps: 3, ...spec });
  if (!parsed.ok) throw new Error('invalid');
  const { result } = await runOnLog(paths, parsed.value, log);
  const found = aroundNode(parsed.value, result, step, node);
  for (const way of [...(found?.before ?? []), ...(found?.next ?? [])]) {
    expect(way.selection && numberBehind(result, way.selection)).toBe(way.paths);
  }
  return found;
}

const said = (ways: Around['before'] = []): string[] =>
  ways.map(({ node, paths: n }) => `${node?.other ? 'Other' : (node?.name ?? '')} ${n}`);

describe('around a node', () => {
  it('before and next are its links in and out, heaviest first, and drop-off is apart', async () => {
    const found = await around({}, 2, { name: 'b' });
    expect(said(found?.before)).toEqual(['a 2', 'x 1']);
    expect(said(found?.next)).toEqual(['c 1', 'd 1']);
    expect(found?.ended).toMatchObject({ paths: 1, selection: { step: 2, node: { name: 'b' }, outcome: 'dropped' } });
  });

  it('paths that go on beyond the last column are told', async () => {
    const found = await around({}, 3, { name: 'd' });
    expect([said(found?.before), said(found?.next), found?.goesOn]).toEqual([['b 1'], [], 1]);
  });

  it('counted from the end, before and next are still those of time', async () => {
    const found = await around({ align: 'end' }, 2, { name: 'b' });
    expect(said(found?.before)).toEqual(['a 1']);
    expect(said(found?.next)).toEqual(['c 2']);
    expect(found?.ended?.paths).toBe(1);
  });

  it('Other has its ways too, and what is not shown has none', async () => {
    const found = await around({ rowsPerStep: 1 }, 2, { name: 'b' });
    expect(said(found?.before)).toEqual(['a 2', 'Other 1']);
    expect(said((await around({ rowsPerStep: 1 }, 1, { other: true }))?.next)).toEqual(['b 1', 'Other 1']);
    expect(await around({}, 2, { name: 'e' })).toBeNull();
  });
});
