import { csvLines, csvStart } from '../../charts/csv';
import type { ActorLine } from '../../engine/protocol';
import type { Answer } from '../../model/failure';
import { instantText } from '../../model/instant';

/** What a list of people is written from. */
export interface PeopleToWrite {
  actors: readonly number[];
  properties: readonly string[];
  /** of the id, the number of events, the first and the last instant */
  heads: readonly [string, string, string, string];
  read: (actors: number[], properties: readonly string[]) => Promise<Answer<{ lines: ActorLine[] }>>;
}

const linesEach = 10_000;

/** The list as CSV, a page at a time; instants are UTC. null when a page could not be read or `signal` was aborted. */
export async function peopleCsv(
  { actors, properties, heads, read }: PeopleToWrite,
  signal: AbortSignal,
  progress: (done: number) => void,
): Promise<Blob | null> {
  const parts = [csvStart, csvLines([[...heads, ...properties]])];
  for (let first = 0; first < actors.length; first += linesEach) {
    const answer = await read(actors.slice(first, first + linesEach), properties);
    if (signal.aborted || !answer.ok) return null;
    parts.push(
      csvLines(
        answer.lines.map(({ id, events, firstUs, lastUs, values }) => [
          ...[id, events, instantText(firstUs), instantText(lastUs)],
          ...values,
        ]),
      ),
    );
    progress(Math.min(actors.length, first + linesEach));
  }
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}
