import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { ask, expect, openDemo, test } from './journey';
import { importBytes, openPage } from './wayfold-page';

/** Opens the list of views with one view of this name, as somebody gives it in a file. */
async function withView(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}#/views`);
  await expect(page.getByRole('heading', { name: 'Views', level: 1 })).toBeVisible();
  const spec = { kind: 'trend', v: 1, measure: 'events' };
  const file = { wayfold: 'views', v: 1, views: [{ name, spec, dataset: null, savedAt: '2026-11-20T00:00:00.000Z' }] };
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'one.wayfold.json'));
    dispatchEvent(new DragEvent('drop', { dataTransfer }));
  }, JSON.stringify(file));
  await page.getByRole('dialog').getByRole('button', { name: 'Add 1' }).click();
  await expect(page.getByText('Added: 1 view.')).toBeVisible();
  await expect(names(page)).toHaveText([name]);
}

const names = (page: Page) => page.locator('tbody th');

async function choose(page: Page, of: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${of}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

const nameIs = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('dialog').getByRole('textbox').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
};

test('two tabs that rename the same view keep both names, and see what the other does', async ({
  page,
  site,
  newTab,
}) => {
  await withView(page, site.url, 'Sales');
  const other = await newTab();
  await other.goto(`${site.url}#/views`);
  await choose(page, 'Sales', 'Rename');
  await choose(other, 'Sales', 'Rename');
  await nameIs(page, 'Orders');
  await expect(names(other)).toHaveText(['Orders']);
  await nameIs(other, 'Turnover');
  const asked = other.getByRole('dialog', { name: 'Changed in two tabs' });
  await expect(asked.getByRole('definition')).toContainText(['Turnover', 'Orders']);
  await asked.getByRole('button', { name: 'Keep both' }).click();
  for (const tab of [page, other]) await expect(names(tab)).toHaveText(['Turnover (copy)', 'Orders']);
});

test('what was saved is undone by keys, also after a reload, and done again', async ({ page, site }) => {
  await withView(page, site.url, 'Sales');
  await choose(page, 'Sales', 'Rename');
  await nameIs(page, 'Orders');
  await choose(page, 'Orders', 'Delete');
  await expect(names(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('title', 'Undo deleting the view “Orders”');
  await page.keyboard.press('Control+z');
  await expect(names(page)).toHaveText(['Orders']);
  await page.keyboard.press('Control+z');
  await expect(names(page)).toHaveText(['Sales']);
  await expect(page.getByText('Undone: renaming the view “Sales” to “Orders”.')).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(names(page)).toHaveText(['Orders']);
});

test('another name and time zone of the open data set are taken back like any other change', async ({ page, site }) => {
  await openDemo(page, site.url);
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  // that the demo has arrived is no change to take back
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await choose(page, 'Guitar shops', 'Rename');
  await nameIs(page, 'Six strings');
  const open = page.getByRole('button', { name: /^Data set:/ });
  await expect(open).toContainText('Six strings');
  const zone = page.getByRole('combobox', { name: 'Zone of days and periods' });
  await expect(zone).toHaveValue('UTC');
  // changes of one thing right after each other are one step
  await page.waitForTimeout(700);
  await zone.focus();
  await zone.selectOption('Asia/Shanghai');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: giving the data set “Six strings” the time zone Asia/Shanghai.')).toBeVisible();
  await expect(zone).toHaveValue('UTC');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: renaming the data set “Guitar shops” to “Six strings”.')).toBeVisible();
  await expect(open).toContainText('Guitar shops');
  await page.keyboard.press('Control+Shift+z');
  await expect(open).toContainText('Six strings');
});

test('what one tab imports, appends to and deletes, the other sees; it answers anew when it is told to', async ({
  page,
  site,
  newTab,
}) => {
  const csv = (users: number): Buffer =>
    Buffer.from(
      ['user,event,time', ...Array.from({ length: users }, (_, i) => `u${i},buy,2026-01-0${i + 1}`)].join('\n'),
    );
  await openPage(page, site.url);
  const other = await newTab();
  await openPage(other, `${site.url}#/data`);
  const done = await importBytes(page, { name: 'shop.csv', bytes: csv(2) });
  if (!done.ok) throw new Error(done.message);
  const { id } = done.summary;
  await expect(other.getByRole('button', { name: 'More for shop' })).toBeVisible();
  await ask(other, { kind: 'trend', v: 1, measure: 'actors' } as { kind: string });
  await importBytes(page, { name: 'more.csv', bytes: csv(5) }, { append: id });
  const notice = other.getByRole('status').filter({ hasText: 'Another tab has changed the rows of shop.' });
  await expect(notice).toBeVisible();
  await expect(other.locator('.figures')).toContainText('2');
  await notice.getByRole('button', { name: 'Open it anew' }).click();
  await expect(other.locator('.figures')).toContainText('5');
  await expect(notice).toHaveCount(0);
  const second = await importBytes(page, { name: 'fair.csv', bytes: csv(3) });
  if (!second.ok) throw new Error(second.message);
  await other.getByRole('link', { name: 'Data', exact: true }).click();
  const rows = other.locator('table').first().locator('tbody th');
  await expect(rows).toContainText(['shop', 'fair']);
  await page.evaluate((gone) => wayfold.delete(gone), second.summary.id);
  await expect(rows).toContainText(['shop']);
});

test('the whole workspace is one file, which brings back what is missing and nothing twice', async ({ page, site }) => {
  await withView(page, site.url, 'Sales');
  // who has not saved to a file for long is reminded
  await page.evaluate(() => localStorage.setItem('wayfold.remind at', '1'));
  await choose(page, 'Sales', 'Rename');
  await nameIs(page, 'Orders');
  const reminder = page.getByRole('status').filter({ hasText: '1 saved item is in no file' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    reminder.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^workspace - \d{4}-\d\d-\d\d\.wayfold\.json$/);
  await expect(reminder).toHaveCount(0);
  const buffer = readFileSync(await download.path());
  const dialog = page.getByRole('dialog');
  const open = async (): Promise<void> => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Open a file of views' }).click(),
    ]);
    await chooser.setFiles({ name: 'workspace.wayfold.json', mimeType: 'application/json', buffer });
  };
  await open();
  await expect(dialog.getByRole('button', { name: 'Add 0' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await choose(page, 'Orders', 'Delete');
  await expect(names(page)).toHaveCount(0);
  await open();
  await dialog.getByRole('button', { name: 'Add 1' }).click();
  await expect(names(page)).toHaveText(['Orders']);
});
