import type { ImportOptions } from '../src/import/contract';
import { checkStored } from '../src/import/load/check-stored';
import { readDescription } from '../src/import/load/old-generation';
import { FailureError } from '../src/model/failure';
import { sql } from '../src/sql/sql';
import { startEngine } from './duckdb-engine';
import { newId, type ImportContext, type ImportOutcome } from './import-context';
import { keepImport, requireRoom } from './keep-import';

/** DuckDB writes this at byte 8 of its files. */
const magic = 'DUCK';

export async function isDatabase(file: File): Promise<boolean> {
  return (await file.slice(8, 12).text()) === magic;
}

/** Takes a data set that was downloaded as `.duckdb`, as it is. @throws FailureError notWayfold */
export async function importDatabase(
  file: File,
  options: ImportOptions,
  context: ImportContext,
): Promise<ImportOutcome> {
  if (!context.inMemory) await requireRoom(file.size);
  const engine = await startEngine(context.base);
  context.started(engine);
  try {
    await engine.attach([file], 'given').catch((error: unknown) => {
      const detail = error instanceof FailureError && 'detail' in error.failure ? error.failure.detail : String(error);
      throw new FailureError({ code: 'notWayfold', file: file.name, detail });
    });
    const stored = await readDescription(engine, sql`given`, file.name);
    await checkStored(engine, sql`given`, stored.report.accepted, file.name);
    context.check();
    const labels = {
      name: options.name ?? stored.name,
      importZone: stored.importZone,
      timeZone: options.timeZone ?? stored.timeZone,
      weekStart: options.weekStart ?? stored.weekStart,
    };
    const { report, mapping } = stored;
    return await keepImport({ id: newId(), file, report, labels, mapping, before: null }, context);
  } finally {
    await engine.close();
  }
}
