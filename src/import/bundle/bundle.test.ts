import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FailureError } from '../../model/failure';
import { bundleFile, readBundle } from './archive';
import { isSealed, seal, unseal } from './seal';

const silent = (): void => undefined;
function bytes(length: number): Uint8Array<ArrayBuffer> {
  const made = new Uint8Array(length);
  for (let i = 0; i < length; i += 1) made[i] = (i * 31) % 251;
  return made;
}
const contentOf = async (blob: Blob): Promise<number[]> => [...new Uint8Array(await blob.arrayBuffer())];

/** The code of the failure a promise ends with. */
async function failing(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FailureError)) throw error;
  return error.failure.code;
}

/** The file with one byte changed. */
async function changed(file: Blob, at: number): Promise<Blob> {
  const all = new Uint8Array(await file.arrayBuffer());
  const place = at < 0 ? all.length + at : at;
  all[place] = all[place]! ^ 1;
  return new Blob([all]);
}

describe('a bundle', () => {
  const labels = { name: '吉他', timeZone: 'Asia/Shanghai', weekStart: 'sunday' as const };

  it('gives back what the data set is called, its calendar, the views and the very bytes of the data set', async () => {
    const database = new Blob([bytes(9_000_000)]);
    const file = await bundleFile({ labels, views: '{"wayfold":"views"}', database }, silent);
    const read = await readBundle(file, 'a.wayfold');
    expect(read?.views).toBe('{"wayfold":"views"}');
    expect(read?.labels).toEqual(labels);
    expect(Buffer.compare(Buffer.from(await (read?.database ?? new Blob()).arrayBuffer()), bytes(9_000_000))).toBe(0);
  });

  it('tells how far it is', async () => {
    const steps: number[] = [];
    await bundleFile({ labels: {}, views: '', database: new Blob([bytes(5 << 20)]) }, (done) => steps.push(done));
    expect(steps).toEqual([4 << 20, 5 << 20]);
  });

  it('is not any other zip, nor any other file', async () => {
    expect(await readBundle(new Blob([zipSync({ 'events.csv': strToU8('a,b') })]), 'x.zip')).toBeNull();
    expect(await readBundle(new Blob([zipSync({ 'bundle.json': strToU8('[1]') }, { level: 0 })]), 'x.zip')).toBeNull();
    expect(await readBundle(new Blob(['a,b\n1,2\n']), 'x.csv')).toBeNull();
  });

  it('of a later version says so; one that is cut off is broken', async () => {
    const later = zipSync({ 'bundle.json': strToU8('{"wayfold":"bundle","v":2}') }, { level: 0 });
    expect(await failing(readBundle(new Blob([later]), 'x'))).toBe('newerBundle');
    const file = await bundleFile({ labels: {}, views: '', database: new Blob([bytes(1000)]) }, silent);
    expect(await failing(readBundle(file.slice(0, file.size - 40), 'x'))).toBe('brokenContainer');
    const bare = zipSync({ 'bundle.json': strToU8('{"wayfold":"bundle","v":1}') }, { level: 0 });
    expect(await failing(readBundle(new Blob([bare]), 'x'))).toBe('brokenContainer');
  });
});

describe('a bundle somebody else made', () => {
  const fixture = join(import.meta.dirname, '../../../test/fixtures/bundle-v1.wayfold.gz');
  const frozen = unzipSync(new Uint8Array(gunzipSync(readFileSync(fixture))));

  it('of version 1 opens for ever', async () => {
    const file = new Blob([zipSync(frozen, { level: 0 })]);
    const read = await readBundle(file, 'x');
    expect(JSON.parse(read?.views ?? '')).toMatchObject({ wayfold: 'views', v: 1, views: [{ name: 'Buying' }] });
    expect(read?.database.size).toBe(frozen['data.duckdb']?.length);
  });

  it('has the name and calendar of its data set where it says none, or none that can be', async () => {
    const read = async (dataset: unknown) => {
      const about = strToU8(JSON.stringify({ wayfold: 'bundle', v: 1, dataset }));
      const file = new Blob([zipSync({ ...frozen, 'bundle.json': about }, { level: 0 })]);
      return (await readBundle(file, 'x'))?.labels;
    };
    expect(await read(undefined)).toEqual({});
    expect(await read({ name: 7, timeZone: "'; DROP TABLE events", weekStart: 'never', other: 1 })).toEqual({});
    expect(await read({ name: 'x'.repeat(201), timeZone: 'UTC' })).toEqual({ timeZone: 'UTC' });
  });

  it('is read by its three names alone: names that lead elsewhere, other entries and packed ones are passed over', async () => {
    const hostile = {
      '../../wayfold.json': strToU8('x'),
      '/etc/data.duckdb': strToU8('x'),
      'a/bundle.json': strToU8('x'),
    };
    const read = await readBundle(new Blob([zipSync({ ...hostile, ...frozen }, { level: 0 })]), 'x');
    expect(JSON.parse(read?.views ?? '')).toMatchObject({ wayfold: 'views' });
    expect(await readBundle(new Blob([zipSync(hostile, { level: 0 })]), 'x')).toBeNull();
    // a packed part could be a bomb; ours are never packed
    const bomb = zipSync({ ...frozen, 'data.duckdb': [new Uint8Array(50_000_000), { level: 9 }] }, { level: 0 });
    expect(await failing(readBundle(new Blob([bomb]), 'x'))).toBe('brokenContainer');
  });
});

describe('a sealed file', () => {
  const content = new Blob([bytes(1000)]);

  it('opens with its passphrase and with no other', async () => {
    const file = await seal(content, '口令 é', silent);
    expect(await isSealed(file)).toBe(true);
    expect(await isSealed(content)).toBe(false);
    expect(await contentOf(await unseal(file, 'x', '口令 e\u0301', silent))).toEqual([...bytes(1000)]);
    expect(await failing(unseal(file, 'x', '口令', silent))).toBe('wrongPassphrase');
  });

  it('of version 1 opens for ever', async () => {
    const frozen =
      'V0FZRk9MRC1TRUFMRUQKoQAAAHsidiI6MSwia2RmIjoiUEJLREYyLVNIQS0yNTYiLCJpdGVyYXRpb25zIjo2MDAwMDAsInNhbHQiOiI0ODZjM2' +
      'M4M2EyMTVlMWEwOTI5ZjMzNjNkYTJmYmMxMyIsImNpcGhlciI6IkFFUy0yNTYtR0NNIiwiY2h1bmtCeXRlcyI6ODM4ODYwOCwibm9uY2UiOiI4' +
      'MjhjYzI1M2VlZDQwZCJ9y7iaLBzKXdW7Zsq9RLMrFWGL0PefCO1uWrJHnrJX1NCNx1Kkcy751YFURC++lvHS6VAeIQ==';
    const file = new Blob([Buffer.from(frozen, 'base64')]);
    expect(await (await unseal(file, 'x', '口令 é', silent)).text()).toBe('what a sealed file of version 1 held');
  });

  it('is never the same twice and shows nothing of its content', async () => {
    const [one, other] = [await seal(content, 'p', silent), await seal(content, 'p', silent)];
    expect(await contentOf(one)).not.toEqual(await contentOf(other));
    const text = Buffer.from(await one.arrayBuffer());
    expect(text.includes(Buffer.from(bytes(32)))).toBe(false);
  });

  it('of many chunks cannot be cut off, reordered or changed', async () => {
    const large = new Blob([bytes((16 << 20) + 5)]);
    const file = await seal(large, 'p', silent);
    expect((await unseal(file, 'x', 'p', silent)).size).toBe(large.size);
    const chunk = (8 << 20) + 16;
    const head = file.size - 2 * chunk - 21;
    const part = (i: number): Blob => file.slice(head + i * chunk, Math.min(file.size, head + (i + 1) * chunk));
    const cut = new Blob([file.slice(0, head), part(0), part(1)]);
    const swapped = new Blob([file.slice(0, head), part(1), part(0), part(2)]);
    expect(await failing(unseal(cut, 'x', 'p', silent))).toBe('brokenContainer');
    expect(await failing(unseal(swapped, 'x', 'p', silent))).toBe('wrongPassphrase');
    expect(await failing(unseal(await changed(file, -1), 'x', 'p', silent))).toBe('brokenContainer');
    expect(await failing(unseal(await changed(file, head + 5), 'x', 'p', silent))).toBe('wrongPassphrase');
  });

  it('may not ask for more work or memory than a machine has', async () => {
    const file = await seal(content, 'p', silent);
    const text = (await file.text()).replace('"iterations":600000', '"iterations":99999999999');
    const header = text.slice(19, text.indexOf('}') + 1);
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, header.length, true);
    const hostile = new Blob(['WAYFOLD-SEALED\n', length, header, 'x']);
    expect(await failing(unseal(hostile, 'x', 'p', silent))).toBe('containerTooLarge');
    expect(await failing(unseal(new Blob(['WAYFOLD-SEALED\n', length, '{}']), 'x', 'p', silent))).toBe(
      'brokenContainer',
    );
    expect(await failing(unseal(new Blob(['WAYFOLD-SEALED\n']), 'x', 'p', silent))).toBe('brokenContainer');
  });
});
