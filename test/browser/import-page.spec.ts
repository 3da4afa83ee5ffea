import type { Page } from '@playwright/test';
import { webShop } from '../support/exports';
import { expect, test } from './journey';
import { importBytes, openPage, storedBytes } from './wayfold-page';

async function choose(page: Page, name: string, text: string | Buffer): Promise<void> {
  const buffer = typeof text === 'string' ? Buffer.from(text) : text;
  await page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'text/plain', buffer });
}

const foot = (page: Page) => page.locator('footer.foot');
const importButton = (page: Page) => foot(page).getByRole('button', { name: /^Import/ });
const outcome = (page: Page) => page.locator('section.live');
const second = (i: number): string =>
  `2026-03-01 10:${String(Math.floor(i / 60) % 60).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}`;

// cut by commas the lines have one field more than by bars: that is what is found
const bars = (name: string): string =>
  [`who|what|${name},note,x`, ...Array.from({ length: 300 }, (_, i) => `u${i % 9}|view|${second(i)},a,b`)].join('\n');

test('a delimiter that was found wrongly is set right, and set back again', async ({ page, site }) => {
  await openPage(page, `${site.url}#/data`);
  await choose(page, 'one.txt', bars('when'));
  await page.getByRole('button', { name: 'Format' }).click();
  await page.getByLabel('Fields parted by').selectOption({ label: 'bar' });
  await expect(page.getByText('Read as you chose; columns and mapping follow.')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('columnheader', { name: /^who/ })).toBeVisible();
  await page.getByLabel('Time', { exact: true }).selectOption({ index: 2 });
  await page.getByRole('button', { name: 'Format' }).click();
  await page.getByLabel('Fields parted by').selectOption({ label: 'as found' });
  await expect(page.getByRole('columnheader', { name: 'who|what|when' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import' })).toHaveCount(0);
});

const codes = (month: string): string =>
  `7,7,7\n${Array.from({ length: 200 }, (_, i) => `u${i % 9},${i % 5},2026-${month}-01 10:00:${String(i % 60).padStart(2, '0')}`).join('\n')}`;

test('a head that was taken for a row is remembered as one with the mapping', async ({ page, site }) => {
  await openPage(page, `${site.url}#/data`);
  await choose(page, 'march.csv', codes('03'));
  await page.getByRole('button', { name: 'Format' }).click();
  await page.getByLabel('First line').selectOption({ label: 'names the columns' });
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('line 1 is the head')).toBeVisible();
  await expect(outcome(page)).toContainText('of 200 records');
  await importButton(page).click();
  await expect(page.getByText('Records in the file')).toBeVisible({ timeout: 30_000 });
  await choose(page, 'april.csv', codes('04'));
  await expect(page.getByText('Read as the last file with these columns.')).toBeVisible();
  await expect(page.getByText('line 1 is the head')).toBeVisible();
  await expect(outcome(page)).toContainText('of 200 records');
});

test('the whole file is checked before it is imported, and the import then agrees', async ({ page, site }) => {
  const lines = Array.from({ length: 60_000 }, (_, i) =>
    [i % 700 === 650 ? '' : `u${i % 900}`, 'view', i % 900 === 850 ? 'soon' : second(i)].join(','),
  );
  await openPage(page, `${site.url}#/data`);
  await choose(page, 'log.csv', `user_id,event,time\n${lines.join('\n')}\n`);
  const noActor = lines.filter((line) => line.startsWith(',')).length;
  const badTime = lines.filter((line) => line.endsWith('soon') && !line.startsWith(',')).length;
  const accepted = (60_000 - noActor - badTime).toLocaleString('en');
  await expect(outcome(page).getByText('whole file checked')).toBeVisible();
  await expect(outcome(page).getByRole('row', { name: /No actor 652, 1,352 …/ })).toContainText(String(noActor));
  await expect(outcome(page).getByRole('row', { name: /Time not readable/ })).toContainText(String(badTime));
  await expect(importButton(page)).toHaveText(`Import ${accepted} events`);
  const download = page.waitForEvent('download');
  await outcome(page)
    .getByRole('button', { name: `${noActor + badTime} rows as CSV` })
    .click();
  expect((await download).suggestedFilename()).toBe('log - rejected.csv');
  await importButton(page).click();
  await expect(page.locator('.figures')).toContainText(accepted, { timeout: 30_000 });
});

test('the check of a large file waits to be asked for, and can be stopped', async ({ page, site }) => {
  await openPage(page, `${site.url}#/data`);
  await expect(page.locator('input[type=file]').first()).toBeAttached();
  await page.evaluate(() => {
    const line = `user-12345,view,2026-03-01 10:00:00,${'x'.repeat(60)}\n`;
    const block = line.repeat(10_000);
    const file = new File(['user_id,event,time,note\n', ...Array.from({ length: 150 }, () => block)], 'large.csv');
    const transfer = new DataTransfer();
    transfer.items.add(file);
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (input === null) throw new Error('no input');
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(outcome(page).getByText('first 100 records')).toBeVisible();
  await outcome(page).getByRole('button', { name: 'Check the whole file' }).click();
  await outcome(page).getByRole('button', { name: 'Stop checking' }).click();
  await expect(outcome(page).getByText('first 100 records')).toBeVisible();
  await outcome(page).getByRole('button', { name: 'Check the whole file' }).click();
  await expect(outcome(page).getByRole('progressbar')).toBeVisible();
  await expect(outcome(page).getByText('whole file checked')).toBeVisible({ timeout: 60_000 });
  await expect(outcome(page)).toContainText('1,500,000');
});

test('when storage is full the import goes on in memory, and what was stored stays', async ({ page, site }) => {
  await openPage(page, `${site.url}#/data`);
  expect(await importBytes(page, webShop())).toMatchObject({ ok: true });
  const before = (await storedBytes(page)).chunks;
  const browser = await page.context().newCDPSession(page);
  const origin = new URL(site.url).origin;
  const { usage } = await browser.send('Storage.getUsageAndQuota', { origin });
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 300_000 });
  const big = webShop(30_000, 77);
  await choose(page, 'big.csv', big.bytes);
  await importButton(page).last().click();
  await expect(page.getByRole('alert')).toContainText(
    /refused to store .*, although it counts on .* of room.* Nothing was changed\./,
    { timeout: 60_000 },
  );
  await page.getByRole('button', { name: 'Go on in memory' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'big' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('row', { name: /^big/ })).toContainText('in memory');
  const total = await page.evaluate(async () => {
    const [dataset] = (await wayfold.datasets()).filter(({ name }) => name === 'big');
    const { result } = await wayfold.run({ kind: 'trend', v: 1, period: 'month' }, { dataset: dataset?.id ?? '' });
    return (result as { total: number }).total;
  });
  expect(total).toBe(big.events);
  expect((await storedBytes(page)).chunks).toEqual(before);
  await page.reload();
  await page.waitForFunction(() => 'wayfold' in globalThis);
  expect((await page.evaluate(() => wayfold.datasets())).map(({ name }) => name)).toEqual(['web-shop']);
});

test('too little room is said with numbers before the import, which can go to memory', async ({ page, site }) => {
  await page.addInitScript(() => {
    StorageManager.prototype.estimate = () => Promise.resolve({ quota: 20_000_000, usage: 19_900_000 });
  });
  await openPage(page, `${site.url}#/data`);
  const shop = webShop(30_000, 5);
  await choose(page, 'shop.csv', shop.bytes);
  await expect(foot(page)).toContainText(
    /The import may need 725\.7 kB of storage, and 100 kB are free: delete a data set/,
  );
  await page.getByRole('button', { name: 'Import in memory' }).click();
  await expect(page.getByRole('row', { name: /^shop/ })).toContainText('in memory', { timeout: 60_000 });
  expect((await storedBytes(page)).chunks).toEqual([]);
});

test('an actor with a third of all events is left out by a click, and comes back by another', async ({
  page,
  site,
}) => {
  const lines = [
    ...Array.from({ length: 200 }, (_, i) => `crawler,view,${second(i)}`),
    ...Array.from({ length: 300 }, (_, i) => `u${i % 30},buy,${second(i)}`),
    ...Array.from({ length: 4 }, (_, i) => `undefined,buy,${second(i)}`),
  ];
  await openPage(page, `${site.url}#/data`);
  const file = { name: 'bots.csv', bytes: Buffer.from(`user_id,event,time\n${lines.join('\n')}\n`) };
  expect(await importBytes(page, file)).toMatchObject({ ok: true, summary: { events: 504 } });
  await page.reload();
  await page.getByRole('button', { name: 'Leave it out: crawler' }).click();
  await expect(page.getByText('crawler is left out with 200 events.')).toBeVisible({ timeout: 30_000 });
  const figures = page.locator('.figures');
  await expect(figures).toContainText(/504.*304.*200.*0/s);
  await expect(page.getByText('Left out by you')).toBeVisible();
  await page.getByRole('button', { name: 'Leave it out: undefined' }).click();
  await expect(figures).toContainText(/504.*300.*204.*0/s, { timeout: 30_000 });
  expect((await page.evaluate(() => wayfold.datasets()))[0]).toMatchObject({
    records: 504,
    events: 300,
    rejected: 204,
  });
  await page.getByRole('button', { name: 'Undo leaving out' }).click();
  await expect(figures).toContainText(/504.*304.*200.*0/s);
  expect((await storedBytes(page)).scratch).toEqual([]);
});

test('the kinds of properties are chosen by hand, and the preview and report follow', async ({ page, site }) => {
  const lines = Array.from(
    { length: 50 },
    (_, i) => `u${i % 5},view,${second(i)},0${i % 9},${i === 7 ? 'soon' : String(i)}`,
  );
  await openPage(page, `${site.url}#/data`);
  await choose(page, 'kinds.csv', `user_id,event,time,code,amount\n${lines.join('\n')}\n`);
  const properties = page.locator('button.props');
  await properties.click();
  const panel = page.locator('.pop.kinds');
  await expect(panel.getByLabel('Kind of code')).toHaveValue('auto');
  await panel.getByLabel('Kind of code').selectOption('number');
  await panel.getByLabel('Kind of amount').selectOption('number');
  await expect(page.getByRole('columnheader', { name: 'amount number' })).toBeVisible();
  await panel.getByRole('checkbox', { name: 'code' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(properties).toHaveText('1 of 2 other columns');
  await importButton(page).click();
  await expect(page.getByText(/1 value of “amount” is not of the kind chosen for it; it was left empty\./)).toBeVisible(
    {
      timeout: 30_000,
    },
  );
});

test('an import that is left alone goes on, is shown from every page, and asks before the page is closed', async ({
  page,
  site,
}) => {
  await openPage(page, `${site.url}#/data`);
  const lines = Array.from({ length: 400_000 }, (_, i) => `u${i % 900},view,${second(i)}`);
  await choose(page, 'long.csv', `user_id,event,time\n${lines.join('\n')}\n`);
  await importButton(page).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Importing long' })).toBeVisible();
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await page.evaluate(() => location.reload());
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await page.getByRole('button', { name: /^Importing/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Importing long' })).toBeVisible();
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await expect(page.getByText('“long” is imported.')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'See its report' }).click();
  await expect(page.locator('.figures')).toContainText('400,000');
});
