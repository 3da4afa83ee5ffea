import { gzipSync, zipSync, strToU8, strFromU8 } from 'fflate';
import { expect, test } from 'vitest';
import { FailureError } from '../../model/failure';
import type { ByteStream, Bytes } from '../bytes';
import { firstBytes } from '../bytes';
import { gunzipMembers } from './inflate';
import type { ContainerLimits, Meter } from './open';
import { containerLimits, entries } from './open';

const text = (value: string): Bytes => new Uint8Array(strToU8(value));
const fileOf = (name: string, bytes: Uint8Array): File => new File([new Uint8Array(bytes)], name);

async function contents(file: File, limits?: ContainerLimits): Promise<{ name: string; text: string; in: string }[]> {
  const all = [];
  for await (const entry of entries(file, 0, limits)) {
    const bytes = await firstBytes(entry.open({ done: 0 }), 1e9);
    all.push({ name: entry.name, text: strFromU8(bytes), in: entry.containers.join(' ') });
  }
  return all;
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => (error instanceof FailureError ? error.failure : error),
  );
}

test('a plain file is its own only entry', async () => {
  expect(await contents(fileOf('a.csv', text('x,y\n')))).toEqual([{ name: 'a.csv', text: 'x,y\n', in: '' }]);
});

test('containers are told by their bytes, not by their names', async () => {
  expect(await contents(fileOf('a.csv', gzipSync(text('x,y\n'))))).toEqual([
    { name: 'a.csv', text: 'x,y\n', in: 'gzip' },
  ]);
});

test('a zip is read in natural order of names, without folders, __MACOSX and dotfiles', async () => {
  const zip = zipSync({
    'part-10.csv': text('ten'),
    'part-2.csv': text('two'),
    'part-1.csv': [text('one'), { level: 0 }],
    'folder/': text(''),
    '__MACOSX/part-1.csv': text('x'),
    'folder/.DS_Store': text('x'),
    '../../etc/passwd': text('only a name'),
  });
  const found = await contents(fileOf('all.zip', zip));
  expect(found.map(({ name }) => name)).toEqual([
    'all.zip/../../etc/passwd',
    'all.zip/part-1.csv',
    'all.zip/part-2.csv',
    'all.zip/part-10.csv',
  ]);
  expect(found.map((entry) => entry.text)).toEqual(['only a name', 'one', 'two', 'ten']);
});

test('entries called .json.gz inside a zip may be gzip or zip again', async () => {
  const zip = zipSync({
    'x_1.json.gz': gzipSync(text('{"a":1}\n')),
    'x_2.json.gz': zipSync({ 'x_2.json': text('{"a":2}\n') }),
    'x_3.json.gz': [zipSync({ 'x_3.json': gzipSync(text('{"a":3}\n')) }), { level: 0 }],
  });
  const found = await contents(fileOf('export.zip', zip));
  expect(found.map((entry) => [entry.text.trim(), entry.in])).toEqual([
    ['{"a":1}', 'zip gzip'],
    ['{"a":2}', 'zip zip'],
    ['{"a":3}', 'zip zip gzip'],
  ]);
});

test('gzip files of several members are read whole', async () => {
  const members = new Uint8Array([
    ...gzipSync(text('one\n')),
    ...gzipSync(text('two\n')),
    ...gzipSync(text('three\n')),
  ]);
  expect((await contents(fileOf('a.gz', members)))[0]?.text).toBe('one\ntwo\nthree\n');
  async function* bytewise(): ByteStream {
    for (const byte of members) yield await Promise.resolve(new Uint8Array([byte]));
  }
  expect(strFromU8(await firstBytes(gunzipMembers(bytewise()), 1e9))).toBe('one\ntwo\nthree\n');
});

test('a cut off gzip, a damaged zip and a zip without its end are broken containers', async () => {
  const noise = Array.from({ length: 5000 }, (_, i) => String((i * 7919) % 10007)).join(',');
  const gz = gzipSync(text(noise));
  expect(await failureOf(contents(fileOf('cut.gz', gz.slice(0, gz.length / 2))))).toMatchObject({
    code: 'brokenContainer',
    file: 'cut.gz',
  });
  const zip = zipSync({ 'a.csv': [text(noise), { level: 0 }] });
  expect(await failureOf(contents(fileOf('cut.zip', zip.slice(0, zip.length - 30))))).toMatchObject({
    code: 'brokenContainer',
  });
  const damaged = zip.slice();
  damaged[200] = damaged[200]! ^ 1;
  expect(await failureOf(contents(fileOf('bad.zip', damaged)))).toEqual({
    code: 'brokenContainer',
    file: 'bad.zip/a.csv',
    detail: 'checksum does not fit',
  });
});

test('a spreadsheet is a binary file, though it is a zip', async () => {
  const xlsx = zipSync({ '[Content_Types].xml': text('<x/>'), 'xl/workbook.xml': text('<x/>') });
  expect(await failureOf(contents(fileOf('book.xlsx', xlsx)))).toEqual({
    code: 'binaryFile',
    file: 'book.xlsx',
    looksLike: 'xlsx',
  });
});

test('nesting, number of entries and inflated size are bounded', async () => {
  let nested: Uint8Array = text('x');
  for (let i = 0; i < 5; i++) nested = gzipSync(nested);
  expect(await failureOf(contents(fileOf('deep.gz', nested)))).toMatchObject({ code: 'containerTooLarge' });

  const many = zipSync(Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`${i}.csv`, text('x')])));
  expect(await failureOf(contents(fileOf('many.zip', many), { ...containerLimits, entries: 10 }))).toMatchObject({
    code: 'containerTooLarge',
    detail: 'more than 10 entries',
  });

  const zeros = gzipSync(new Uint8Array(1_000_000));
  const limits = { ...containerLimits, ratio: 100, ratioFrom: 50_000 };
  expect(await failureOf(contents(fileOf('bomb.gz', zeros), limits))).toMatchObject({ code: 'containerTooLarge' });
  const pair = zipSync({ a: new Uint8Array(60_000), b: new Uint8Array(60_000) });
  const both = { ...containerLimits, ratio: 1, ratioFrom: 100_000 };
  expect(await failureOf(contents(fileOf('pair.zip', pair), both))).toMatchObject({ code: 'containerTooLarge' });
});

test('the meter counts the packed bytes that were read', async () => {
  const zip = zipSync({ 'a.csv': text('a'.repeat(10_000)), 'b.csv': text('b'.repeat(10_000)) });
  const meter: Meter = { done: 0 };
  let packed = 0;
  for await (const entry of entries(fileOf('x.zip', zip), 0)) {
    await firstBytes(entry.open(meter), 1e9);
    packed += entry.bytes;
  }
  expect(meter.done).toBe(packed);
  expect(packed).toBeLessThan(200);
});

test('names that lead out of a zip are names and nothing else', async () => {
  const zip = zipSync({ '../../etc/passwd.csv': text('a\n'), '/root/x.csv': text('b\n'), 'C:\\x.csv': text('c\n') });
  const found = await contents(fileOf('x.zip', zip));
  expect(found.map((entry) => entry.text).sort()).toEqual(['a\n', 'b\n', 'c\n']);
});
