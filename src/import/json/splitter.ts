/** What lies next among records: an object; something else that is whole; something broken; nothing whole yet; the end of the list or file. */
export type Found =
  | { kind: 'object' | 'other' | 'broken'; start: number; end: number }
  | { kind: 'more'; start: number }
  | { kind: 'end' };

const quote = 34;
const backslash = 92;
const openBrace = 123;
const closeBrace = 125;
const openBracket = 91;
const closeBracket = 93;
const comma = 44;
const colon = 58;
const newline = 10;

/** A longer record is broken. */
const jsonRecordLimit = 16_000_000;

function isBlank(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

/**
 * Finds the next record at or after `from`. Records are parted by blanks and commas; `list` says that they stand in an array, which ']' ends (with
 * `onlyList`; else another may follow). An object is broken as soon as its text cannot be JSON any more: a line break in a string, a bracket that
 * does not fit, '{' where no value may stand. `end` is then where to go on: the next line that begins an object as far left as this one did, or after
 * the line.
 */
export function nextRecord(buffer: Uint8Array, from: number, final: boolean, list: boolean, onlyList: boolean): Found {
  let start = from;
  for (; start < buffer.length; start++) {
    const byte = buffer[start]!;
    if (isBlank(byte) || (list && byte === comma)) continue;
    if (list && byte === closeBracket) {
      if (onlyList) return { kind: 'end' };
      continue;
    }
    if (list && byte === openBracket) continue;
    break;
  }
  if (start >= buffer.length) return final ? { kind: 'end' } : { kind: 'more', start };
  if (buffer[start] !== openBrace) return otherAt(buffer, start, final, list);
  const end = objectEnd(buffer, start);
  if (end > 0) return { kind: 'object', start, end };
  const wait = !final && buffer.length - start < jsonRecordLimit;
  if (end === unknown && wait) return { kind: 'more', start };
  const next = resume(buffer, start);
  if (next === unknown && wait) return { kind: 'more', start };
  return { kind: 'broken', start, end: next === unknown ? lineAfter(buffer, start, final) : next };
}

const unknown = -1;
const broken = -2;

/** After the closing brace of the object at `start`; `unknown` when the buffer ends in it. */
function objectEnd(buffer: Uint8Array, start: number): number {
  const stack: number[] = [];
  let before = colon;
  for (let i = start; i < buffer.length; i++) {
    const byte = buffer[i]!;
    if (byte === quote) {
      i = stringEnd(buffer, i);
      if (i < 0) return i;
      before = quote;
      continue;
    }
    if (byte <= 32) continue;
    if (byte === openBrace || byte === openBracket) {
      if (!mayOpen(stack.at(-1), before)) return broken;
      stack.push(byte);
    } else if (byte === closeBrace || byte === closeBracket) {
      if (stack.pop() !== byte - 2) return broken;
      if (stack.length === 0) return i + 1;
    }
    before = byte;
  }
  return unknown;
}

function mayOpen(inside: number | undefined, before: number): boolean {
  return inside === openBracket ? before === openBracket || before === comma : before === colon;
}

/** The index of the closing quote. */
function stringEnd(buffer: Uint8Array, open: number): number {
  for (let i = open + 1; i < buffer.length; i++) {
    const byte = buffer[i]!;
    if (byte === backslash) i++;
    else if (byte === quote) return i;
    else if (byte === newline) return broken;
  }
  return unknown;
}

/** Something that is no object: up to the next comma, bracket or line break. */
function otherAt(buffer: Uint8Array, start: number, final: boolean, list: boolean): Found {
  for (let i = start; i < buffer.length; i++) {
    const byte = buffer[i]!;
    if (byte === quote) {
      const close = stringEnd(buffer, i);
      if (close >= 0) i = close;
      continue;
    }
    const ends = byte === newline || (list && (byte === comma || byte === closeBracket || byte === openBrace));
    if (ends && i > start) return { kind: 'other', start, end: i };
  }
  if (!final && buffer.length - start < jsonRecordLimit) return { kind: 'more', start };
  return { kind: 'other', start, end: buffer.length };
}

/** Where the next record begins after the broken object at `start`; `unknown` when the buffer does not show it. */
function resume(buffer: Uint8Array, start: number): number {
  const indent = indentOf(buffer, start);
  let line = buffer.indexOf(newline, start);
  if (indent < 0) return nextInLine(buffer, start, line < 0 ? buffer.length : line);
  while (line >= 0) {
    let i = line + 1;
    while (buffer[i] === 32 || buffer[i] === 9) i++;
    if (buffer[i] === openBrace && i - line - 1 <= indent) return line + 1;
    line = buffer.indexOf(newline, i);
  }
  return unknown;
}

/** Records one after the other in one line: after the next '}' before ',{', else the line's end, if it is there. */
function nextInLine(buffer: Uint8Array, start: number, lineEnd: number): number {
  for (let i = start + 1; i + 2 < lineEnd; i++) {
    if (buffer[i] === closeBrace && buffer[i + 1] === comma && buffer[i + 2] === openBrace) return i + 1;
  }
  return lineEnd < buffer.length ? lineEnd + 1 : unknown;
}

/** At the end of the file all that is left is broken; in its middle (a record over the limit) the line is. */
function lineAfter(buffer: Uint8Array, start: number, final: boolean): number {
  const line = buffer.indexOf(newline, start);
  return final || line < 0 ? buffer.length : line + 1;
}

/** Blanks before `start` on its line; -1 when something else stands before it. */
function indentOf(buffer: Uint8Array, start: number): number {
  let i = start - 1;
  while (i >= 0 && (buffer[i] === 32 || buffer[i] === 9)) i--;
  return i < 0 || buffer[i] === newline ? start - i - 1 : -1;
}
