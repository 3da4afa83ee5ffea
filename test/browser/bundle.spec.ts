import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { answered, ask, expect, openDemo, test } from './journey';
import { importBytes, openPage } from './wayfold-page';

const spec = {
  kind: 'funnel',
  v: 1,
  steps: [{ event: 'view product' }, { event: 'add to cart' }, { event: 'purchase' }],
  breakdown: { property: 'device', at: 'first', limit: 5 },
};

/** The numbers of the answer, as they are read. */
const numbers = (page: Page): Promise<string[]> =>
  page.locator('main table.twin').first().locator('tbody tr').allInnerTexts();

test('an analyst shares a bundle under a passphrase, and a stakeholder without a network sees the same numbers', async ({
  page,
  site,
  browser,
}) => {
  await openDemo(page, site.url);
  await ask(page, spec);
  // the answer of the first question stands until this one's is here
  await expect.poll(async () => (await numbers(page)).join()).toContain('mobile');
  const told = await numbers(page);
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('textbox').last().fill('Checkout by device');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.goto(`${site.url}#/data`);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('checkbox', { name: 'Checkout by device' })).toBeChecked();
  // the demo's own views look at every event
  for (const box of await dialog.locator('fieldset').first().getByRole('checkbox').all()) await box.uncheck();
  await dialog.getByRole('checkbox', { name: 'Checkout by device' }).check();
  await dialog.getByRole('button', { name: 'Only the 3 in use' }).click();
  await dialog.getByRole('button', { name: 'Pseudonyms' }).click();
  await expect(dialog.getByText('No text column stays.')).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'device text' }).check();
  await expect(dialog.getByText('These text columns stay')).toContainText('device');
  await dialog.getByRole('textbox', { name: 'Passphrase' }).fill('Grüße 吉他');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save bundle' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Guitar shops.wayfold');
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(0, 14).toString()).toBe('WAYFOLD-SEALED');

  const elsewhere = await browser.newContext({
    ...{ locale: 'en-GB', timezoneId: 'Europe/Berlin', serviceWorkers: 'allow' },
  });
  const other = await elsewhere.newPage();
  await other.goto(site.url);
  await expect(other.getByRole('button', { name: /Offline-ready/ })).toBeVisible({ timeout: 60_000 });
  await elsewhere.setOffline(true);
  const [chooser] = await Promise.all([
    other.waitForEvent('filechooser'),
    other.getByRole('button', { name: 'Choose files' }).click(),
  ]);
  await chooser.setFiles({ name: 'from ann.wayfold', mimeType: 'application/vnd.wayfold', buffer: bytes });
  await other.getByRole('textbox', { name: 'Passphrase' }).fill('wrong');
  await other.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(other.getByText('does not open with this passphrase')).toBeVisible();
  await other.getByRole('textbox', { name: 'Passphrase' }).fill('Grüße 吉他');
  await other.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(other.getByRole('heading', { name: 'Guitar shops' })).toBeVisible({ timeout: 60_000 });
  await other.getByRole('link', { name: 'Checkout by device' }).first().click();
  await answered(other);
  await expect.poll(() => numbers(other)).toEqual(told);
  const ids = await other.evaluate((asked) => wayfold.select(asked, { step: 3, outcome: 'reached' }), spec);
  expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
  await elsewhere.close();
});

test('a bundle beside the page opens by its address, and one from elsewhere is not asked for', async ({
  page,
  site,
}) => {
  await openDemo(page, site.url);
  await page.goto(`${site.url}#/data`);
  // the bundle has the calendar the analyst counts by, not that of the import
  await page.getByRole('combobox', { name: 'Zone of days and periods' }).selectOption('Asia/Shanghai');
  await page.getByRole('combobox', { name: 'Weeks begin on' }).selectOption({ label: 'Sunday' });
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: 'Save bundle' }).click(),
  ]);
  const bytes = await readFile(await download.path());
  await page.route('**/shared/guitars.wayfold', (route) => route.fulfill({ body: bytes }));
  await page.goto(`${site.url}?bundle=shared/guitars.wayfold`);
  await page.waitForFunction(() => 'wayfold' in globalThis);
  await expect.poll(() => page.evaluate(async () => (await wayfold.datasets()).length), { timeout: 60_000 }).toBe(2);
  expect(page.url()).not.toContain('bundle=');
  const kept = await page.evaluate(async () =>
    (await wayfold.datasets()).map(({ name, timeZone }) => `${name}, ${timeZone}`),
  );
  expect(kept).toEqual(Array(2).fill('Guitar shops, Asia/Shanghai'));
  const weeks = { kind: 'retention', v: 1, period: 'week', periods: 4 };
  const answers = await page.evaluate(async (spec) => {
    const sets = await wayfold.datasets();
    return [
      JSON.stringify((await wayfold.run(spec, { dataset: sets[0]?.id ?? '' })).result),
      JSON.stringify((await wayfold.run(spec, { dataset: sets[1]?.id ?? '' })).result),
    ];
  }, weeks);
  expect(answers[0]).toBe(answers[1]);
  await page.goto(`${site.url}?bundle=https://example.com/x.wayfold`);
  await expect(page.getByText('was not opened')).toBeVisible();
});

test('a bundle and a data set kept since version 1 open, and the answers are what they were', async ({
  page,
  site,
}) => {
  const frozen = gunzipSync(readFileSync(join(import.meta.dirname, '../fixtures/bundle-v1.wayfold.gz')));
  const database = unzipSync(new Uint8Array(frozen))['data.duckdb'];
  await openPage(page, site.url);
  for (const file of [
    { name: 'tiny.wayfold', bytes: frozen },
    { name: 'tiny.duckdb', bytes: Buffer.from(database ?? []) },
  ]) {
    const taken = await importBytes(page, file);
    expect(taken).toMatchObject({ ok: true, summary: { name: 'Tiny shop', events: 6, actors: 3, rejected: 0 } });
    const units = await page.evaluate(
      async (dataset) => {
        const steps = [{ event: 'view' }, { event: 'buy', where: { property: 'price', is: 'gt', value: 5 } }];
        const { result } = await wayfold.run({ kind: 'funnel', v: 1, steps }, { dataset });
        return (result as { steps: { units: number }[] }).steps.map((step) => step.units);
      },
      taken.ok ? taken.summary.id : '',
    );
    expect(units).toEqual([3, 1]);
  }
});
