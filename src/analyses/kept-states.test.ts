import { describe, expect, it } from 'vitest';
import { nodeSource } from '../../test/support/node-source';
import { storeLog } from '../../test/support/log';
import { logOf } from '../../test/support/written-log';
import { AlignedColumns } from '../columns/aligned-columns';
import { paths } from './paths';
import { runnable } from './run';

/** Asks paths of one log; how often rows were walked for each answer. */
async function asked(...questions: { spec: object; kept: object; select?: boolean }[]): Promise<[unknown, number][]> {
  const stored = storeLog(logOf('p: A0 B1 C2', 'q: A0 B1', 'r: A0 D5'));
  const source = await nodeSource(stored);
  const columns = new AlignedColumns(source, stored.dataset);
  const kind = runnable(paths);
  const answers: [unknown, number][] = [];
  for (const { spec, kept, select = false } of questions) {
    let walks = 0;
    const pause = (): Promise<void> => Promise.resolve(void (walks += 1));
    const run = { columns, source, step: () => undefined, pause, kept };
    const whole = { kind: 'paths', ...spec };
    const selection = { step: 2, node: { name: 'B' } };
    answers.push([select ? await kind.select(whole, selection, run) : (await kind.run(whole, run)).result, walks]);
  }
  await source.close();
  return answers;
}

describe('a state that is kept', () => {
  it('is shaped again where only the shape is another, with the numbers of a new fold', async () => {
    const [kept, other] = [{}, {}];
    const [first, again, anew] = await asked(
      { spec: {}, kept },
      { spec: { minShare: 0.5, name: 'frequent' }, kept },
      { spec: { minShare: 0.5 }, kept: other },
    );
    expect([first?.[1], again?.[1], anew?.[1]]).toEqual([1, 0, 1]);
    expect(again?.[0]).toEqual(anew?.[0]);
    expect(again?.[0]).not.toEqual(first?.[0]);
  });

  it('serves the people behind its numbers', async () => {
    const kept = {};
    const [, people] = await asked({ spec: {}, kept }, { spec: {}, kept, select: true });
    expect(people).toEqual([[0, 1], 1]);
  });

  it('is of one question: another one, or the other side, is folded', async () => {
    const kept = {};
    const walks = await asked(
      { spec: {}, kept },
      { spec: { maxSteps: 2 }, kept },
      { spec: {}, kept },
      { spec: { compare: { segment: { all: [{ actors: ['p'] }] } } }, kept },
      { spec: { compare: { segment: { all: [{ actors: ['p'] }] } }, minShare: 0.1 }, kept },
    );
    expect(walks.map(([, n]) => n)).toEqual([1, 1, 1, 1, 0]);
  });
});
