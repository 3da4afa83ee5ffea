/** Contents of more than so many characters are packed, so that a report of large answers stays small. */
const longestPlain = 20_000;

/** The content as it is embedded: itself, or (when it is long) its JSON gzipped, in base64. */
export async function packed(content: unknown): Promise<unknown> {
  const json = JSON.stringify(content);
  if (json.length <= longestPlain) return content;
  const bytes = await through(new Blob([json]), new CompressionStream('gzip'));
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(parts.join(''));
}

/** What was packed. @throws when it is damaged */
export async function unpacked(embedded: unknown): Promise<unknown> {
  if (typeof embedded !== 'string') return embedded;
  const bytes = Uint8Array.from(atob(embedded), (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(await through(new Blob([bytes]), new DecompressionStream('gzip'))));
}

const through = async (from: Blob, by: CompressionStream | DecompressionStream): Promise<Uint8Array> =>
  new Uint8Array(await new Response(from.stream().pipeThrough(by)).arrayBuffer());
