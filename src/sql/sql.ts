/** A piece of SQL text that is safe to run: made only by the sql`` tag, so every value in it is a literal or an identifier. */
export class Sql {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

export type SqlValue = Sql | string | number | boolean | null | readonly Sql[];

/**
 * SQL from a template. A value becomes a literal; an `Sql` is put in as it is; a list of `Sql` is joined with commas.
 * @throws when a text holds NUL (DuckDB cuts it there) or a number is not finite.
 */
export function sql(parts: TemplateStringsArray, ...values: SqlValue[]): Sql {
  return new Sql(parts.reduce((text, part, i) => text + valueText(values[i - 1] as SqlValue) + part));
}

/** An identifier (column, table), quoted. */
export function identifier(name: string): Sql {
  refuseNul(name);
  return new Sql(`"${name.replaceAll('"', '""')}"`);
}

/** Pieces joined by a separator such as ` AND `. */
export const joinSql = (pieces: readonly Sql[], separator: string): Sql =>
  new Sql(pieces.map((piece) => piece.text).join(separator));

function valueText(value: SqlValue): string {
  if (value instanceof Sql) return value.text;
  if (value === null) return 'NULL';
  if (typeof value === 'string') {
    refuseNul(value);
    return `'${value.replaceAll("'", "''")}'`;
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('a number in SQL must be finite');
    return Number.isInteger(value) ? value.toFixed(0) : `${value}::DOUBLE`;
  }
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value.map((piece) => piece.text).join(', ');
}

function refuseNul(text: string): void {
  if (text.includes('\0')) throw new Error('text with NUL cannot be put into SQL');
}
