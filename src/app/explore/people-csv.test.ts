import { describe, expect, it } from 'vitest';
import type { ActorLine } from '../../engine/protocol';
import type { Answer } from '../../model/failure';
import { peopleCsv, type PeopleToWrite } from './people-csv';

const lineOf = (actor: number): ActorLine => ({
  actor,
  id: `=user ${actor}`,
  events: 3,
  firstUs: 0,
  lastUs: 1_500_000,
  values: ['a,b', null],
});

const list = (length: number, asked: number[] = []): PeopleToWrite => ({
  actors: Array.from({ length }, (_, i) => i),
  properties: ['plan', '@age'],
  heads: ['actor', 'events', 'first', 'last'],
  read: (actors): Promise<Answer<{ lines: ActorLine[] }>> => {
    asked.push(actors.length);
    return Promise.resolve({ ok: true, lines: actors.map(lineOf) });
  },
});
const ignore = (): void => undefined;

describe('the list of people as CSV', () => {
  it('has the columns of the list, instants in UTC, and no cell that a spreadsheet would run', async () => {
    const file = await peopleCsv(list(1), new AbortController().signal, ignore);
    expect((await file?.text())?.split('\r\n')).toEqual([
      "actor,events,first,last,plan,'@age",
      '\'=user 0,3,1970-01-01T00:00:00Z,1970-01-01T00:00:01.500000Z,"a,b",',
      '',
    ]);
  });

  it('is read in pages, and has a line for everyone', async () => {
    const asked: number[] = [];
    const done: number[] = [];
    const file = await peopleCsv(list(25_001, asked), new AbortController().signal, (count) => done.push(count));
    expect(asked).toEqual([10_000, 10_000, 5001]);
    expect(done).toEqual([10_000, 20_000, 25_001]);
    expect((await file?.text())?.trimEnd().split('\r\n')).toHaveLength(25_002);
  });

  it('is not written when it was cancelled between two pages, nor when a page cannot be read', async () => {
    const abort = new AbortController();
    const asked: number[] = [];
    expect(await peopleCsv(list(25_001, asked), abort.signal, () => abort.abort())).toBeNull();
    expect(asked).toEqual([10_000, 10_000]);
    const broken: PeopleToWrite = {
      ...list(1),
      read: () => Promise.resolve({ ok: false, failure: { code: 'outOfMemory' } }),
    };
    expect(await peopleCsv(broken, new AbortController().signal, ignore)).toBeNull();
  });
});
