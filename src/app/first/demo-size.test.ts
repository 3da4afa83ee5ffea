import { expect, it } from 'vitest';
import { guitarEvents } from '../../demo/guitar';
import { demoSize } from './demo-size';

it('the first screen says how many people and events the demo really has', () => {
  const events = guitarEvents();
  expect({ actors: new Set(events.map(({ actor }) => actor)).size, events: events.length }).toEqual(demoSize);
});
