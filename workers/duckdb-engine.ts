import {
  AsyncDuckDB,
  DuckDBAccessMode,
  DuckDBDataProtocol,
  VoidLogger,
  type AsyncDuckDBConnection,
} from '@duckdb/duckdb-wasm';
import type { ColumnSource, Values } from '../src/columns/source';
import { FailureError } from '../src/model/failure';
import { identifier, sql, type Sql } from '../src/sql/sql';
import { columnsOf } from './arrow-columns';
import { engineError } from './engine-failure';
import { installMemoryFiles } from './memory-files';
import { ownFile } from './own-file';
import { packedWasm } from './packed-wasm';
import { watchWrites } from './watch-writes';

export interface EngineOptions {
  /** a database file in OPFS's root to open for writing, made when absent; without it the engine's own database is in memory */
  file?: string;
  /** where OPFS is missing: keep that file in the memory of the engine's worker; `memoryFile` gives it back */
  memoryFiles?: boolean;
  startTimeoutMs?: number;
}

/**
 * Starts DuckDB in a worker of its own, from a same-origin blob. `base` is the page's base URL: `duckdb-eh.wasm.pack` and
 * `duckdb-browser-eh.worker.js` lie there. One retry. @throws FailureError engineStart
 */
export async function startEngine(base: string, options: EngineOptions = {}): Promise<Engine> {
  try {
    return await startOnce(base, options);
  } catch (refused) {
    if (isFull(refused)) throw engineError(refused);
    return await startOnce(base, options).catch((error: unknown) => {
      if (error instanceof FailureError && error.failure.code === 'engineStart') throw error;
      if (isFull(error)) throw engineError(error);
      const detail = error instanceof Error ? error.message : String(error);
      throw new FailureError({ code: 'engineStart', detail });
    });
  }
}

const isFull = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError';

async function startOnce(base: string, options: EngineOptions): Promise<Engine> {
  const [wasm, script] = await Promise.all([
    packedWasm(new URL('duckdb-eh.wasm.pack', base).href),
    ownFile(new URL('duckdb-browser-eh.worker.js', base).href),
  ]);
  const worker = duckdbWorker(script, options.memoryFiles === true);
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  const broken = brokenWorker(worker);
  try {
    await inTime(Promise.race([database.instantiate(wasm), broken]), options.startTimeoutMs ?? 60_000);
    const path = options.file === undefined ? ':memory:' : `opfs://${options.file}`;
    const opening = database.open({
      path,
      accessMode: DuckDBAccessMode.READ_WRITE,
      query: { castDecimalToDouble: true },
    });
    await Promise.race([opening, broken]);
    const engine = new Engine(worker, database, await database.connect(), broken);
    await engine.query(sql`SET autoinstall_known_extensions = false`);
    await engine.query(sql`SET autoload_known_extensions = false`);
    return engine;
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

/**
 * From a blob that has the script in it: in Firefox an `importScripts` through the service worker, soon after a page without a network was loaded, now and
 * then never ends. In strict mode, as the script alone would be.
 */
function duckdbWorker(script: Blob, memoryFiles: boolean): Worker {
  const before = `'use strict';(${(memoryFiles ? installMemoryFiles : watchWrites).toString()})();\n`;
  return new Worker(URL.createObjectURL(new Blob([before, script], { type: 'text/javascript' })));
}

/** Rejects when the worker itself fails or the browser refuses one of its writes; never resolves. */
function brokenWorker(worker: Worker): Promise<never> {
  const { port1, port2 } = new MessageChannel();
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'the worker of the engine stopped')));
    port1.onmessage = (event: MessageEvent<{ name: string; message: string }>) => {
      reject(Object.assign(new Error(event.data.message), { name: event.data.name }));
    };
  });
  broken.catch(() => undefined);
  worker.postMessage({ wayfoldWatch: true }, [port2]);
  return broken;
}

function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  return Promise.race([work, late]);
}

/**
 * One DuckDB. Everything throws FailureError (outOfMemory, engine) for errors DuckDB survives, PoisonedError when the engine must be closed and
 * started again.
 */
export class Engine implements ColumnSource {
  #files = 0;

  constructor(
    private readonly worker: Worker,
    private readonly database: AsyncDuckDB,
    private readonly connection: AsyncDuckDBConnection,
    private readonly broken: Promise<never>,
  ) {}

  query(statement: Sql): Promise<ReadonlyMap<string, Values>> {
    return this.#run(async () => columnsOf(await this.connection.query(statement.text)));
  }

  /** Makes bytes a file of the engine (they are given away); answers its generated name. */
  registerBytes(bytes: Uint8Array, extension: string): Promise<string> {
    const name = this.#nextName(extension);
    return this.#run(async () => {
      await this.database.registerFileBuffer(name, bytes);
      return name;
    });
  }

  /** Makes a file or Blob readable for the engine, read where asked; answers its generated name. */
  registerFile(blob: Blob, extension: string): Promise<string> {
    const name = this.#nextName(extension);
    return this.#run(async () => {
      const file = blob instanceof File ? blob : new File([blob], name);
      await this.database.registerFileHandle(name, file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
      return name;
    });
  }

  dropFile(name: string): Promise<void> {
    return this.#run(async () => {
      await this.database.dropFile(name);
    });
  }

  /** Attaches a database given as chunks, read-only, as schema `name`. */
  async attach(chunks: readonly Blob[], name: string): Promise<void> {
    const file = await this.registerFile(new File([...chunks], 'database'), 'duckdb');
    await this.query(sql`ATTACH ${file} AS ${identifier(name)} (READ_ONLY)`);
  }

  /** Appends an Arrow IPC stream to an existing table, or makes the table in the default schema. The bytes are given away. */
  insertArrow(stream: Uint8Array, table: string, create: boolean): Promise<void> {
    return this.#run(() => this.connection.insertArrowFromIPCStream(stream, { name: table, create }));
  }

  /** The blocks of the database file of an engine started with `memoryFiles`, in order; after CHECKPOINT. */
  memoryFile(name: string): Promise<Uint8Array<ArrayBuffer>[]> {
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
      port1.onmessage = (event: MessageEvent<unknown>) => {
        resolve(Array.isArray(event.data) ? event.data.filter(isBytes) : []);
        port1.close();
      };
      this.worker.postMessage({ wayfoldFile: name }, [port2]);
    });
  }

  /** Ends the worker at once; a statement that runs is abandoned. Its OPFS files are free afterwards. */
  async close(): Promise<void> {
    await this.database.terminate();
  }

  #nextName(extension: string): string {
    this.#files += 1;
    return `f${String(this.#files).padStart(8, '0')}.${extension}`;
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await Promise.race([work(), this.broken]);
    } catch (error) {
      throw engineError(error);
    }
  }
}

const isBytes = (value: unknown): value is Uint8Array<ArrayBuffer> =>
  value instanceof Uint8Array && value.buffer instanceof ArrayBuffer;
