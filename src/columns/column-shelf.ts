/**
 * Where columns of one data set are kept, by name, so that opening it again need not take them out of the database. They are derived: whoever finds
 * none, or some of another version or size, reads the data set.
 */
export interface ColumnShelf {
  read(name: string): Promise<unknown>;
  /** may come to nothing; `pack` copies `bytes` bytes */
  keep(name: string, bytes: number, pack: () => object): void;
}

/** Arrays by name, as they are kept: a Blob of each one's bytes, as they lie in memory. Copies them once. */
export const packed = (arrays: Readonly<Record<string, ArrayBufferView<ArrayBuffer> | null>>): object => ({
  v: 1,
  ...Object.fromEntries(
    Object.entries(arrays).map(([name, array]) => [name, array === null ? null : new Blob([array])]),
  ),
});

/**
 * The bytes of what was kept by name, when it has the given sizes (null: none is kept); else null.
 * @throws when the browser cannot read it
 */
export async function unpacked(
  kept: unknown,
  sizes: Readonly<Record<string, number | null>>,
): Promise<ReadonlyMap<string, ArrayBuffer> | null> {
  if (typeof kept !== 'object' || kept === null) return null;
  const found = new Map<string, unknown>(Object.entries(kept));
  if (found.get('v') !== 1) return null;
  const blobs: [string, Blob][] = [];
  for (const [name, bytes] of Object.entries(sizes)) {
    const blob = found.get(name);
    if (!(blob instanceof Blob)) {
      if (blob !== null || bytes !== null) return null;
    } else if (blob.size === bytes) blobs.push([name, blob]);
    else return null;
  }
  return new Map(await Promise.all(blobs.map(async ([name, blob]) => [name, await blob.arrayBuffer()] as const)));
}
