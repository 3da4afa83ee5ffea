/** Bytes that own a plain buffer, as streams and transfers want them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A stream of bytes in chunks of any size; chunks are not kept or changed by who gave them. */
export type ByteStream = AsyncGenerator<Bytes, void, undefined>;

/** The parts one after the other. */
export function joined(parts: readonly Bytes[]): Bytes {
  if (parts.length === 1) return parts[0]!;
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The same bytes in chunks of at least `least` bytes (but the last). */
export async function* inLargerChunks(stream: ByteStream, least: number): ByteStream {
  let parts: Bytes[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (chunk.length === 0) continue;
    parts.push(chunk);
    size += chunk.length;
    if (size < least) continue;
    yield joined(parts);
    parts = [];
    size = 0;
  }
  if (size > 0) yield joined(parts);
}

/** The first `size` bytes of a stream (or all it has); the rest is not read. */
export async function firstBytes(stream: ByteStream, size: number): Promise<Bytes> {
  const parts: Bytes[] = [];
  let have = 0;
  for await (const chunk of stream) {
    parts.push(chunk);
    have += chunk.length;
    if (have >= size) break;
  }
  if (have === 0) return new Uint8Array(0);
  return joined(parts).subarray(0, size);
}
