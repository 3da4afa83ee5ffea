import { expect, test } from 'vitest';
import type { ByteStream, Bytes } from '../bytes';
import { firstBytes } from '../bytes';
import { Utf8Check, detectEncoding, isUtf8, toUtf8 } from './encoding';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function utf16(text: string, little: boolean): Bytes {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little);
  return bytes;
}

/** '用户,时间\n张三,1\n' in GB18030 */
const gb = new Uint8Array([
  ...[0xd3, 0xc3, 0xbb, 0xa7, 0x2c, 0xca, 0xb1, 0xbc, 0xe4, 0x0a, 0xd5, 0xc5, 0xc8, 0xfd, 0x2c, 0x31, 0x0a],
]);

async function* inChunks(bytes: Bytes, size: number): ByteStream {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.slice(at, at + size));
}

async function utf8(bytes: Bytes, size: number): Promise<Bytes> {
  return firstBytes(toUtf8(inChunks(bytes, size), detectEncoding(bytes)), 1e9);
}

test.each<[string, Bytes, string, string]>([
  ['UTF-8', encoder.encode('用户,ä\n'), 'utf-8', '用户,ä\n'],
  ['UTF-8 with mark', encoder.encode('\ufeffa,ä\n'), 'utf-8', 'a,ä\n'],
  ['UTF-16 LE with mark', utf16('\ufeffa,用\n', true), 'utf-16le', 'a,用\n'],
  ['UTF-16 BE with mark', utf16('\ufeffa,用\n', false), 'utf-16be', 'a,用\n'],
  ['UTF-16 LE without mark', utf16('user,用户😀\n1,2\n', true), 'utf-16le', 'user,用户😀\n1,2\n'],
  ['UTF-16 BE without mark', utf16('user,用户\n1,2\n', false), 'utf-16be', 'user,用户\n1,2\n'],
  ['GB18030', gb, 'gb18030', '用户,时间\n张三,1\n'],
  [
    'Windows-1252',
    new Uint8Array([0x6d, 0xfc, 0x6c, 0x6c, 0x2c, 0x63, 0x61, 0x66, 0xe9, 0x0a]),
    'windows-1252',
    'müll,café\n',
  ],
])('%s is detected and becomes UTF-8', async (_, bytes, encoding, text) => {
  expect(detectEncoding(bytes).encoding).toBe(encoding);
  for (const size of [1, 2, 3, 100]) expect(decoder.decode(await utf8(bytes, size))).toBe(text);
});

test('a sample cut inside a character is UTF-8 all the same', () => {
  expect(detectEncoding(encoder.encode('用户').slice(0, 5)).encoding).toBe('utf-8');
});

test('a few bad bytes do not make UTF-8 another encoding', () => {
  const bytes = new Uint8Array([...encoder.encode('用户时间事件名称'.repeat(5)), 0xff, 0x0a]);
  expect(detectEncoding(bytes).encoding).toBe('utf-8');
});

test('what cannot be decoded is no UTF-8 afterwards either, while a true replacement character is', async () => {
  const lone = utf16('\ufeffa,\ud800b\n', true);
  expect(isUtf8(await utf8(lone, 3))).toBe(false);
  expect(isUtf8(encoder.encode('a,\ufffd\n'))).toBe(true);
});

test('bad bytes are found wherever they lie among chunks', () => {
  const text = encoder.encode('abcdefgh用ijklmnop');
  for (let bad = 0; bad <= text.length; bad++) {
    const bytes = new Uint8Array([...text.slice(0, bad), 0xff, ...text.slice(bad)]);
    for (const size of [1, 5, 9, 100]) {
      const check = new Utf8Check();
      let found = false;
      for (let at = 0; at < bytes.length; at += size)
        found = check.isBad(bytes.subarray(at, at + size), false) || found;
      expect(check.isBad(new Uint8Array(0), true) || found).toBe(true);
    }
  }
});

test('good text is good wherever its chunks are cut, and an unfinished end is bad', () => {
  const bytes = encoder.encode('abcdefgh用户ij');
  for (let size = 1; size < 12; size++) {
    const check = new Utf8Check();
    for (let at = 0; at < bytes.length; at += size)
      expect(check.isBad(bytes.subarray(at, at + size), false)).toBe(false);
    expect(check.isBad(new Uint8Array(0), true)).toBe(false);
  }
  const cut = new Utf8Check();
  expect(cut.isBad(bytes.subarray(0, 10), false)).toBe(false);
  expect(cut.isBad(new Uint8Array(0), true)).toBe(true);
});
