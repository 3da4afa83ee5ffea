import { FailureError } from '../src/model/failure';
import { ownFile } from './own-file';

const inflated = new Map<string, Promise<string>>();

/**
 * A Blob URL of a wasm file that lies gzipped at `url` (or plain, where the server inflated it); fetched and inflated once a worker. gzip's own
 * checksum and length guard the bytes. @throws FailureError engineStart
 */
export function packedWasm(url: string): Promise<string> {
  const known = inflated.get(url);
  if (known !== undefined) return known;
  const loading = load(url).catch((error: unknown) => {
    inflated.delete(url);
    const detail = error instanceof Error ? error.message : String(error);
    throw new FailureError({ code: 'engineStart', detail: `${url}: ${detail}` });
  });
  inflated.set(url, loading);
  return loading;
}

async function load(url: string): Promise<string> {
  const body = await ownFile(url);
  const stream = startsWith(await head(body, 2), [0x1f, 0x8b])
    ? body.stream().pipeThrough(new DecompressionStream('gzip'))
    : body.stream();
  const wasm = await new Response(stream, { headers: { 'content-type': 'application/wasm' } }).blob();
  if (!startsWith(await head(wasm, 4), [0, 0x61, 0x73, 0x6d])) throw new Error('not WebAssembly');
  return URL.createObjectURL(wasm);
}

const head = async (blob: Blob, bytes: number): Promise<Uint8Array> =>
  new Uint8Array(await blob.slice(0, bytes).arrayBuffer());

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((value, i) => bytes[i] === value);
