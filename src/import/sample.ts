import { RowBuilder } from './columns/row-builder';
import type { Shaping } from './columns/shaping';
import { RowWriter, momentColumns, noShaping, objectIn } from './columns/shaping';
import type { FoundCsv } from './csv/dialect';
import { JsonReader } from './json/reader';
import { XesReader } from './xes/reader';
import { lineOf, type LineRuns, type TextColumn } from './piece';
import { presetOf, shapingOf } from './presets';
import type { Sniffed } from './sniff';

/** The first records of a source as it will be read. */
export interface Sample {
  preset: string | null;
  shaping: Shaping;
  /** all columns, also those that are empty in the sample */
  names: string[];
  columns: TextColumn[];
  rows: number;
  lines: LineRuns;
  /** line of the first record that could not be read */
  brokenLine: number | null;
}

/** Reads the sample of a source; `preset` fixes the preset, undefined finds it. */
export function sampleOf(sniffed: Sniffed, preset?: string | null): Sample {
  if (sniffed.csv !== null) return csvSample(sniffed.csv, preset);
  const plain = readColumns(sniffed, noShaping);
  const id = preset === undefined ? (presetOf(plain.columns.map(({ name }) => name))?.id ?? null) : preset;
  const shaping = shapingOf(id, []);
  const shaped = id === null ? plain : readColumns(sniffed, shaping);
  return { preset: id, shaping, names: shaped.columns.map(({ name }) => name), ...shaped };
}

function readColumns(sniffed: Sniffed, shaping: Shaping): Pick<Sample, 'columns' | 'rows' | 'lines' | 'brokenLine'> {
  const reader =
    sniffed.json === null ? new XesReader(shaping, Infinity) : new JsonReader(sniffed.json.body, shaping, Infinity);
  reader.push(sniffed.text, sniffed.whole);
  if (reader.finished.length === 0) reader.finish();
  const { tally, collected } = reader.finished[0]!;
  return { columns: collected, rows: tally.rows, lines: tally.lines, brokenLine: tally.rejected[0]?.line ?? null };
}

function csvSample({ dialect, records }: FoundCsv, preset: string | null | undefined): Sample {
  const id = preset === undefined ? (presetOf(dialect.columns)?.id ?? null) : preset;
  const shaping = shapingOf(id, jsonColumnsOf(dialect.columns, records));
  const row = new RowBuilder();
  const writer = new RowWriter(row, shaping);
  const recordOf: number[] = [];
  for (const { line, cells } of records) {
    for (let rows = writer.cells(dialect.columns, cells); rows > 0; rows--) recordOf.push(line);
  }
  const columns = row.take();
  const lines = {
    rows: Uint32Array.from(recordOf.keys()),
    lines: Uint32Array.from(recordOf),
  };
  const { moments } = shaping;
  const kept = dialect.columns.filter((name) => (moments?.(name) ?? null) === null);
  const names = kept.flatMap((name) =>
    shaping.expand.includes(name) ? columns.map((c) => c.name).filter((c) => c.startsWith(`${name}.`)) : [name],
  );
  const derived = [
    ...shaping.derived.map(({ name }) => name),
    ...(moments === undefined ? [] : [momentColumns.event, momentColumns.at]),
    ...(shaping.groups === undefined ? [] : [momentColumns.id]),
  ];
  return {
    preset: id,
    shaping,
    names: [...new Set([...names, ...derived])],
    columns,
    rows: recordOf.length,
    lines,
    brokenLine: null,
  };
}

/** Columns whose sampled cells are all JSON objects. */
function jsonColumnsOf(columns: readonly string[], records: FoundCsv['records']): string[] {
  return columns.filter((_, k) => {
    const filled = records.map(({ cells }) => cells[k] ?? '').filter((cell) => cell !== '');
    return filled.length > 0 && filled.every((cell) => objectIn(cell) !== null);
  });
}

/** The line of a sampled row. */
export function sampleLine(sample: Sample, row: number): number {
  return lineOf(sample.lines, row);
}
