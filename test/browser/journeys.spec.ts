import { readFileSync } from 'node:fs';
import { webShop } from '../support/exports';
import { addAll, answered, ask, expect, offlineReady, openDemo, test } from './journey';
import { importBytes, openPage, storedBytes } from './wayfold-page';

const checkout = {
  kind: 'funnel',
  v: 1,
  steps: ['view product', 'add to cart', 'purchase'].map((event) => ({ event })),
};

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the demo answers its first question, and is there without a network after a reload', async ({
    page,
    site,
    context,
  }) => {
    await openDemo(page, site.url);
    await offlineReady(page);
    await expect(page).toHaveURL(/#\/explore\/funnel/);
    const figure = page.locator('.figures').first();
    const before = await figure.textContent();
    await context.setOffline(true);
    await page.reload();
    await answered(page);
    await expect(figure).toHaveText(before ?? '');
    await page.getByRole('link', { name: 'Retention' }).click();
    await answered(page);
    await page.getByRole('link', { name: 'Paths' }).click();
    await answered(page);
  });
});

test('an export is chosen, its mapping confirmed, and its first funnel read', async ({ page, site }) => {
  const shop = webShop();
  await page.goto(site.url);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: shop.name, mimeType: 'text/csv', buffer: shop.bytes });
  await expect(page.getByRole('heading', { name: /Import web-shop.csv/ })).toBeVisible({ timeout: 30_000 });
  for (const [field, column] of Object.entries({
    'Actor 1': 'user_id',
    Event: 'event',
    Time: 'timestamp',
    Session: 'session_id',
  })) {
    await expect(page.getByRole('combobox', { name: field, exact: true })).toHaveValue(column);
  }
  await page.getByRole('button', { name: /^Import [\d,]+ events|^Import$/ }).click();
  await expect(page.getByText('30,000').first()).toBeVisible({ timeout: 60_000 });
  await page.getByRole('link', { name: 'Funnel' }).click();
  await answered(page);
  await expect(page.locator('main').getByText('main page').first()).toBeVisible();
});

test('a wrong time column shows its rejected rows before anything is imported', async ({ page, site }) => {
  const rows = [
    'who,what,when',
    'a,view,2026-03-01 10:00:00',
    'b,view,yesterday',
    ',view,2026-03-01 10:00:00',
    '',
  ].join('\n');
  await page.goto(site.url);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'bad.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await expect(page.getByText('Time not readable').first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/No actor/).first()).toBeVisible();
});

test('a changed question is in the link, survives a reload and is undone', async ({ page, site }) => {
  await openDemo(page, site.url);
  await ask(page, checkout);
  await page
    .getByRole('button', { name: /7 days/ })
    .first()
    .click();
  const amount = page.getByRole('dialog').locator('input').first();
  await amount.fill('2');
  await amount.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /2 days/ }).first()).toBeVisible();
  await expect(page).toHaveURL(/%22amount%22%3A2/);
  await page.reload();
  await expect(page.getByRole('button', { name: /2 days/ }).first()).toBeVisible({ timeout: 30_000 });
  await page.goBack();
  await answered(page);
});

test('a number opens exactly the people it counts, as a list and as a file', async ({ page, site }) => {
  await openDemo(page, site.url);
  await ask(page, checkout);
  const units = await page.evaluate(async (spec) => {
    const { result } = await wayfold.run(spec);
    return (result as { steps: { units: number }[] }).steps.map((step) => step.units);
  }, checkout);
  const purchases = new Intl.NumberFormat('en-GB').format(units[2] ?? 0);
  await page.locator('table').getByRole('button', { name: purchases, exact: false }).first().click();
  await expect(page.getByRole('heading', { name: `${purchases} actors` })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('complementary', { name: 'People' }).getByRole('button', { name: 'CSV' }).click();
  const path = await (await download).path();
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  expect(lines.length - 1).toBe(units[2]);
});

test('a view is saved, found again, and opened in a fresh browser from two files without a network', async ({
  page,
  site,
  browser,
}) => {
  test.setTimeout(180_000);
  await openDemo(page, site.url);
  await ask(page, checkout);
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Checkout');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Views' }).click();
  await expect(page.getByText('Checkout').first()).toBeVisible();
  const views = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as file' }).first().click();
  const viewsFile = await (await views).path();
  expect(JSON.parse(readFileSync(viewsFile, 'utf8'))).toMatchObject({
    wayfold: 'views',
    v: 1,
    views: expect.arrayContaining([expect.objectContaining({ name: 'Checkout' })]),
  });
  await page.getByRole('link', { name: 'Data' }).click();
  const database = page.waitForEvent('download');
  await page
    .getByRole('button', { name: /DuckDB file|^\.duckdb$/ })
    .first()
    .click();
  const databaseFile = await (await database).path();
  const numbers = await page.evaluate(async (spec) => JSON.stringify((await wayfold.run(spec)).result), checkout);

  const fresh = await browser.newContext({ serviceWorkers: 'allow' });
  const stakeholder = await fresh.newPage();
  await stakeholder.goto(site.url);
  await offlineReady(stakeholder);
  await fresh.setOffline(true);
  await stakeholder
    .locator('input[type=file]')
    .first()
    .setInputFiles([
      { name: 'guitar.duckdb', mimeType: 'application/octet-stream', buffer: readFileSync(databaseFile) },
    ]);
  await expect
    .poll(() => stakeholder.evaluate(async () => (await wayfold.datasets()).length), { timeout: 60_000 })
    .toBe(1);
  await stakeholder.evaluate(() => {
    location.hash = '#/views';
  });
  await stakeholder
    .locator('main input[type=file]')
    .first()
    .setInputFiles({ name: 'mine.wayfold.json', mimeType: 'application/json', buffer: readFileSync(viewsFile) });
  await addAll(stakeholder);
  await stakeholder.getByRole('main').getByText('Checkout').first().click();
  await answered(stakeholder);
  expect(await stakeholder.evaluate(async (spec) => JSON.stringify((await wayfold.run(spec)).result), checkout)).toBe(
    numbers,
  );
  await fresh.close();
});

test('a data set open in two tabs is not deleted under the other', async ({ page, site, newTab }) => {
  await openDemo(page, site.url);
  const other = await newTab();
  await other.goto(site.url);
  await other.waitForFunction(() => 'wayfold' in globalThis);
  const remove = (): Promise<string> =>
    other.evaluate(async () => {
      const [first] = await wayfold.datasets();
      return wayfold.delete(first?.id ?? '').then(
        () => 'deleted',
        (error: unknown) => (error as { code: string }).code,
      );
    });
  expect(await remove()).toBe('datasetInUse');
  await page.close();
  // the browser lets go of a closed tab's locks a moment later
  await expect.poll(remove, { timeout: 20_000 }).toBe('deleted');
  expect(await other.evaluate(async () => (await wayfold.datasets()).length)).toBe(0);
  expect((await storedBytes(other)).chunks).toEqual([]);
});

test('rows are appended, and the append undone, and done again after a reload', async ({ page, site }) => {
  await page.goto(site.url);
  await page.waitForFunction(() => 'wayfold' in globalThis);
  const head = 'user,event,time\n';
  const first = await importBytes(page, {
    name: 'march.csv',
    bytes: Buffer.from(`${head}a,view,2026-03-01 10:00:00\nb,buy,2026-03-02 10:00:00\n`),
  });
  const before = (await storedBytes(page)).chunks;
  const id = first.ok ? first.summary.id : '';
  const second = await importBytes(
    page,
    { name: 'april.csv', bytes: Buffer.from(`${head}c,view,2026-04-01 10:00:00\na,buy,2026-04-02 10:00:00\n`) },
    { append: id },
  );
  expect(second).toMatchObject({ ok: true, summary: { id, events: 4, actors: 3, records: 4 } });
  await page.evaluate((dataset) => {
    location.hash = `#/data/${dataset}`;
  }, id);
  await page.getByRole('button', { name: 'Undo last append' }).click();
  const events = (): Promise<number | undefined> => page.evaluate(async () => (await wayfold.datasets())[0]?.events);
  await expect.poll(events).toBe(2);
  await page.reload();
  await page.waitForFunction(() => 'wayfold' in globalThis);
  await page.getByTitle('Redo adding 2 events to the data set “march”').click();
  await expect(page.getByText('Done again: adding 2 events to the data set “march”.')).toBeVisible();
  expect(await events()).toBe(4);
  const total = (): Promise<unknown> =>
    page.evaluate(async () => ((await wayfold.run({ kind: 'trend', v: 1 })).result as { total: number }).total);
  expect(await total()).toBe(4);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: adding 2 events to the data set “march”.')).toBeVisible();
  expect(await events()).toBe(2);
  expect(await total()).toBe(2);
  expect((await storedBytes(page)).chunks).toEqual(expect.arrayContaining(before));
});

test('names from a file are text, never markup', async ({ page, site }) => {
  await page.goto(site.url);
  await page.waitForFunction(() => 'wayfold' in globalThis);
  const evil = '<img src=x onerror="document.title=1">';
  const quoted = `"${evil.replaceAll('"', '""')}"`;
  const rows = Array.from(
    { length: 40 },
    (_, i) =>
      `${i % 7 === 0 ? '=1+1' : `u${i % 9}`},${i % 2 === 0 ? quoted : 'view'},2026-03-01 10:00:${String(i).padStart(2, '0')},${quoted}`,
  );
  const outcome = await importBytes(page, {
    name: 'evil.csv',
    bytes: Buffer.from(`user,event,time,${quoted}\n${rows.join('\n')}\n`),
  });
  expect(outcome).toMatchObject({ ok: true, summary: { events: 40 } });
  for (const spec of [
    {
      kind: 'funnel',
      v: 1,
      steps: [{ event: evil }, { event: 'view' }],
      breakdown: { property: evil, at: 'first', limit: 5 },
    },
    { kind: 'paths', v: 1 },
  ]) {
    await ask(page, spec);
    await page.locator('main canvas').first().hover();
  }
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(await page.title()).not.toBe('1');
});

test('of a cohort chart split by many values one is found by its name, and its numbers are its people', async ({
  page,
  site,
}) => {
  await openPage(page, site.url);
  const rows = Array.from(
    { length: 60 },
    (_, i) => `u${i % 30},view,2026-03-${i < 30 ? '01' : '02'} 10:00,shop ${i % 15}`,
  );
  const outcome = await importBytes(page, {
    name: 'shops.csv',
    bytes: Buffer.from(`user,event,time,shop\n${rows.join('\n')}\nu0,view,2026-03-10 10:00,shop 0\n`),
  });
  expect(outcome).toMatchObject({ ok: true, summary: { events: 61, actors: 30 } });
  const spec = { kind: 'retention', v: 1, period: 'day', breakdown: { property: 'shop', limit: 50 } };
  await ask(page, spec);
  await page.getByRole('button', { name: 'everyone', exact: true }).click();
  await page.getByPlaceholder('Search values').fill('op 13');
  await page.getByRole('option', { name: 'shop 13' }).click();
  await expect(page.getByRole('button', { name: 'shop 13', exact: true })).toBeVisible();
  await expect(page.getByRole('row', { name: /Mar/ }).first()).toContainText('2');
});

test('what is typed right after the palette is asked for goes into it, though it is still on its way', async ({
  page,
  site,
}) => {
  await openDemo(page, site.url);
  await page.evaluate(() => {
    const press = (key: string, ctrlKey = false): boolean =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }));
    press('k', true);
    for (const key of 'Reten') press(key);
  });
  const field = page.getByRole('dialog').getByRole('combobox');
  await expect(field).toHaveValue('Reten');
  // the browser has a key of its own there
  const left = await field.evaluate((input) =>
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true, cancelable: true })),
  );
  expect(left).toBe(false);
  await page.keyboard.type('tion');
  await expect(field).toHaveValue('Retention');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/explore\/retention/);
});

test('both languages and the palette work by keyboard alone', async ({ page, site }) => {
  await openDemo(page, site.url);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('Retention');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/explore\/retention/);
  await answered(page);
  await page.getByRole('button', { name: /Switch to Chinese/ }).press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('link', { name: '留存' })).toBeVisible();
});
