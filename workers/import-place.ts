import type { LoadDatabase } from '../src/import/load/load-database';
import { removeScratch, scratchFile } from '../src/store/scratch';
import { startEngine } from './duckdb-engine';
import { finishedFile } from './finished-file';

/** What an import asks of an engine. */
export interface ImportEngine extends LoadDatabase {
  /** makes a file readable for SQL; answers its name */
  registerFile(file: Blob, extension: string): Promise<string>;
  /** attaches a database given as chunks, read-only, as schema `name` */
  attach(chunks: readonly Blob[], name: string): Promise<void>;
  close(): Promise<void>;
}

/** Where an import's engines and their files are. */
export interface ImportPlace {
  /** an engine with a database file of this name open */
  start(file: string): Promise<ImportEngine>;
  /** the file an engine left that was closed */
  left(file: string): Promise<Blob>;
  /** removes the files of closed engines */
  clear(generation: string): Promise<void>;
  /** closes an engine after CHECKPOINT and gives its file */
  finish(engine: ImportEngine, file: string): Promise<Blob>;
}

/** The browser: DuckDB in a worker of its own, files in OPFS or, `inMemory`, in that worker's memory. */
export function browserPlace(base: string, inMemory: boolean): ImportPlace {
  const blocks = new Map<ImportEngine, () => Promise<Blob>>();
  return {
    async start(file) {
      const engine = await startEngine(base, { file, memoryFiles: inMemory });
      blocks.set(engine, () => finishedFile(engine, file, inMemory));
      return engine;
    },
    left: scratchFile,
    clear: removeScratch,
    finish: (engine, file) => blocks.get(engine)?.() ?? scratchFile(file),
  };
}
