import { sql, Sql } from '../../src/sql/sql';
import { startEngine } from '../../workers/duckdb-engine';

/** What DuckDB itself does with an address: starts an engine as the product does, then lets it ask `address` in both ways it knows. */
export async function askFromDuckdb(base: string, address: string): Promise<string[]> {
  const engine = await startEngine(base);
  const outcomes: string[] = [];
  for (const statement of [
    sql`SELECT count(*)::DOUBLE AS n FROM read_csv(${`${address}duckdb.csv`})`,
    sql`SET custom_extension_repository = ${address.slice(0, -1)}`,
    new Sql('INSTALL json'),
    new Sql('LOAD json'),
  ]) {
    outcomes.push(
      await engine.query(statement).then(
        () => 'answered',
        (error: unknown) => String(error),
      ),
    );
  }
  await engine.close();
  return outcomes;
}
