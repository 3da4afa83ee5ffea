import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { answered, ask, expect, openDemo, test } from './journey';

const savedAt = '2026-11-20T00:00:00.000Z';
const dataset = 'Web shop';
const spec = {
  kind: 'funnel',
  v: 1,
  steps: [{ event: 'View_Product' }, { event: 'addToCart' }, { event: 'zzz' }],
  breakdown: { property: 'Device', at: 'first', limit: 3 },
};
const file = (event: string) => ({
  ...{ wayfold: 'views', v: 1 },
  views: [{ name: 'Theirs', spec, dataset, savedAt }],
  segments: [{ name: 'Buyers', v: 1, segment: { did: { event } }, savedAt }],
});

async function give(page: Page, content: object): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Open a file of views' }).click(),
  ]);
  const buffer = Buffer.from(JSON.stringify(content));
  await chooser.setFiles({ name: 'shop.wayfold.json', mimeType: 'application/json', buffer });
  await expect(page.getByRole('dialog').getByText('saved on “Web shop”')).toBeVisible();
}

const specOf = (page: Page): string => decodeURIComponent(page.url());

test('a view file of other data shows what it holds, is taken under the names of the data here, and replaces nothing unasked', async ({
  page,
  site,
}) => {
  const schema = await page.request.get(`${site.url}wayfold.schema.json`);
  expect(await schema.json()).toMatchObject({ title: 'Wayfold view file, version 1' });
  await openDemo(page, site.url);
  await page.goto(`${site.url}#/views`);
  await give(page, file('purchased'));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('row', { name: /Checkout$|Checkout / })).toHaveCount(0);

  await give(page, file('purchased'));
  await expect(dialog.getByRole('button', { name: 'Instead of “View_Product”' })).toContainText('view product');
  await expect(dialog.getByRole('button', { name: 'Instead of “purchased”' })).toContainText('purchase');
  await dialog.getByRole('button', { name: 'Instead of “zzz”' }).click();
  await page.getByRole('combobox', { name: 'Search the names here' }).fill('purchase');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Add 2' }).click();
  await expect(page.getByText('Added: 1 view, 1 segment.')).toBeVisible();
  await page.getByRole('searchbox').fill('add to cart');
  const row = page.getByRole('row').filter({ hasText: 'Theirs' });
  await row.getByRole('button', { name: 'Favourite: Theirs' }).click();
  await row.getByRole('link', { name: 'Open', exact: true }).click();
  await answered(page);
  expect(specOf(page)).toContain('"steps":[{"event":"view product"},{"event":"add to cart"},{"event":"purchase"}],');
  expect(specOf(page)).toContain('"breakdown":{"property":"device"');

  await page.goto(`${site.url}#/views`);
  await give(page, file('search'));
  await expect(dialog.getByText('Another of this name is here:')).toHaveCount(2);
  await dialog.getByRole('checkbox', { name: 'Take Theirs' }).uncheck();
  await dialog.getByRole('button', { name: 'Add 1' }).click();
  await expect(page.getByRole('heading', { name: 'Segments' })).toBeVisible();
  await expect(page.getByText('Buyers', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('Buyers 2', { exact: true }).first()).toBeVisible();
});

test('a link from other data offers the names that are meant, and another data set where its own is not here', async ({
  page,
  site,
}) => {
  await openDemo(page, site.url);
  await page.goto(`${site.url}#/explore/funnel?d=elsewhere&s=${encodeURIComponent(JSON.stringify(spec))}`);
  await page.getByRole('button', { name: 'Ask it of another data set' }).click();
  await page.getByRole('menuitem', { name: 'Guitar shops' }).click();
  await page.getByRole('button', { name: 'Choose other names' }).click();
  await page.getByRole('button', { name: 'Use 3 names' }).click();
  await answered(page);
  await expect(page.getByText('Not in this data set: “zzz”.')).toBeVisible();
  expect(specOf(page)).toContain('"steps":[{"event":"view product"},{"event":"add to cart"},{"event":"zzz"}]');
});

test('an event goes by the name the catalogue gives it, a hidden one is not offered, and CSV keeps the names of the data', async ({
  page,
  site,
}) => {
  await openDemo(page, site.url);
  await page.goto(`${site.url}#/catalogue`);
  await page.getByLabel('English name of view product').fill('Product page');
  await page.getByLabel('see ad is offered in lists').uncheck();
  const hostile = '<img src=x onerror="document.title=1"> is seen';
  await page.getByLabel('Description of view product').fill(hostile);
  await page.getByLabel('Description of view product').press('Tab');
  await expect(page.getByText('2 noted')).toBeVisible();
  const steps = [{ event: 'view product' }, { event: 'purchase' }];
  await ask(page, { kind: 'funnel', v: 1, steps } as { kind: string });
  await expect(page.getByRole('rowheader', { name: '1 Product page' })).toBeVisible();
  await expect(page.getByTitle(`Product page: view product · ${hostile}`)).toBeVisible();
  await page
    .locator('main canvas')
    .first()
    .hover({ position: { x: 120, y: 150 } });
  await expect(page.getByText(`Product page: view product · ${hostile}`)).toBeVisible();
  await page.locator('.question').getByRole('button', { name: '1 Product page' }).click();
  await expect(page.getByRole('option', { name: /^Product page/ })).toContainText(`view product · ${hostile}`);
  await expect(page.locator('img')).toHaveCount(0);
  await expect(page.getByRole('option', { name: /play lesson/ })).toBeVisible();
  await expect(page.getByRole('option', { name: /see ad/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Show 1 hidden' }).click();
  await expect(page.getByRole('option', { name: /see ad/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Download' }).first().click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV' }).click(),
  ]);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv).toContain('view product');
  expect(csv).not.toContain('Product page');
});
