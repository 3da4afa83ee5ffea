import { scratchFile } from '../src/store/scratch';
import type { Engine } from './duckdb-engine';

/** The database file of an engine as one Blob: out of OPFS once the engine has ended, or out of its worker's memory. */
export async function finishedFile(engine: Engine, name: string, inMemory: boolean): Promise<Blob> {
  if (!inMemory) {
    await engine.close();
    return scratchFile(name);
  }
  const blocks = await engine.memoryFile(name);
  await engine.close();
  return new Blob(blocks);
}
