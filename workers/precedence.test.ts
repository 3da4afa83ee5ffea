import { expect, test } from 'vitest';
import { Precedence } from './precedence';

test('what may wait goes on only after everything asked is answered, and the answer has been heard', async () => {
  const precedence = new Precedence();
  const told: string[] = [];
  let answer: (text: string) => void = () => undefined;
  const asked = precedence.first(() => new Promise<string>((resolve) => (answer = resolve)));
  const listening = asked.then((text) => Promise.resolve(text)).then((text) => told.push(text));
  const waiting = precedence.rest().then(() => told.push('what waited'));
  answer('the answer');
  await Promise.all([listening, waiting]);
  expect(told).toEqual(['the answer', 'what waited']);
});

test('a question asked while others wait goes first too', async () => {
  const precedence = new Precedence();
  const told: string[] = [];
  const first = precedence.first(() => Promise.resolve(told.push('first')));
  const waiting = precedence.rest().then(() => told.push('what waited'));
  await first;
  await precedence.first(() => Promise.resolve(told.push('second')));
  await waiting;
  expect(told).toEqual(['first', 'second', 'what waited']);
});
