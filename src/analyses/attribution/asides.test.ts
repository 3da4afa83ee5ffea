import { describe, expect, it } from 'vitest';
import { asideOnLog } from '../../../test/support/run-on-log';
import { logOf } from '../../../test/support/written-log';
import { attribution } from '.';
import { attributionAsides } from './asides';
import { attributionModels } from './spec';

const log = logOf('x: a0 b1 a2 buy3', 'y: b0 buy1', 'z: buy0', 'n: c0 see1');
const spec = {
  kind: 'attribution',
  conversion: { event: 'buy' },
  touchpoint: { event: ['a', 'b', 'c', 'see'] },
  channel: ['a', 'b', 'c'].map((event) => ({ channel: event.toUpperCase(), matcher: { event } })),
  model: 'last',
};

describe.each(['whole', 'sharded'] as const)('beside a question of attribution, %s,', (sharding) => {
  it('every model shares the same conversions, and contacts and moves are counted', async () => {
    const found = await (await asideOnLog(attribution, attributionAsides.models, spec, null, log, {}))(sharding);
    expect(found.models.map(({ model }) => model)).toEqual([...attributionModels]);
    for (const { credits } of found.models) {
      expect(Object.values(credits?.credits ?? {}).reduce((a, b) => a + b, 0)).toBe(3);
    }
    expect(found.lostJourneys).toBe(1);
    expect(found.contacts).toEqual([
      { channel: 'B', first: 1, last: 1, any: 2, assisted: 1, lost: 0 },
      { channel: '(direct)', first: 1, last: 1, any: 1, assisted: 0, lost: 0 },
      { channel: 'A', first: 1, last: 1, any: 1, assisted: 1, lost: 0 },
      { channel: 'C', first: 0, last: 0, any: 0, assisted: 0, lost: 1 },
    ]);
    expect([found.switches, found.moves]).toEqual([
      [
        { from: 'A', to: 'B', moves: 1 },
        { from: 'B', to: 'A', moves: 1 },
      ],
      2,
    ]);
  });

  it('touches are counted by channel, and what has none by event', async () => {
    const counts = await asideOnLog(attribution, attributionAsides.touches, spec, null, log, {});
    expect(await counts(sharding)).toEqual({
      ...{ touches: 5, actors: 3 },
      channels: [
        { channel: 'A', touches: 2, actors: 1 },
        { channel: 'B', touches: 2, actors: 2 },
        { channel: 'C', touches: 1, actors: 1 },
      ],
      unassigned: [{ event: 'see', events: 1 }],
    });
  });
});
