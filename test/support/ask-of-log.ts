import { runnables, type Kind } from '../../src/analyses/registry';
import type { Run } from '../../src/analyses/run';
import { AlignedColumns } from '../../src/columns/aligned-columns';
import { storeLog, type LogEvent, type LogSettings } from './log';
import { nodeSource } from './node-source';

/** Asks by the product's own way of a question, segment included. `select` gives the ids behind a number. @throws FailureError */
export async function askOfLog(
  spec: { kind: Kind } & Record<string, unknown>,
  log: readonly LogEvent[],
  settings: LogSettings = {},
): Promise<{ result: unknown; select: (selection: unknown) => Promise<string[]> }> {
  const stored = storeLog(log, settings);
  const asking = async <T>(ask: (run: Run) => Promise<T>): Promise<T> => {
    const source = await nodeSource(stored);
    const columns = new AlignedColumns(source, stored.dataset);
    const run: Run = { columns, source, step: () => undefined, pause: () => Promise.resolve() };
    return ask(run).finally(() => source.close());
  };
  const runnable = runnables[spec.kind];
  const { result } = await asking((run) => runnable.run(spec, run));
  return {
    result,
    select: async (selection) =>
      (await asking((run) => runnable.select(spec, selection, run))).map((actor) => stored.actorIds[actor] ?? ''),
  };
}
