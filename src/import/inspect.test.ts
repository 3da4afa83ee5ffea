import { expect, test } from 'vitest';
import type { ImportOptions, Inspection } from './contract';
import { assumedOrder, inspect, previewMapping } from './inspect';

const fileOf = (name: string, text: string): File => new File([text], name);

async function inspected(...files: File[]): Promise<Inspection> {
  const answer = await inspect(files);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.inspection;
}

const shop = [
  'user_id,session_id,event,timestamp,platform',
  ...Array.from(
    { length: 300 },
    (_, i) => `u${i % 20},s${i % 60},${i % 2 === 0 ? 'home' : 'cart'},2024-03-13 10:${10 + (i % 50)}:14,web`,
  ),
].join('\n');

test('a web-shop log is understood by the names of its columns', async () => {
  const found = await inspected(fileOf('shop.csv', shop));
  expect(found.mapping).toEqual({ actor: 'user_id', event: 'event', at: 'timestamp', session: 'session_id' });
  expect(found.reasons).toEqual({
    actor: { code: 'name', pattern: 'userid' },
    event: { code: 'name', pattern: 'event' },
    at: { code: 'name', pattern: 'timestamp' },
    session: { code: 'name', pattern: 'sessionid' },
  });
  expect(found.time).toEqual({ form: 'iso', share: 1, withOffset: false, withoutOffset: true, ambiguous: false });
  expect(found.preview).toHaveLength(100);
  expect(found.preview[0]).toEqual({ line: 2, cells: ['u0', 's0', 'home', '2024-03-13 10:10:14', 'web'] });
  expect(found.columns.map(({ name, kind, distinct }) => [name, kind, distinct])).toEqual([
    ['user_id', 'text', 20],
    ['session_id', 'text', 60],
    ['event', 'text', 2],
    ['timestamp', 'instant', 50],
    ['platform', 'text', 1],
  ]);
  expect(found.columns[2]).toMatchObject({ filled: 1, commonest: ['home', 'cart'] });
});

test('Chinese names are understood, in GB18030 too', async () => {
  // 用户ID,事件名称,时间\n1,a,2026-03-01 10:00:00\n
  const head = [
    0xd3, 0xc3, 0xbb, 0xa7, 73, 68, 44, 0xca, 0xc2, 0xbc, 0xfe, 0xc3, 0xfb, 0xb3, 0xc6, 44, 0xca, 0xb1, 0xbc, 0xe4,
  ];
  const rest = new TextEncoder().encode('\n1,a,2026-03-01 10:00:00\n1,b,2026-03-01 10:01:00\n');
  const found = await inspected(new File([new Uint8Array([...head, ...rest])], 'a.csv'));
  expect(found.files[0]?.encoding).toBe('gb18030');
  expect(found.mapping).toEqual({ actor: '用户ID', event: '事件名称', at: '时间' });
});

test('a purchase list without head and events is understood by its contents', async () => {
  const lines = Array.from({ length: 200 }, (_, i) => {
    const id = String(Math.floor(i / 4) * 7).padStart(5, '0');
    return ` ${id} ${String(i % 40).padStart(4, '0')} 1997${String(1 + (i % 12)).padStart(2, '0')}${String(1 + (i % 28)).padStart(2, '0')}  ${1 + (i % 5)}   ${10 + i}.33`;
  });
  const found = await inspected(fileOf('sales.txt', lines.join('\r\n')));
  expect(found.files[0]?.dialect).toEqual({
    kind: 'csv',
    delimiter: ' ',
    quote: '"',
    header: false,
    columns: ['c1', 'c2', 'c3', 'c4', 'c5'],
  });
  expect(found.mapping).toEqual({ actor: 'c1', event: { constant: 'purchase' }, at: 'c3' });
  expect(found.time?.form).toBe('compactDate');
});

test('an unnamed index column is c1, and repeated names are told apart', async () => {
  const found = await inspected(fileOf('a.csv', ',user_id,event,ts,ts\n0,a,x,1772356502,1\n1,b,y,1772356503,1\n'));
  expect(found.files[0]?.dialect.columns).toEqual(['c1', 'user_id', 'event', 'ts', 'ts_2']);
  expect(found.mapping).toMatchObject({ actor: 'user_id', at: 'ts' });
});

test.each([
  ['a;b;c\nu1;1,5;x\nu2;2,5;y\n', ';', 3],
  ['a\tb\tc\nu1\thello, you\tx\nu2\tb, c, d\ty\n', '\t', 3],
  ['a|b|c\nu1|x,y|2026-03-01 10:00\nu2|x,y|2026-03-01 10:00\n', '|', 3],
  ['a,b\nu1,2026-03-01 10:00:00\nu2,2026-03-01 10:00:00\n', ',', 2],
  ['a,b\n"x;y;z","1"\n"x;y;z","2"\n', ',', 2],
])('the delimiter of %j is %j', async (text, delimiter, columns) => {
  const found = await inspected(fileOf('a.csv', text));
  expect(found.files[0]?.dialect).toMatchObject({ delimiter, header: true });
  expect(found.columns).toHaveLength(columns);
});

test('a first record of values is no head', async () => {
  const dialect = async (text: string): Promise<unknown> => (await inspected(fileOf('a.csv', text))).files[0]?.dialect;
  expect(await dialect('u1,home,2026-03-01\nu2,cart,2026-03-01\n')).toMatchObject({ header: false });
  expect(await dialect('anna,home,web\nben,home,web\nanna,cart,web\ncora,cart,web\n')).toMatchObject({ header: false });
  expect(await dialect('name,page,how\nben,home,web\nanna,cart,web\ncora,cart,app\n')).toMatchObject({ header: true });
});

test('where the person is unknown the device stands in', async () => {
  const text = 'user_id,anonymous_id,event,ts\n,d1,a,1772356502\nu1,d1,b,1772356503\n';
  expect((await inspected(fileOf('a.csv', text))).mapping.actor).toEqual(['user_id', 'anonymous_id']);
});

test('columns of all files are offered, nested ones by dotted names', async () => {
  const a = fileOf(
    '1.jsonl',
    '{"uid":"u1","event":"a","time":1772356502,"p":{"x":1}}\n{"uid":"u1","event":"b","time":1772356503}\n',
  );
  const b = fileOf(
    '2.jsonl',
    '{"uid":"u1","event":"a","time":1772356502,"q":true}\n{"uid":"u2","event":"b","time":1772356504}\n',
  );
  const found = await inspected(b, a);
  expect(found.files.map(({ name }) => name)).toEqual(['1.jsonl', '2.jsonl']);
  expect(found.columns.map(({ name, kind }) => [name, kind])).toEqual([
    ['uid', 'text'],
    ['event', 'text'],
    ['time', 'number'],
    ['p.x', 'number'],
    ['q', 'boolean'],
  ]);
  expect(found.columns[3]?.filled).toBe(0.25);
  expect(found.mapping).toEqual({ actor: 'uid', event: 'event', at: 'time' });
});

test('nothing like a time or a person leaves them open', async () => {
  const found = await inspected(fileOf('a.csv', 'colour,size\nred,big\ngreen,small\n'));
  expect(found.mapping.at).toBe('');
  expect(found.time).toBeNull();
});

test('the key of a head is the same for the next export and another for another head', async () => {
  const keys = await Promise.all(
    ['u,e,t\n1,a,2026-03-01\n', 'u,e,t\n2,b,2026-04-01\n', 'u,e,t,x\n1,a,2026-03-01,y\n'].map(
      async (text) => (await inspected(fileOf('a.csv', text))).headerKey,
    ),
  );
  expect(keys[0]).toBe(keys[1]);
  expect(keys[0]).not.toBe(keys[2]);
});

test('a file that cannot be read is a failure', async () => {
  expect(await inspect([fileOf('a.csv', '')])).toEqual({ ok: false, failure: { code: 'emptyFile', file: 'a.csv' } });
  expect(await inspect([fileOf('a.json', '[]')])).toMatchObject({ failure: { code: 'emptyFile' } });
  expect(await inspect([fileOf('a.json', '\n{"a": oops}\n{"a": no}\n')])).toMatchObject({
    failure: { code: 'brokenJson', line: 2 },
  });
  expect(await inspect([fileOf('a.txt', 'x'.repeat(1_100_000))])).toMatchObject({ failure: { code: 'binaryFile' } });
});

const odd =
  'who,what,when\nu1,home,02/03/2026 10:00\n,home,02/03/2026 10:00\nu3,,02/03/2026 10:00\nu4,home,\nu5,home,soon\n';

async function preview(text: string, options: ImportOptions): Promise<unknown[]> {
  const found = await inspected(fileOf('a.csv', text));
  const mapping = { actor: 'who', event: 'what', at: 'when' };
  return previewMapping(found, { mapping, ...options }).rows.map((row) => row.reject ?? row.atUs);
}

test('the preview shows what would be rejected, and why', async () => {
  const at = Date.parse('2026-03-02T10:00:00Z') * 1000;
  expect(await preview(odd, { dayOrder: 'dayFirst' })).toEqual([at, 'noActor', 'noEvent', 'noTime', 'badTime']);
});

test('an order of dates that nobody chose is said, one that was chosen or is plain is not', () => {
  const found = { share: 1, withOffset: false, withoutOffset: true };
  const either = { ...found, form: 'dayFirst', ambiguous: true } as const;
  expect(assumedOrder(either, undefined)).toEqual([{ code: 'dayOrderAssumed', order: 'dayFirst' }]);
  expect(assumedOrder(either, 'monthFirst')).toEqual([]);
  expect(assumedOrder({ ...found, form: 'monthFirst', ambiguous: false }, undefined)).toEqual([]);
});

test('the preview follows the order of day and month, the zone, and a constant event', async () => {
  expect((await preview(odd, { dayOrder: 'monthFirst' }))[0]).toBe(Date.parse('2026-02-03T10:00:00Z') * 1000);
  expect((await preview(odd, { dayOrder: 'dayFirst', importZone: 'Asia/Shanghai' }))[0]).toBe(
    Date.parse('2026-03-02T02:00:00Z') * 1000,
  );
  const constant = await preview(odd, { mapping: { actor: 'who', event: { constant: 'visit' }, at: 'when' } });
  expect(constant[2]).toEqual(expect.any(Number));
});

test('an export that is known to write UTC says so, an unknown file says nothing', async () => {
  const amplitude = '{"amplitude_id":9,"user_id":"u1","event_type":"View","event_time":"2026-03-01 09:15:02.000000"}\n';
  expect(await inspected(fileOf('a.json', amplitude))).toMatchObject({ preset: 'amplitude', zone: 'UTC' });
  expect(await inspected(fileOf('a.csv', shop))).toMatchObject({ preset: null, zone: null });
});
