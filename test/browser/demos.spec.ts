import { wrongOn } from './accessible';
import { expect, test } from './journey';

test('a browser that keeps no data set offers the demo on its page of data sets too', async ({ page, site }) => {
  await page.goto(`${site.url}#/data`);
  await expect(page.getByText('No data set is here yet.')).toBeVisible();
  expect(await wrongOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Open the demo' }).click();
  await page.waitForURL(/#\/boards\/demo-guitar/, { timeout: 60_000 });
});

test('the demo opens on what it finds, told in words and numbers; another is picked by the palette', async ({
  page,
  site,
}) => {
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Open the demo' }).click();
  await page.waitForURL(/#\/boards\/demo-guitar/, { timeout: 60_000 });
  await expect(page.getByRole('heading', { level: 1, name: /Guitar shops/ })).toBeVisible();
  await expect(page.getByText('Synthetic data, no real people').first()).toBeVisible();
  await expect(page.getByText('demo, synthetic')).toBeVisible();
  const hurts = page.getByRole('region', { name: /: Where it hurts$/ });
  await expect(hurts.getByRole('row').nth(1)).toContainText('Card error of shop 1', { timeout: 60_000 });
  await expect(hurts.getByRole('row').nth(2)).toContainText('Slow page of shop 1');

  await hurts.getByRole('row').nth(1).getByRole('link', { name: 'What they did next' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Paths' })).toBeVisible();
  await expect(page.getByRole('table').first()).toContainText('compare prices', { timeout: 60_000 });

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('golf');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/boards\/demo-golf/, { timeout: 60_000 });
  await expect(page.getByRole('heading', { name: 'Most who register never add a club' })).toBeVisible();
  await expect(page.locator('main canvas').first()).toBeVisible({ timeout: 60_000 });
});
