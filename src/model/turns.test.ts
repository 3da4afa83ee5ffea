import { expect, it } from 'vitest';
import { turns } from './turns';

it('tasks run one after the other, and a failed one does not hold up the next', async () => {
  const inTurn = turns();
  const told: string[] = [];
  let end: () => void = () => undefined;
  const first = inTurn(() => new Promise<void>((resolve) => (end = resolve)).then(() => void told.push('first')));
  const failing = inTurn(() => Promise.reject(new Error('no')));
  const last = inTurn(() => Promise.resolve(told.push('last')));
  await Promise.resolve();
  end();
  await first;
  await expect(failing).rejects.toThrow('no');
  expect(await last).toBe(2);
  expect(told).toEqual(['first', 'last']);
});
