import type { ByteStream, Bytes } from '../bytes';
import type { Encoding } from '../contract';

export interface FoundEncoding {
  encoding: Encoding;
  /** length of the byte order mark */
  mark: number;
}

/** Encoding by byte order mark, else by where zeros lie (UTF-16), else UTF-8 if it (nearly) holds, else GB18030 or, for lone high bytes, Windows-1252. */
export function detectEncoding(sample: Bytes): FoundEncoding {
  const [a, b, c] = sample;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', mark: 2 };
  return { encoding: utf16ByZeros(sample) ?? eightBit(sample), mark: 0 };
}

/** The encoding that was asked for, with the length of its byte order mark, if there is one. */
export function encodingAs(sample: Bytes, encoding: Encoding): FoundEncoding {
  const marked = detectEncoding(sample);
  return { encoding, mark: marked.encoding === encoding ? marked.mark : 0 };
}

function utf16ByZeros(sample: Bytes): Encoding | null {
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i & 1]!++;
  const [even, odd] = [zeros[0]!, zeros[1]!];
  const many = sample.length / 20;
  if (odd > many && even * 4 < odd) return 'utf-16le';
  return even > many && odd * 4 < even ? 'utf-16be' : null;
}

function eightBit(sample: Bytes): Encoding {
  const { valid, bad, lone, paired } = highBytes(sample);
  if (bad === 0 || valid >= bad * 10) return 'utf-8';
  return lone > paired ? 'windows-1252' : 'gb18030';
}

/** UTF-8 sequences that hold, bytes that do not, and high bytes standing alone or in runs. A sequence cut off by the sample's end is neither. */
function highBytes(sample: Bytes): { valid: number; bad: number; lone: number; paired: number } {
  const count = { valid: 0, bad: 0, lone: 0, paired: 0 };
  for (let i = 0; i < sample.length;) {
    const lead = sample[i]!;
    if (lead < 0x80) {
      i++;
      continue;
    }
    if (isHigh(sample[i - 1]) || isHigh(sample[i + 1])) count.paired++;
    else count.lone++;
    const length =
      lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 0;
    let have = 1;
    while (have < length && i + have < sample.length && (sample[i + have]! & 0xc0) === 0x80) have++;
    if (length > 0 && have < length && i + have === sample.length) break;
    const holds = length > 0 && have === length;
    if (holds) count.valid++;
    else count.bad++;
    i += holds ? length : 1;
  }
  return count;
}

function isHigh(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80;
}

/** A byte that no UTF-8 text holds: stands where the source could not be decoded. */
const undecodable = new Uint8Array([0xff]);
const replacement = '\ufffd';

/**
 * The stream as UTF-8 without byte order mark. UTF-8 passes through as it is, bad bytes included; of other encodings a place that cannot be decoded
 * becomes a byte that is not UTF-8. So one check of UTF-8 per record finds both.
 */
export async function* toUtf8(stream: ByteStream, { encoding, mark }: FoundEncoding): ByteStream {
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding, { ignoreBOM: true });
  const encoder = new TextEncoder();
  let skip = mark;
  for await (const chunk of stream) {
    const rest = skip > 0 ? chunk.subarray(Math.min(skip, chunk.length)) : chunk;
    skip -= chunk.length - rest.length;
    if (rest.length === 0) continue;
    if (decoder === null) yield rest;
    else yield* encoded(decoder.decode(rest, { stream: true }), encoder);
  }
  if (decoder !== null) yield* encoded(decoder.decode(), encoder);
}

function* encoded(text: string, encoder: TextEncoder): Generator<Bytes, void, undefined> {
  if (text === '') return;
  if (!text.includes(replacement)) {
    yield encoder.encode(text);
    return;
  }
  for (const [i, part] of text.split(replacement).entries()) {
    if (i > 0) yield undecodable.slice();
    if (part !== '') yield encoder.encode(part);
  }
}

/** Says of chunks of a UTF-8 stream whether bad bytes may lie in them. */
export class Utf8Check {
  private decoder = new TextDecoder('utf-8', { fatal: true });
  /** a character may have begun in the chunk before */
  private open = false;

  /** true when this chunk, with what was left open by those before, holds bad bytes */
  isBad(chunk: Bytes, last: boolean): boolean {
    if (!this.open && isAscii(chunk)) return false;
    this.open = isHigh(chunk.at(-1)) || (this.open && chunk.length === 0);
    try {
      this.decoder.decode(chunk, { stream: !last });
      return false;
    } catch {
      this.decoder = new TextDecoder('utf-8', { fatal: true });
      return true;
    }
  }
}

/** Looks at four bytes at once. */
function isAscii(bytes: Bytes): boolean {
  if (bytes.length < 8) return !bytes.some(isHigh);
  const from = (4 - (bytes.byteOffset & 3)) & 3;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + from, (bytes.length - from) >> 2);
  let high = 0;
  for (let i = 0; i < words.length; i++) high |= words[i]!;
  if ((high & 0x80808080) !== 0) return false;
  for (let i = 0; i < from; i++) if (isHigh(bytes[i])) return false;
  for (let i = from + words.length * 4; i < bytes.length; i++) if (isHigh(bytes[i])) return false;
  return true;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
