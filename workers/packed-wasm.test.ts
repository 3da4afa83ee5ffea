import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { packedWasm } from './packed-wasm';

const wasm = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const bytesAt = async (url: string): Promise<number[]> => [
  ...new Uint8Array(await (await realFetch(url)).arrayBuffer()),
];
const realFetch = globalThis.fetch;
const refused = () => Promise.reject(new TypeError('NetworkError when attempting to fetch resource.'));

describe('the packed engine', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is inflated where the server sends it packed, and taken as it is where the server inflated it', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(gzipSync(wasm))));
    expect(await bytesAt(await packedWasm('https://a.test/packed'))).toEqual([...wasm]);
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(wasm)));
    expect(await bytesAt(await packedWasm('https://a.test/plain'))).toEqual([...wasm]);
  });

  it('is taken from what the service worker stored, under any revision, where the browser refuses to fetch', async () => {
    const match = vi.fn(() => Promise.resolve(new Response(gzipSync(wasm))));
    vi.stubGlobal('fetch', refused);
    vi.stubGlobal('caches', { match });
    expect(await bytesAt(await packedWasm('https://a.test/stored'))).toEqual([...wasm]);
    expect(match).toHaveBeenCalledWith('https://a.test/stored', { ignoreSearch: true });
  });

  it('is a failed start where it is neither on the network nor stored, and is asked for again the next time', async () => {
    vi.stubGlobal('fetch', refused);
    vi.stubGlobal('caches', { match: () => Promise.resolve(undefined) });
    await expect(packedWasm('https://a.test/gone')).rejects.toMatchObject({
      failure: { code: 'engineStart', detail: 'https://a.test/gone: NetworkError when attempting to fetch resource.' },
    });
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(gzipSync(wasm))));
    expect(await bytesAt(await packedWasm('https://a.test/gone'))).toEqual([...wasm]);
  });

  it('is a failed start where the server answers a page instead', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<!doctype html>')));
    await expect(packedWasm('https://a.test/page')).rejects.toMatchObject({ failure: { code: 'engineStart' } });
  });
});
