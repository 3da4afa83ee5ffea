import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../columns/flatten';
import type { Shaping } from '../columns/shaping';
import { noShaping } from '../columns/shaping';
import { lineOf, seen, textAt } from '../piece';
import { JsonReader } from './reader';
import { detectJson } from './shape';

interface Read {
  rows: Record<string, string>[];
  kinds: Record<string, number>;
  lines: number[];
  rejected: [line: number, reason: string, text: string][];
  counted: number;
}

interface How {
  shaping?: Partial<Shaping>;
  chunk?: number;
  pieceBytes?: number;
}

const encoder = new TextEncoder();

function read(text: string | Uint8Array, how: How = {}): Read {
  const bytes = typeof text === 'string' ? encoder.encode(text) : new Uint8Array(text);
  const { body } = detectJson(bytes, true);
  const reader = new JsonReader(body, { ...noShaping, ...how.shaping }, how.pieceBytes ?? Infinity);
  const { chunk = 1 << 20 } = how;
  for (let at = 0; at < bytes.length; at += chunk) reader.push(bytes.slice(at, at + chunk));
  reader.push(new Uint8Array(0), true);
  const all: Read = { rows: [], kinds: {}, lines: [], rejected: [], counted: 0 };
  for (const { tally, collected } of reader.finished) {
    for (let row = 0; row < tally.rows; row++) {
      const found = collected.map((column) => [column.name, textAt(column, row)] as const);
      all.rows.push(Object.fromEntries(found.filter((pair): pair is [string, string] => pair[1] !== null)));
      all.lines.push(lineOf(tally.lines, row));
    }
    for (const { name, kinds } of collected) all.kinds[name] = (all.kinds[name] ?? 0) | kinds;
    all.rejected.push(
      ...tally.rejected.map(({ line, reason, text }): [number, string, string] => [line, reason, text]),
    );
    all.counted += tally.counted;
  }
  return all;
}

const shape = (text: string): unknown => {
  const { dialect } = detectJson(encoder.encode(text), true);
  return [dialect.shape, ...dialect.path];
};

test('lists, lines, envelopes and single objects are told apart', () => {
  expect(shape('[{"a":1}]')).toEqual(['array']);
  expect(shape('{"a":1}\n{"a":2}')).toEqual(['lines']);
  expect(shape('{"a":1}{"a":2}')).toEqual(['lines']);
  expect(shape('{\n "event": "x",\n "items": [{"id": 1}]\n}')).toEqual(['single']);
  expect(shape('{"source": "x", "events": [{"event": "a", "tags": [{"k": 1}]}]}')).toEqual(['array', 'events']);
  expect(shape('{"meta": {"n": 1}, "data": {"rows": [{"a": 1}, {"a": 2}]}}')).toEqual(['array', 'data', 'rows']);
});

test.each([
  ['an array', '[{"a":"x"},{"a":"y"}]', [1, 1]],
  ['a pretty array', '[\n  {\n    "a": "x"\n  },\n  {\n    "a": "y"\n  }\n]\n', [2, 5]],
  ['lines', '{"a":"x"}\n\n{"a":"y"}\r\n', [1, 3]],
  ['objects without line breaks between', '{"a":"x"} {"a":"y"}', [1, 1]],
  ['pretty objects one after the other', '{\n "a": "x"\n}\n{\n "a": "y"\n}', [1, 4]],
  ['an envelope', '{"n": 2, "events": [\n{"a":"x"},\n{"a":"y"}\n], "next": {"a":"z"}}', [2, 3]],
])('%s gives its objects with their lines', (_, text, lines) => {
  for (const chunk of [1, 2, 7, 1000]) {
    expect(read(text, { chunk })).toMatchObject({ rows: [{ a: 'x' }, { a: 'y' }], lines, counted: 2, rejected: [] });
  }
});

test('objects open up to dotted names, lists become JSON text, null and empty text are absent', () => {
  const found = read('{"a":{"b":{"c":1}},"l":[1,{"x":"y"}],"n":null,"e":"","o":{},"t":true,"s":"1"}');
  expect(found.rows).toEqual([{ 'a.b.c': '1', l: '[1,{"x":"y"}]', t: 'true', s: '1' }]);
  expect(found.kinds).toEqual({ 'a.b.c': seen.number, l: seen.text, t: seen.boolean, s: seen.text });
});

test('kinds of several records add up, and a key first seen late is absent before', () => {
  const found = read('{"a":1}\n{"a":"1","late":true}');
  expect(found.kinds).toEqual({ a: seen.number | seen.text, late: seen.boolean });
  expect(found.rows).toEqual([{ a: '1' }, { a: '1', late: 'true' }]);
});

test('long integers keep their digits, in lists too; texts that look like them stay texts', () => {
  const found = read(
    '{"id":12345678901234567890,"l":[9007199254740993],"s":"12345678901234567890","d":-9007199254740993}',
  );
  expect(found.rows).toEqual([
    { id: '12345678901234567890', l: '[9007199254740993]', s: '12345678901234567890', d: '-9007199254740993' },
  ]);
  expect(found.kinds).toEqual({ id: seen.number, l: seen.text, s: seen.text, d: seen.number });
});

test('one broken line among many costs itself', () => {
  const lines = Array.from({ length: 1000 }, (_, i) => `{"n":${i},"o":{"k":"v"}}`);
  lines[699] = '{"n":699,"o":{"k":"v"';
  lines[700] = '{"n":700,"o":{"k":"v}}';
  lines[701] = 'null';
  lines[702] = '[1,2]';
  lines[703] = 'oops';
  const found = read(lines.join('\n'));
  expect(found.rows).toHaveLength(995);
  expect(found.rejected).toEqual([
    [700, 'brokenJson', '{"n":699,"o":{"k":"v"'],
    [701, 'brokenJson', '{"n":700,"o":{"k":"v}}'],
    [702, 'notAnObject', 'null'],
    [703, 'notAnObject', '[1,2]'],
    [704, 'brokenJson', 'oops'],
  ]);
  expect(found.lines.at(-1)).toBe(1000);
});

test.each([
  ['a missing brace', '  {"n": 2, "o": {"k": "v"},'],
  ['a missing quote', '  {"n": 2, "o": "v},'],
  ['a bracket that does not fit', '  {"n": 2, "o": [1}},'],
  ['a trailing comma', '  {"n": 2,},'],
  ['an unknown word', '  {"n": NaN},'],
])('in an array %s costs one record', (_, broken) => {
  const text = `[\n  {"n": 1},\n${broken}\n  {"n": 3},\n  {"n": 4}\n]`;
  for (const chunk of [1, 5, 1000]) {
    const found = read(text, { chunk });
    expect(found.rows).toEqual([{ n: '1' }, { n: '3' }, { n: '4' }]);
    expect(found.rejected.map(([line, reason]) => [line, reason])).toEqual([[3, 'brokenJson']]);
    expect(found.lines).toEqual([2, 4, 5]);
  }
});

test('in a pretty array a broken record is left at the next one that begins as far left', () => {
  const record = (n: number, end = '}'): string =>
    `  {\n    "n": ${n},\n    "o": {\n      "k": [\n        {"z": 1}\n      ]\n    }\n  ${end}`;
  const found = read(`[\n${[record(1), record(2, ''), record(3)].join(',\n')}\n]`);
  expect(found.rows.map(({ n }) => n)).toEqual(['1', '3']);
  expect(found.rejected.map(([line, reason]) => [line, reason])).toEqual([[10, 'brokenJson']]);
});

test('a file cut off in an array keeps what came before', () => {
  const found = read('[\n{"n": 1},\n{"n": 2},\n{"n": 3, "o": {"k"');
  expect(found.rows).toHaveLength(2);
  expect(found.rejected).toEqual([[4, 'brokenJson', '{"n": 3, "o": {"k"']]);
});

test('what is no object in an array is rejected', () => {
  expect(read('[{"a":1}, 5, "x,y", null, {"a":2}]')).toMatchObject({
    rows: [{ a: '1' }, { a: '2' }],
    rejected: [
      [1, 'notAnObject', '5'],
      [1, 'notAnObject', '"x,y"'],
      [1, 'notAnObject', 'null'],
    ],
  });
});

test('a record with bytes that are no UTF-8 is rejected alone', () => {
  const bytes = new Uint8Array([...encoder.encode('{"a":"ä"}\n{"a":"'), 0xe4, ...encoder.encode('"}\n{"a":"é"}\n')]);
  for (const chunk of [1, 4, 1000]) {
    const found = read(bytes, { chunk });
    expect(found.rows).toEqual([{ a: 'ä' }, { a: 'é' }]);
    expect(found.rejected.map(([line, reason]) => [line, reason])).toEqual([[2, 'badEncoding']]);
  }
});

test('a list inside each record can be exploded, with the fields around it repeated', () => {
  const text = '[{"id":"v1","acts":[{"t":1},{"t":2}]},{"id":"v2","acts":[]}]';
  const found = read(text, { shaping: { explode: 'acts' } });
  expect(found.rows).toEqual([
    { id: 'v1', 'acts.t': '1' },
    { id: 'v1', 'acts.t': '2' },
  ]);
  expect(found.rejected).toEqual([[1, 'noEvent', '{"id":"v2","acts":[]}']]);
  expect(found.counted).toBe(3);
});

const key = fc.constantFrom('a', 'b', 'käse', '用户', '__proto__', 'constructor', 'a.b');
const leaf = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }),
  fc.constantFrom('{', '}', '"', '\\', '[{', '},{', '\n', '\\"'),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const objects = fc.array(
  fc.dictionary(key, fc.oneof(leaf, fc.dictionary(key, leaf, { maxKeys: 3 }), fc.array(leaf, { maxLength: 3 })), {
    maxKeys: 4,
  }),
  { minLength: 1, maxLength: 6 },
);

/** The rows by the definition in words: objects open up, the first value of a name counts. */
function expected(object: Record<string, Json>, prefix = '', into: [string, string][] = []): [string, string][] {
  for (const [name, value] of Object.entries(object)) {
    if (value === null || value === '') continue;
    if (typeof value === 'object' && !Array.isArray(value)) expected(value, `${prefix}${name}.`, into);
    else if (!into.some(([known]) => known === prefix + name)) {
      into.push([prefix + name, typeof value === 'object' ? JSON.stringify(value) : String(value)]);
    }
  }
  return into;
}

test('any objects are read as their values, however they are written and wherever chunks and pieces are cut', () => {
  const forms: ((list: unknown[]) => string)[] = [
    (list) => list.map((one) => JSON.stringify(one)).join('\n'),
    (list) => JSON.stringify(list),
    (list) => JSON.stringify(list, null, 2),
    (list) => list.map((one) => JSON.stringify(one, null, 1)).join('\n'),
    (list) => `{"count": 1, "events": ${JSON.stringify(list, null, '\t')}, "end": "]"}`,
  ];
  const how = fc.record({ chunk: fc.integer({ min: 1, max: 50 }), pieceBytes: fc.integer({ min: 1, max: 80 }) });
  fc.assert(
    fc.property(objects, fc.constantFrom(...forms), how, (list, write, cut) => {
      const json = JSON.stringify(list);
      const plain = JSON.parse(json) as Record<string, Json>[];
      const text = list.length === 1 ? JSON.stringify(list) : write(list);
      const found = read(text, cut);
      expect(found.rejected).toEqual([]);
      expect(found.rows).toEqual(plain.map((one) => Object.fromEntries(expected(one))));
    }),
    { numRuns: 500 },
  );
});
