import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportReport, Mapping } from '../../import/contract';
import { inspect, timeForm } from '../../import/inspect';
import { load } from '../../import/load/load';
import { RawTable } from '../../import/load/raw-table';
import { readPieces as loadPieces } from '../../import/load/read-pieces';
import { planReading, readPieces } from '../../import/pieces';
import { sql } from '../../sql/sql';
import type { DemoCase } from '../cases';
import { demoFile } from '../generators';
import { demoEnd } from '../journey';
import { NodeEngine } from './native-engine';

/** What the page is told of a bundled demo beside its database. */
export interface DemoAbout {
  report: ImportReport;
  mapping: Mapping;
}

/**
 * A bundled demo as the import would store it, made while building: the same reading and loading as in the browser, by native DuckDB of the
 * same version. So opening it costs no import.
 */
export async function makeDemo(demo: DemoCase): Promise<{ database: Uint8Array; about: DemoAbout }> {
  const folder = mkdtempSync(join(tmpdir(), 'wayfold-demo-'));
  const path = join(folder, 'demo.duckdb');
  const engine = await NodeEngine.start(path);
  await engine.query(sql`ATTACH ':memory:' AS work`);
  await engine.query(sql`USE work`);
  const about = await loadDemo(engine, demo);
  await engine.query(sql`CHECKPOINT demo`);
  await engine.close();
  const database = new Uint8Array(readFileSync(path));
  rmSync(folder, { recursive: true });
  return { database, about };
}

async function loadDemo(engine: NodeEngine, demo: DemoCase): Promise<DemoAbout> {
  const files = [demoFile(demo)];
  const answer = await inspect(files);
  if (!answer.ok || answer.inspection.time === null) throw new Error(`the demo ${demo} is no event export`);
  const { inspection } = answer;
  const { mapping } = inspection;
  const rows = new RawTable(engine, { mapping, form: timeForm(answer.inspection.time, undefined) }, 0);
  await rows.create();
  const read = await loadPieces(rows, readPieces(files, planReading(inspection, mapping)), 0, () => Promise.resolve());
  const report = await load({
    ...{ database: engine, raw: sql`raw`, target: sql`demo`, rows, read, old: null, duplicates: 'keep' },
    labels: { name: demo, importZone: 'UTC', timeZone: 'UTC', weekStart: 'monday' },
    ...{ now: demoEnd, startedAt: performance.now(), step: () => Promise.resolve() },
  });
  return { report, mapping };
}
