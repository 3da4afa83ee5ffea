import type { Run } from '../../src/analyses/run';
import { membersOf } from '../../src/analyses/segment-count';
import { AlignedColumns } from '../../src/columns/aligned-columns';
import type { Condition } from '../../src/model/condition';
import { parseSegment } from '../../src/model/segment';
import { storeLog, type LogEvent, type LogSettings } from './log';
import { nodeSource } from './node-source';

/** The ids of the actors of a literal log that are in a segment, ascending. An invalid segment throws with its Problems. */
export async function membersOnLog(
  input: unknown,
  log: readonly LogEvent[],
  settings: LogSettings & { filter?: Condition; lists?: Record<string, string[]> } = {},
): Promise<string[]> {
  const parsed = parseSegment(input);
  if (!parsed.ok) throw new Error(`invalid segment: ${JSON.stringify(parsed.problems)}`);
  const stored = storeLog(log, settings);
  const source = await nodeSource(stored);
  const columns = new AlignedColumns(source, stored.dataset);
  const lists = (id: string): Promise<string[] | null> => Promise.resolve(settings.lists?.[id] ?? null);
  const run: Run = { columns, source, step: () => undefined, pause: () => Promise.resolve(), lists };
  const [members] = await membersOf([parsed.value], settings.filter, run).finally(() => source.close());
  return stored.actorIds.filter((_, actor) => members?.[actor] === 1);
}
