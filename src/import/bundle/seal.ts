import { FailureError } from '../../model/failure';
import { hexOf } from '../../model/hex';

/*
 * A sealed file: "WAYFOLD-SEALED\n", the length of a header (4 bytes, little endian), the header as JSON, then the content in chunks, each with its
 * 16-byte tag. The key is PBKDF2-SHA-256 of the passphrase; each chunk is AES-256-GCM under a nonce of the header's 7 random bytes, the chunk's number
 * (4 bytes) and whether it is the last (1 byte), so that chunks can be neither reordered nor cut off (the STREAM construction of Hoang, Reyhanitabar, Rogaway
 * and Vizár 2015). The header is authenticated with every chunk.
 */
const magic = 'WAYFOLD-SEALED\n';
const tagBytes = 16;

interface Header {
  v: 1;
  kdf: 'PBKDF2-SHA-256';
  iterations: number;
  /** hex, 16 bytes */
  salt: string;
  cipher: 'AES-256-GCM';
  chunkBytes: number;
  /** hex, 7 bytes */
  nonce: string;
}

/** OWASP's figure for PBKDF2-SHA-256. */
const iterations = 600_000;
const chunkBytes = 8 << 20;
/** what a header may ask of this machine */
const most = { header: 4096, iterations: 10_000_000, chunkBytes: 64 << 20 };

/** Whether these bytes begin a sealed file. */
export async function isSealed(file: Blob): Promise<boolean> {
  return (await file.slice(0, magic.length).text()) === magic;
}

/** The same content under a passphrase. `done`: bytes so far. */
export async function seal(content: Blob, passphrase: string, done: (bytes: number) => void): Promise<Blob> {
  const random = (bytes: number): string => hexOf(crypto.getRandomValues(new Uint8Array(bytes)));
  const header: Header = {
    ...{ v: 1, kdf: 'PBKDF2-SHA-256', iterations, salt: random(16) },
    ...{ cipher: 'AES-256-GCM', chunkBytes, nonce: random(7) },
  };
  const head = headBytes(header);
  const key = await keyOf(passphrase, header);
  const parts: Blob[] = [new Blob([head])];
  for (const { number, last, from, until } of chunksOf(content.size, chunkBytes)) {
    const plain = await content.slice(from, until).arrayBuffer();
    parts.push(new Blob([await crypto.subtle.encrypt(under(header, head, number, last), key, plain)]));
    done(until);
  }
  return new Blob(parts);
}

/** The content of a sealed file. @throws FailureError wrongPassphrase, brokenContainer (cut off or damaged), containerTooLarge */
export async function unseal(
  file: Blob,
  name: string,
  passphrase: string,
  done: (bytes: number) => void,
): Promise<Blob> {
  const { header, head } = await readHeader(file, name);
  const key = await keyOf(passphrase, header);
  const sealed = file.slice(head.length);
  const parts: Blob[] = [];
  for (const { number, last, from, until } of chunksOf(sealed.size, header.chunkBytes + tagBytes)) {
    const bytes = await sealed.slice(from, until).arrayBuffer();
    const plain = await crypto.subtle.decrypt(under(header, head, number, last), key, bytes).catch(() => null);
    if (plain === null) {
      throw new FailureError(
        number === 0
          ? { code: 'wrongPassphrase', file: name }
          : { code: 'brokenContainer', file: name, detail: `chunk ${number} is not what was sealed` },
      );
    }
    parts.push(new Blob([plain]));
    done(until);
  }
  return new Blob(parts);
}

/** Even nothing is one chunk, so that nothing can be cut off. */
function* chunksOf(
  bytes: number,
  each: number,
): Generator<{ number: number; last: boolean; from: number; until: number }> {
  const count = Math.max(1, Math.ceil(bytes / each));
  for (let number = 0; number < count; number += 1) {
    const from = number * each;
    yield { number, last: number === count - 1, from, until: Math.min(bytes, from + each) };
  }
}

function under(header: Header, head: Uint8Array<ArrayBuffer>, number: number, last: boolean): AesGcmParams {
  const iv = new Uint8Array(12);
  iv.set(bytesOf(header.nonce));
  new DataView(iv.buffer).setUint32(7, number);
  iv[11] = last ? 1 : 0;
  return { name: 'AES-GCM', iv, additionalData: head };
}

async function keyOf(passphrase: string, header: Header): Promise<CryptoKey> {
  const text = new TextEncoder().encode(passphrase.normalize('NFC'));
  const secret = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(header.salt), iterations: header.iterations },
    secret,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

function headBytes(header: Header): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(magic.length + 4 + json.length);
  bytes.set(new TextEncoder().encode(magic));
  new DataView(bytes.buffer).setUint32(magic.length, json.length, true);
  bytes.set(json, magic.length + 4);
  return bytes;
}

async function readHeader(file: Blob, name: string): Promise<{ header: Header; head: Uint8Array<ArrayBuffer> }> {
  const start = new Uint8Array(await file.slice(0, magic.length + 4 + most.header).arrayBuffer());
  const length = start.length < magic.length + 4 ? 0 : new DataView(start.buffer).getUint32(magic.length, true);
  const head = start.slice(0, magic.length + 4 + length);
  const header = parsed(new TextDecoder().decode(head.subarray(magic.length + 4)));
  if (length > most.header || header === null)
    throw new FailureError({ code: 'brokenContainer', file: name, detail: 'the header is not one of version 1' });
  if (header.iterations > most.iterations || header.chunkBytes > most.chunkBytes)
    throw new FailureError({ code: 'containerTooLarge', file: name, detail: JSON.stringify(header) });
  return { header, head };
}

function parsed(json: string): Header | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  return isHeader(value) ? value : null;
}

function isHeader(value: unknown): value is Header {
  if (typeof value !== 'object' || value === null) return false;
  const { v, kdf, iterations, salt, cipher, chunkBytes, nonce } = value as Record<keyof Header, unknown>;
  const known = v === 1 && kdf === 'PBKDF2-SHA-256' && cipher === 'AES-256-GCM';
  const hex = (text: unknown, bytes: number): boolean =>
    typeof text === 'string' && text.length === bytes * 2 && /^[0-9a-f]+$/.test(text);
  const whole = (number: unknown): boolean => Number.isInteger(number) && Number(number) > 0;
  return known && whole(iterations) && whole(chunkBytes) && hex(salt, 16) && hex(nonce, 7);
}

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: hex.length / 2 }, (_, i) => parseInt(hex.slice(i * 2, i * 2 + 2), 16));
