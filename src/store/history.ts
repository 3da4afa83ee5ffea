import type { KeptRows, SavedRecord, Step, StepEntry } from './record';
import type { RecordTable } from './shelf';

/** So many changes can be undone. */
const mostSteps = 100;
/** Changes of the same records closer together than this are one step: typing a name, moving a tile by keys. What is made or deleted is a step of its own. */
const oneStepMs = 600;

/** Adds a step to the history of records and answers it; what was undone before it cannot be redone any more. null: nothing has changed. */
export async function addStep(table: RecordTable, entries: StepEntry[], changedAt = Date.now()): Promise<Step | null> {
  if (entries.length === 0) return null;
  const [done, undone, last] = [await table.stepKeys(0), await table.stepKeys(1), await table.lastDone()];
  await table.removeSteps(undone);
  if (
    last !== undefined &&
    undone.length === 0 &&
    changedAt - last.changedAt < oneStepMs &&
    sameRecords(last, entries)
  ) {
    const joined = last.entries.map((entry, i) => ({ ...entry, after: entries[i]?.after ?? null }));
    const step = { ...last, entries: joined, changedAt };
    await table.putStep(step);
    return step;
  }
  await table.removeSteps(done.slice(0, Math.max(0, done.length + 1 - mostSteps)));
  const step = { v: 1 as const, undone: 0 as const, entries, changedAt };
  return { ...step, at: await table.putStep(step) };
}

const about = ({ kind, id }: StepEntry): string => `${kind} ${id}`;
const sameRecords = ({ entries }: Step, others: readonly StepEntry[]): boolean =>
  entries.map(about).join() === others.map(about).join() &&
  [...entries, ...others].every(({ before, after }) => before !== null && after !== null && after.rows === undefined);

/** Takes the last step back; null when there is none. */
export async function undoStep(table: RecordTable): Promise<Step | null> {
  const step = await table.lastDone();
  if (step === undefined) return null;
  if (await isLost(table, step, 'before')) return undoStep(table);
  for (const { before, ...entry } of step.entries.toReversed()) await become(table, entry, before);
  await table.putStep({ ...step, undone: 1 });
  return step;
}

/** Does again what was taken back last; null when there is nothing. */
export async function redoStep(table: RecordTable): Promise<Step | null> {
  const step = await table.firstUndone();
  if (step === undefined) return null;
  if (await isLost(table, step, 'after')) return redoStep(table);
  for (const { after, ...entry } of step.entries) await become(table, entry, after);
  await table.putStep({ ...step, undone: 0 });
  return step;
}

/** Whether a step was only about data sets that lived in memory and are gone with their tab, or about rows that are not kept; it goes too. */
async function isLost(table: RecordTable, { at, entries }: Step, side: 'before' | 'after'): Promise<boolean> {
  for (const entry of entries) if (entry.kind !== 'dataset' || (await isThere(table, entry, side))) return false;
  await table.removeSteps([at]);
  return true;
}

async function isThere(table: RecordTable, entry: StepEntry, side: 'before' | 'after'): Promise<boolean> {
  const rows = entry[side]?.rows;
  if (rows !== undefined) return table.holds(entry.id, rows.generation);
  return (await table.get('dataset', entry.id)) !== undefined;
}

/** Adds that a data set was given other rows, as a step. Steps about rows it does not keep any more go. */
export async function addRowsStep(
  table: RecordTable,
  id: string,
  { from, to }: { from: KeptRows; to: KeptRows },
): Promise<Step | null> {
  const now = await table.get('dataset', id);
  if (now === undefined) return null;
  // a data set has no more than these two
  const kept = [from.generation, to.generation];
  const gone = (await table.steps()).filter((step) => generationsIn(step, id).some((one) => !kept.includes(one)));
  await table.removeSteps(gone.map(({ at }) => at));
  return addStep(table, [{ kind: 'dataset', id, before: { ...now, rows: from }, after: { ...now, rows: to } }]);
}

/** The generations of a data set that a step gives it, done or undone. */
export const generationsIn = ({ entries }: Step, dataset: string): string[] =>
  entries
    .filter(({ kind, id }) => kind === 'dataset' && id === dataset)
    .flatMap(({ before, after }) => [before, after].flatMap((record) => record?.rows?.generation ?? []));

/** The record as it was, under a revision nobody has read. */
async function become(
  table: RecordTable,
  { kind, id }: Pick<StepEntry, 'kind' | 'id'>,
  was: SavedRecord | null,
): Promise<void> {
  const now = await table.get(kind, id);
  if (was === null) await table.remove(kind, id);
  else {
    const revision = Math.max(was.revision, now?.revision ?? 0) + 1;
    await table.put({ ...was, revision, ...(was.filed === was.revision && { filed: revision }) });
  }
}

/** Forgets what happened to a record that cannot come back. */
export async function forgetRecord(table: RecordTable, gone: Pick<StepEntry, 'kind' | 'id'>): Promise<void> {
  for (const step of await table.steps()) {
    const entries = step.entries.filter(({ kind, id }) => kind !== gone.kind || id !== gone.id);
    if (entries.length === 0) await table.removeSteps([step.at]);
    else if (entries.length < step.entries.length) await table.putStep({ ...step, entries });
  }
}
