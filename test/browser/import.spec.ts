import { gzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { chineseCsv, jsonLines, purchaseList, webShop, type Export } from '../support/exports';
import type { StaticServer } from '../support/static-server';
import { importBytes, openPage, serveDist, storedBytes } from './wayfold-page';

let server: StaticServer;
test.beforeAll(async () => (server = await serveDist()));
test.afterAll(() => server.close());

const shop = webShop();
const packed = (file: Export, name: string, bytes: Uint8Array): Export => ({
  ...file,
  name,
  bytes: Buffer.from(bytes),
});
const gzipped = packed(shop, 'web-shop.csv.gz', gzipSync(shop.bytes));
const nested = packed(jsonLines(), 'export.zip', zipSync({ 'a/events.json.gz': gzipSync(jsonLines().bytes) }));

for (const file of [shop, gzipped, nested, purchaseList(), jsonLines(), chineseCsv]) {
  test(`${file.name} is imported with every record counted`, async ({ page }) => {
    await openPage(page, server.url);
    const outcome = await importBytes(page, file, { importZone: 'UTC', timeZone: 'UTC' });
    expect(outcome).toMatchObject({
      ok: true,
      summary: { records: file.records, events: file.events, rejected: 0, duplicates: 0, actors: file.actors },
    });
  });
}

test('the session ids of an export are its sessions', async ({ page }) => {
  await openPage(page, server.url);
  const outcome = await importBytes(page, shop, { importZone: 'UTC', timeZone: 'UTC' });
  const sessions = new Set(
    shop.bytes
      .toString()
      .split('\n')
      .slice(1)
      .map((line) => /^(u\d+,s-\d+),/.exec(line)?.[1])
      .filter(Boolean),
  );
  const id = outcome.ok ? outcome.summary.id : '';
  const paths = await page.evaluate(async (dataset) => {
    const { result } = await wayfold.run({ kind: 'paths', v: 1 }, { dataset });
    return (result as { paths: number }).paths;
  }, id);
  expect(paths).toBe(sessions.size);
});

const text = (name: string, content: string): { name: string; bytes: Buffer } => ({
  name,
  bytes: Buffer.from(content),
});
const rows = (from: number, to: number): string =>
  Array.from(
    { length: to - from },
    (_, i) => `u${(from + i) % 9},e${(from + i) % 4},2026-03-01 10:00:${String((from + i) % 60).padStart(2, '0')}`,
  ).join('\n');

const refused: { file: { name: string; bytes: Buffer }; code: string }[] = [
  { file: text('empty.csv', ''), code: 'emptyFile' },
  {
    file: { name: 'noise.csv', bytes: Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)) },
    code: 'binaryFile',
  },
  {
    file: {
      name: 'photo.csv',
      bytes: Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(200, 7)]),
    },
    code: 'binaryFile',
  },
  {
    file: text('saved.csv', '<!DOCTYPE html>\n<html><body><table><tr><td>user</td></tr></table></body></html>'),
    code: 'htmlFile',
  },
  { file: text('head.csv', 'user,event,time\n'), code: 'headerOnly' },
  { file: text('notime.csv', 'user,event,colour\na,view,red\nb,view,blue\nc,buy,green\n'), code: 'noTimeColumn' },
  { file: { name: 'broken.csv.gz', bytes: gzipSync(shop.bytes).subarray(0, 9000) }, code: 'brokenContainer' },
];

async function firstDataset(page: Page): Promise<string[]> {
  await openPage(page, server.url);
  expect(await importBytes(page, shop)).toMatchObject({ ok: true });
  return (await storedBytes(page)).chunks;
}

test('a bad file is refused with its reason, and what was stored stays as it was', async ({ page }) => {
  const before = await firstDataset(page);
  for (const { file, code } of refused) {
    const outcome = await importBytes(page, file);
    expect([file.name, outcome.ok ? 'imported' : outcome.code]).toEqual([file.name, code]);
  }
  expect(await storedBytes(page)).toEqual({ chunks: before, scratch: [] });
});

test('a damaged file keeps its good records, and counts the others', async ({ page }) => {
  await openPage(page, server.url);
  const head = 'user,event,time\n';
  const cut = await importBytes(page, text('cut.csv', `${head}${rows(0, 500)}\nu1,e1,2026-03`));
  expect(cut).toMatchObject({ ok: true, summary: { records: 501, events: 500, rejected: 1 } });
  const quote = await importBytes(
    page,
    text('quote.csv', `${head}${rows(0, 1000)}\n"u1,e1,2026-03-01 10:00:00\n${rows(1000, 3000)}\n`),
  );
  expect(quote).toMatchObject({ ok: true, summary: { events: 3000, rejected: 1, records: 3001 } });
  const lines = jsonLines().bytes.toString().split('\n');
  const json = await importBytes(
    page,
    text('broken.jsonl', [...lines.slice(0, 200), '{"event": "View", "properties": {', ...lines.slice(200)].join('\n')),
  );
  expect(json).toMatchObject({ ok: true, summary: { events: 400, rejected: 1 } });
});

test('JSON that is broken in line 700,000 is imported without that line', async ({ page }) => {
  await openPage(page, server.url);
  const summary = await page.evaluate(async () => {
    const blocks: Blob[] = [];
    const line = (n: number): string =>
      n === 700_000
        ? '{"user":"u1","event":{"name":\n'
        : `{"user":"u${n % 5000}","event":"view","time":"2026-03-01T10:00:00Z","n":${n}}\n`;
    for (let n = 1; n <= 750_000; n += 10_000) {
      blocks.push(new Blob([Array.from({ length: 10_000 }, (_, i) => line(n + i)).join('')]));
    }
    return wayfold.import(new File(blocks, 'large.jsonl'));
  });
  expect(summary).toMatchObject({ records: 750_000, events: 749_999, rejected: 1, duplicates: 0, actors: 5000 });
  await page.goto(`${server.url}#/data`);
  await expect(page.getByText('line 700,000', { exact: true })).toBeVisible();
});

test('a column missing in the second file is named, and nothing is imported', async ({ page }) => {
  const before = await firstDataset(page);
  const outcome = await page.evaluate(async () => {
    const one = new File(['user,event,time\na,view,2026-03-01 10:00:00\n'], 'one.csv');
    const two = new File(['user,event,colour\na,view,red\n'], 'two.csv');
    return wayfold.import([one, two]).then(
      () => 'imported',
      (error: unknown) => (error as { code: string }).code,
    );
  });
  expect(outcome).toBe('columnMissing');
  expect(await storedBytes(page)).toEqual({ chunks: before, scratch: [] });
});

test('when storage is full, that is said with numbers, and what was stored stays', async ({ page }) => {
  const before = await firstDataset(page);
  const browser = await page.context().newCDPSession(page);
  const { usage } = await browser.send('Storage.getUsageAndQuota', { origin: new URL(server.url).origin });
  await browser.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(server.url).origin,
    quotaSize: usage + 300_000,
  });
  const outcome = await importBytes(page, webShop(30_000, 77));
  expect(outcome).toMatchObject({ ok: false, code: 'storageFull' });
  await browser.send('Storage.overrideQuotaForOrigin', { origin: new URL(server.url).origin });
  expect((await storedBytes(page)).chunks).toEqual(before);
});

test('without OPFS a data set lives in memory, and the page says so', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(StorageManager.prototype, 'getDirectory');
  });
  await openPage(page, server.url);
  await expect(page.getByRole('button', { name: /In memory only/ })).toBeVisible();
  expect(await importBytes(page, shop, { importZone: 'UTC', timeZone: 'UTC' })).toMatchObject({
    ok: true,
    summary: { events: shop.events },
  });
  const total = await page.evaluate(async () => {
    const { result } = await wayfold.run({ kind: 'trend', v: 1, period: 'month' });
    return (result as { total: number }).total;
  });
  expect(total).toBe(shop.events);
  await page.reload();
  await page.waitForFunction(() => 'wayfold' in globalThis);
  expect(await page.evaluate(() => wayfold.datasets())).toEqual([]);
});

test('a cancelled import leaves nothing behind', async ({ page }) => {
  const before = await firstDataset(page);
  const big = webShop(400_000, 31);
  await page.goto(`${server.url}#/data`);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: big.name, mimeType: 'text/csv', buffer: big.bytes });
  await page
    .getByRole('button', { name: /^Import/ })
    .last()
    .click();
  await page.getByRole('button', { name: 'Cancel' }).first().click();
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 15_000 });
  await expect.poll(() => storedBytes(page), { timeout: 15_000 }).toEqual({ chunks: before, scratch: [] });
});
