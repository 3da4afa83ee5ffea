import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeEngine } from '../../src/demo/build/native-engine';
import { identifier, sql } from '../../src/sql/sql';
import { finalName, rawName } from '../../src/store/scratch';
import { engineError } from '../../workers/engine-failure';
import type { ImportEngine, ImportPlace } from '../../workers/import-place';

/** What makes an engine run out of memory: how much it has, or the statements for which it never suffices. */
export interface Scarcity {
  /** of each engine in the order they are started; the last holds for all after it */
  limits?: readonly string[];
  /** `engine` counts from 0 */
  refuses?: (statement: string, engine: number) => boolean;
}

/** Native DuckDB and a folder in place of the browser's engine and OPFS. */
export class NodePlace implements ImportPlace {
  readonly #folder = mkdtempSync(join(tmpdir(), 'wayfold-place-'));
  /** names of the files that engines were started with, in order */
  readonly started: string[] = [];

  constructor(private readonly scarcity: Scarcity = {}) {}

  async start(file: string): Promise<ImportEngine> {
    this.started.push(file);
    const engine = await NodeEngine.start(join(this.#folder, file));
    const { limits = ['2GB'], refuses = () => false } = this.scarcity;
    const number = this.started.length - 1;
    await engine.query(sql`SET memory_limit = ${limits[number] ?? limits.at(-1) ?? '2GB'}`);
    await engine.query(sql`SET temp_directory = ''`);
    const refused = (statement: string): boolean => refuses(statement, number);
    return guarded(engine, refused, (name, bytes) => {
      const path = join(this.#folder, name);
      writeFileSync(path, bytes);
      return path;
    });
  }

  left(file: string): Promise<Blob> {
    return Promise.resolve(new Blob([readFileSync(join(this.#folder, file))]));
  }

  clear(generation: string): Promise<void> {
    for (const file of [finalName(generation), rawName(generation)]) rmSync(join(this.#folder, file), { force: true });
    return Promise.resolve();
  }

  async finish(engine: ImportEngine, file: string): Promise<Blob> {
    await engine.close();
    return this.left(file);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

/** Errors are told as the browser's engine tells them. */
function guarded(
  engine: NodeEngine,
  refused: (statement: string) => boolean,
  write: (name: string, bytes: Uint8Array) => string,
): ImportEngine {
  let files = 0;
  let open = true;
  const trying = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw engineError(error);
    }
  };
  const self: ImportEngine = {
    query: (statement) =>
      refused(statement.text)
        ? Promise.reject(engineError(new Error('Out of Memory Error: refused')))
        : trying(engine.query(statement)),
    registerBytes: (bytes, extension) => engine.registerBytes(bytes, extension),
    dropFile: (name) => engine.dropFile(name),
    insertArrow: (stream, table, create) => trying(engine.insertArrow(stream, table, create)),
    async registerFile(file, extension) {
      files += 1;
      return write(`given-${files}.${extension}`, new Uint8Array(await file.arrayBuffer()));
    },
    async attach(chunks, name) {
      const path = await self.registerFile(new Blob([...chunks]), 'duckdb');
      await self.query(sql`ATTACH ${path} AS ${identifier(name)} (READ_ONLY)`);
    },
    async close() {
      if (open) await engine.close();
      open = false;
    },
  };
  return self;
}
