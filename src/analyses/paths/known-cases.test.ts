import { expect, it } from 'vitest';
import { runOnLog } from '../../../test/support/run-on-log';
import { logOf } from '../../../test/support/written-log';
import { paths } from '.';

const from = { start: { event: 's' } };
const every = { start: { event: 's', occurrence: 'every' } };
const to = { end: { event: 'e' } };
const minutes = (amount: number): object => ({ within: { amount, unit: 'minute' } });

it.each([
  ['from the first start', 'x0 s1 y2 s3 z4', from, 'sysz 1'],
  ['from every start to the end of the unit', 'x0 s1 y2 s3 z4', every, 'sysz 1, sz 1'],
  ['without the start', 'x0 y1', from, ''],
  ['to the first end', 'x0 e1 y2 e3', to, 'xe 1'],
  ['from start to end, the end before the start', 'e0 s1 x2', { ...from, ...to }, ''],
  ['from start to end, an end before and after', 'e0 s1 x2 e3 y4', { ...from, ...to }, 'sxe 1'],
  ['from a start to the same again', 's0 x1 s2 y3', { ...from, end: { event: 's' } }, 'sxs 1'],
  ['with runs as one step', 'x0 x1 y2 x3', {}, 'xyx 1'],
  ['with every step of a run', 'x0 x1 y2 x3', { collapseRepeats: false }, 'xxyx 1'],
  ['within ten minutes, the tenth inside', 'x0 y10 z10.1', minutes(10), 'xy 1'],
  ['within ten minutes of the start, not of the unit', 'x0 s20 y30 z30.1', { ...from, ...minutes(10) }, 'sy 1'],
  ['whose end is later than within', 's0 x5 e20', { ...from, ...to, ...minutes(10) }, 'sx 1'],
  ['renamed, then collapsed', 'x0 y1 z2', { rename: [{ match: { regex: '[xy]' }, to: 'w' }] }, 'wz 1'],
  ['whose session an excluded event keeps', 'x0 n20 y40', { exclude: [{ event: 'n' }] }, 'xy 1'],
  ['cut where a pause is longer than the gap', 'x0 y30 z60.1', {}, 'xy 1, z 1'],
])('paths %s', async (_, line, spec, expected) => {
  for (const sharding of ['whole', 'sharded'] as const) {
    const { result } = await runOnLog(paths, { kind: 'paths', ...spec }, logOf(`u: ${line}`), {}, sharding);
    expect(result.sequences.map(({ nodes, paths: n }) => `${nodes.join('')} ${n}`).join(', ')).toBe(expected);
  }
});

it('paths to an end keep their last steps, the last in column 1, and go on before the first column', async () => {
  const { result } = await runOnLog(paths, { kind: 'paths', ...to, maxSteps: 2 }, logOf('u: a0 b1 c2 e3'));
  expect(result.columns.map((column) => column.map(({ name, goesOn, dropOff }) => [name, goesOn, dropOff]))).toEqual([
    [['e', 0, 0]],
    [['c', 1, 0]],
  ]);
});
