import { expect, it } from 'vitest';
import type { LogEvent } from '../../../test/support/log';
import { asideOnLog } from '../../../test/support/run-on-log';
import { journey } from '.';
import { eventLanes } from './lanes';

const event = (actor: string, name: string, at: number, properties: LogEvent['properties'] = {}): LogEvent => ({
  ...{ actor, event: name, at },
  properties: { via: null, price: null, ...properties },
});
const spec = {
  ...{ kind: 'journey', v: 1, value: 'price', marked: [{ event: 'error' }] },
  model: {
    name: 'own',
    stages: [
      { name: 'look', label: '', rules: [{ event: 'view' }] },
      { name: 'use', label: '', rules: [{ event: 'buy' }] },
    ],
  },
  touchpoint: { touchpoint: { event: ['view', 'buy'] }, channel: 'via' },
};
const log = [
  event('ann', 'view', 0, { via: 'mail' }),
  event('bob', 'view', 0, { via: 'search' }),
  event('bob', 'error', 1, { via: 'search' }),
  event('bob', 'buy', 2, { price: 30 }),
];

it('each event of one actor is of a stage and a channel or of none, friction or not, and worth something or nothing', async () => {
  const ask = async (actor: number) => (await asideOnLog(journey, eventLanes, spec, { actor }, log))('sharded');
  expect(await ask(1)).toEqual([
    { stage: 'look', touchpoint: 'search', marked: false, value: null },
    { stage: null, touchpoint: null, marked: true, value: null },
    { stage: 'use', touchpoint: null, marked: false, value: 30 },
  ]);
  expect(await ask(0)).toEqual([{ stage: 'look', touchpoint: 'mail', marked: false, value: null }]);
});
