import { FailureError } from '../model/failure';
import type { Bytes } from './bytes';
import { firstBytes, joined } from './bytes';
import type { Entry } from './container/open';
import type { Dialect, FormatChoice } from './contract';
import type { FoundCsv } from './csv/dialect';
import { detectCsv } from './csv/dialect';
import type { FoundEncoding } from './text/encoding';
import { detectEncoding, encodingAs, toUtf8 } from './text/encoding';
import { binaryByMagic, isBinary, markupOf } from './text/binary';
import type { FoundJson } from './json/shape';
import { detectJson, looksLikeJson } from './json/shape';
import { looksLikeXes } from './xes/reader';

/** What an entry is, from its first bytes. */
export interface Sniffed {
  encoding: FoundEncoding;
  dialect: Dialect;
  csv: FoundCsv | null;
  json: FoundJson | null;
  /** the sample as UTF-8 */
  text: Bytes;
  /** the sample is all of the entry */
  whole: boolean;
}

const sampleBytes = 1 << 20;

/**
 * Reads the first megabyte of an entry; `format` says what is not to be found but taken. null: there is nothing in it but blanks. Throws FailureError: binaryFile, htmlFile, headerOnly, brokenJson,
 * and those of containers.
 */
export async function sniff(entry: Entry, format: FormatChoice = {}): Promise<Sniffed | null> {
  const raw = await firstBytes(entry.open(), sampleBytes + 1);
  const whole = raw.length <= sampleBytes;
  const looksLike = binaryByMagic(raw);
  if (looksLike !== null) throw new FailureError({ code: 'binaryFile', file: entry.name, looksLike });
  const encoding = format.encoding === undefined ? detectEncoding(raw) : encodingAs(raw, format.encoding);
  const text = await sampleText(raw, encoding);
  if (isBlank(text)) return null;
  if (isBinary(text)) throw new FailureError({ code: 'binaryFile', file: entry.name, looksLike: 'binary' });
  const markup = markupOf(text);
  if (markup === 'html') throw new FailureError({ code: 'htmlFile', file: entry.name });
  if (markup === 'xml' && looksLikeXes(text)) {
    return { encoding, dialect: { kind: 'xes', columns: [] }, csv: null, json: null, text, whole };
  }
  if (markup === 'xml') throw new FailureError({ code: 'binaryFile', file: entry.name, looksLike: 'xml' });
  if (looksLikeJson(text)) {
    const json = detectJson(text, whole, format.records);
    return { encoding, dialect: json.dialect, csv: null, json, text, whole };
  }
  const csv = detectCsv(text, whole, format);
  if (csv.dialect.header && csv.records.length === 0) throw new FailureError({ code: 'headerOnly', file: entry.name });
  // a megabyte without a line end
  if (csv.records.length === 0) throw new FailureError({ code: 'binaryFile', file: entry.name, looksLike: 'binary' });
  return { encoding, dialect: csv.dialect, csv, json: null, text, whole };
}

async function sampleText(raw: Bytes, encoding: FoundEncoding): Promise<Bytes> {
  const parts: Bytes[] = [];
  for await (const part of toUtf8(once(raw), encoding)) parts.push(part);
  return parts.length === 0 ? new Uint8Array(0) : joined(parts);
}

async function* once(bytes: Bytes): AsyncGenerator<Bytes, void, undefined> {
  yield await Promise.resolve(bytes);
}

function isBlank(text: Bytes): boolean {
  return text.every((byte) => byte === 32 || (byte >= 9 && byte <= 13));
}
