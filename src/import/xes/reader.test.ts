import { expect, test } from 'vitest';
import { noShaping } from '../columns/shaping';
import { seen, textAt } from '../piece';
import { XesReader } from './reader';

interface Read {
  rows: Record<string, string>[];
  kinds: Record<string, number>;
  rejected: { line: number; reason: string }[];
  pieces: number;
}

/** What is read of a log whose bytes come in parts of `partBytes`. */
function read(log: string, partBytes = Infinity, pieceBytes = Infinity): Read {
  const reader = new XesReader(noShaping, pieceBytes);
  const bytes = new TextEncoder().encode(log);
  for (let at = 0; at < bytes.length; at += partBytes) reader.push(bytes.slice(at, at + partBytes));
  reader.push(new Uint8Array(0), true);
  const { finished } = reader;
  return {
    rows: finished.flatMap(({ tally, collected }) =>
      Array.from({ length: tally.rows }, (_, row) =>
        Object.fromEntries(
          collected.flatMap((column) => {
            const text = textAt(column, row);
            return text === null ? [] : [[column.name, text]];
          }),
        ),
      ),
    ),
    kinds: Object.fromEntries(finished.flatMap(({ collected }) => collected.map(({ name, kinds }) => [name, kinds]))),
    rejected: finished.flatMap(({ tally }) => tally.rejected.map(({ line, reason }) => ({ line, reason }))),
    pieces: finished.length,
  };
}

const log = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="2.0">\n${inside}</log>\n`;
const event = (name: string, more = ''): string =>
  `<event><string key="concept:name" value="${name}"/>${more}</event>\n`;

test('the attributes of a trace stand beside those of each of its events', () => {
  const { rows } = read(
    log(
      `<trace><string key="concept:name" value="c1"/><int key="amount" value="7"/>${event('a')}${event('b')}</trace>` +
        `<trace><string key="concept:name" value="c2"/>${event('a')}</trace>`,
    ),
  );
  expect(rows).toEqual([
    { 'concept:name': 'a', 'case:concept:name': 'c1', 'case:amount': '7' },
    { 'concept:name': 'b', 'case:concept:name': 'c1', 'case:amount': '7' },
    { 'concept:name': 'a', 'case:concept:name': 'c2' },
  ]);
});

test('typed keys keep their kinds and all their digits', () => {
  const { rows, kinds } = read(
    log(
      `<trace>${event(
        'a',
        '<int key="i" value="12345678901234567890"/><float key="f" value="1.50"/><boolean key="b" value="true"/><string key="s" value="12"/><date key="d" value="2024-03-01T00:00:00Z"/><id key="e" value=""/>',
      )}</trace>`,
    ),
  );
  expect(rows).toEqual([
    { 'concept:name': 'a', i: '12345678901234567890', f: '1.50', b: 'true', s: '12', d: '2024-03-01T00:00:00Z' },
  ]);
  expect([kinds['i'], kinds['f'], kinds['b'], kinds['s'], kinds['d']]).toEqual([
    ...[seen.number, seen.number, seen.boolean, seen.text, seen.text],
  ]);
});

test('keys inside keys have dotted names, lists are JSON text', () => {
  const { rows } = read(
    log(
      `<trace>${event(
        'a',
        '<string key="who" value="Pat"><int key="age" value="30"><string key="sure" value="no"/></int></string>' +
          '<container key="box"><string key="in" value="x"/></container>' +
          '<list key="items"><values><string key="item" value="tea"/><string key="item" value="杯"><int key="n" value="2"/></string></values></list>',
      )}</trace>`,
    ),
  );
  expect(rows).toEqual([
    {
      ...{ 'concept:name': 'a', who: 'Pat', 'who.age': '30', 'who.age.sure': 'no', 'box.in': 'x' },
      items: '["tea",{"value":"杯","n":"2"}]',
    },
  ]);
});

test('what is declared for all events is no event, and its keys are no values', () => {
  const globals = `<global scope="trace"><string key="concept:name" value="none"/></global><global scope="event">${event('none')}</global><classifier name="A" keys="concept:name"/><string key="source" value="x"/>`;
  expect(read(log(`${globals}<trace>${event('a')}</trace>`)).rows).toEqual([{ 'concept:name': 'a' }]);
});

test('bytes may be cut anywhere, in a character too, and pieces end between events', () => {
  const text = log(
    `<trace><string key="concept:name" value="案例"/>${['甲', '乙', '丙'].map((name) => event(name)).join('')}</trace>`,
  );
  const whole = read(text);
  expect(whole.rows.map((row) => row['concept:name'])).toEqual(['甲', '乙', '丙']);
  for (const partBytes of [1, 2, 7, 100]) expect(read(text, partBytes).rows).toEqual(whole.rows);
  const cut = read(text, 50, 1);
  expect([cut.rows, cut.pieces]).toEqual([whole.rows, 3]);
});

test('an & that stands for itself is read as one', () => {
  const text = log(`<trace>${event('R&D &amp; &#20080;')}${event('A&B;')}${event('c')}</trace>`);
  for (const partBytes of [1, 3, Infinity]) {
    const { rows, rejected } = read(text, partBytes);
    expect(rows.map((row) => row['concept:name'])).toEqual(['R&D & 买', 'c']);
    expect(rejected.map(({ reason }) => reason)).toEqual(['brokenXml']);
  }
});

test('an event with broken XML is rejected alone, with its line', () => {
  const { rows, rejected } = read(log(`<trace>\n${event('a')}${event('b<d')}${event('c')}</trace>`));
  expect(rows.map((row) => row['concept:name'])).toEqual(['a', 'c']);
  expect(rejected).toEqual([{ line: 5, reason: 'brokenXml' }]);
});

test('of a file that ends in its middle the events before are kept, and the end is told', () => {
  const whole = log(`<trace>\n${event('a')}${event('b')}</trace>`);
  const inEvent = read(whole.slice(0, whole.indexOf('"b"')));
  expect(inEvent.rows.map((row) => row['concept:name'])).toEqual(['a']);
  expect(inEvent.rejected).toEqual([{ line: 5, reason: 'brokenXml' }]);
  const between = read(whole.slice(0, whole.indexOf('<event><string key="concept:name" value="b"')));
  expect([between.rows.length, between.rejected.length]).toEqual([1, 1]);
});

test('entities that a document type declares are not opened', () => {
  const bomb = '<!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
  const text = log(`<trace>${event('&b;')}${event('c')}</trace>`).replace('?>\n', `?>\n${bomb}`);
  const { rows, rejected } = read(text);
  expect(rows.map((row) => row['concept:name'])).toEqual(['c']);
  expect(rejected.map(({ reason }) => reason)).toEqual(['brokenXml']);
});
