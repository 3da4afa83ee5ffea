import { describe, expect, it } from 'vitest';
import { asideOnLog, runOnLog } from '../../test/support/run-on-log';
import { logOf } from '../../test/support/written-log';
import { paths } from './paths';
import { pathsAsides } from './paths/asides';

const log = logOf('ann: B0 A0 C1', 'bob: A0 B0 C1', 'cid: A0 A0 B1', 'dan: B0 A1');

describe('events of one instant', () => {
  it('are put in reverse order of arrival, and in the order of their names', async () => {
    const found = await asideOnLog(paths, pathsAsides.ties, { kind: 'paths' }, null, log);
    expect(await found('whole')).toEqual({
      actors: 4,
      others: [
        { ties: 'reversed', actors: 2 },
        { ties: 'byName', actors: 1 },
      ],
    });
  });

  it('have exactly those behind each number who would have another path', async () => {
    const { select } = await runOnLog(paths, { kind: 'paths' }, log);
    expect(select({ otherTies: 'reversed' })).toEqual(['ann', 'bob']);
    expect(select({ otherTies: 'byName' })).toEqual(['ann']);
  });

  it('decide nothing where the tied ones take no part', async () => {
    const spec = { kind: 'paths', exclude: [{ event: 'A' }] };
    const found = await asideOnLog(paths, pathsAsides.ties, spec, null, log);
    expect((await found('whole')).others.map(({ actors }) => actors)).toEqual([0, 0]);
  });
});
