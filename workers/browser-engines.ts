import { sql } from '../src/sql/sql';
import type { Engines } from './analysis-session';
import { startEngine, type Engine } from './duckdb-engine';

/** Engines of the analysis worker; one is started before a data set is chosen, so that the first question does not wait for it. */
export function browserEngines(): Engines {
  let base = '';
  let warm: Promise<Engine> | null = null;
  return {
    warm(baseUrl) {
      base = baseUrl;
      warm = startEngine(base);
      warm.catch(() => (warm = null));
    },
    async open(source) {
      const engine = await (warm ?? startEngine(base));
      warm = null;
      await engine.attach(source.chunks, 'dataset');
      await engine.query(sql`USE dataset`);
      return engine;
    },
  };
}
