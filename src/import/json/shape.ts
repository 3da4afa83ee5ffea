import type { Bytes } from '../bytes';
import { isObject } from '../columns/flatten';
import type { FormatChoice, JsonDialect } from '../contract';
import type { FoundList } from './lists';
import { listsIn, overBlanks } from './lists';
import type { JsonBody } from './reader';
import { nextRecord } from './splitter';

export interface FoundJson {
  /** columns are found by reading: [] here */
  dialect: JsonDialect;
  body: JsonBody;
}

const openBrace = 123;
const openBracket = 91;
const decoder = new TextDecoder();

/** Whether UTF-8 text begins as JSON objects or a list of them do. */
export function looksLikeJson(text: Bytes): boolean {
  const first = overBlanks(text, 0);
  const second = text[overBlanks(text, first + 1)];
  if (text[first] === openBrace) return second === 34 || second === 125;
  return text[first] === openBracket && (second === openBrace || second === 93 || second === undefined);
}

/** Where the records stand in JSON text; `records` says so instead of what is found. */
export function detectJson(text: Bytes, whole: boolean, records?: FormatChoice['records']): FoundJson {
  const first = overBlanks(text, 0);
  if (records === 'lines') return found('lines', [], { ...bodyAt(text, first, false, false), lines: true });
  if (records === 'array') return found('array', [], bodyAt(text, first, true, false));
  if (text[first] === openBracket) return found('array', [], bodyAt(text, first, true, false));
  const one = nextRecord(text, first, whole, false, false);
  const next = one.kind === 'object' ? overBlanks(text, one.end) : 0;
  const several = next > 0 && next < text.length;
  if (!several && one.kind !== 'broken') {
    const list = eventList(text, first);
    if (list !== null) return found('array', list.path, bodyAt(text, list.at, true, true));
  }
  const lines = oneEachLine(text, first, whole);
  return found(several || lines ? 'lines' : 'single', [], { ...bodyAt(text, first, false, false), lines });
}

function found(shape: JsonDialect['shape'], path: string[], body: JsonBody): FoundJson {
  return { dialect: { kind: 'json', shape, path, columns: [] }, body };
}

function bodyAt(text: Bytes, from: number, list: boolean, envelope: boolean): JsonBody {
  let linesBefore = 0;
  for (let i = 0; i < from; i++) if (text[i] === 10) linesBefore++;
  return { from, linesBefore, list, envelope, lines: false };
}

/** Most of the first lines hold whole objects. */
function oneEachLine(text: Bytes, first: number, whole: boolean): boolean {
  const lines = decoder.decode(text.subarray(first)).split('\n', 200);
  if (!whole && lines.length < 200) lines.pop();
  const filled = lines.filter((line) => line.trim() !== '');
  return filled.length > 0 && filled.filter(holdsObject).length * 2 > filled.length;
}

function holdsObject(line: string): boolean {
  try {
    return isObject(JSON.parse(line));
  } catch {
    return false;
  }
}

const listName = /^(events?|data|results?|records?|items|rows|hits|logs?|entries|list|visits|messages)$/i;
const surelyEvents = /^(events?|data|results?|records?)$/i;
const eventField = /"(event|event_?name|event_?type|type|action)"\s*:\s*"/i;

/** The list of an envelope that holds the events; null when the object is an event itself. */
function eventList(text: Bytes, first: number): FoundList | null {
  const lists = listsIn(text, first).sort((a, b) => b.length - a.length);
  const named = lists.find(({ path }) => listName.test(path.at(-1) ?? ''));
  const best = named ?? lists[0];
  if (best === undefined) return null;
  if (surelyEvents.test(best.path.at(-1) ?? '')) return best;
  const around = decoder.decode(text.subarray(first, best.at));
  return eventField.test(around) ? null : best;
}
