import type { TimeForm } from './contract';
import { parseTime } from './times';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const [zero, nine, colon] = [48, 57, 58];

/** Says of UTF-8 bytes whether they are a time of a form, as `parseTime` does; the plainest spellings are told without making a text of them. */
export class TimeReader {
  constructor(private readonly form: TimeForm) {}

  reads(bytes: Uint8Array, from: number, to: number): boolean {
    if (this.form === 'epoch' && isDigits(bytes, from, to) && to - from <= 19) return true;
    if (this.form === 'iso' && to - from === 19 && isPlainIso(bytes, from)) return true;
    return parseTime(decoder.decode(bytes.subarray(from, to)), this.form) !== null;
  }
}

function isDigits(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at]! < zero || bytes[at]! > nine) return false;
  return to > from;
}

/** Two digits as a number; -1 when they are none. */
function two(bytes: Uint8Array, at: number): number {
  const [a, b] = [bytes[at]! - zero, bytes[at + 1]! - zero];
  return a >= 0 && a <= 9 && b >= 0 && b <= 9 ? a * 10 + b : -1;
}

/** YYYY-MM-DD HH:MM:SS with a day that every month has; anything else is for the parser. */
function isPlainIso(bytes: Uint8Array, from: number): boolean {
  const [century, year, month, day] = [
    two(bytes, from),
    two(bytes, from + 2),
    two(bytes, from + 5),
    two(bytes, from + 8),
  ];
  const [hour, minute, second] = [two(bytes, from + 11), two(bytes, from + 14), two(bytes, from + 17)];
  if (century < 0 || year < 0 || month < 1 || month > 12 || day < 1 || day > 28) return false;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return false;
  const parted = bytes[from + 4] === 45 && bytes[from + 7] === 45;
  return (
    parted &&
    (bytes[from + 10] === 32 || bytes[from + 10] === 84) &&
    bytes[from + 13] === colon &&
    bytes[from + 16] === colon
  );
}
