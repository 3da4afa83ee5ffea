import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { ask, expect, openDemo, test } from './journey';

const checkout = {
  kind: 'funnel',
  v: 1,
  steps: ['view product', 'add to cart', 'purchase'].map((event) => ({ event })),
};

const numberIn = async (place: Locator): Promise<number> =>
  Number((await place.first().textContent())?.replace(/[^\d]/g, ''));

/** Opens the people lost before a step, by the table's number; how many it says. */
async function openLost(page: Page, step: string): Promise<number> {
  const number = page
    .getByRole('row', { name: new RegExp(`^\\d ${step}`) })
    .getByRole('button')
    .last();
  const lost = await numberIn(number);
  await number.click();
  await expect(page.locator('.panel [data-row="0"] .mono')).not.toHaveText('…');
  return lost;
}

test('a dropped number opens its people, with chosen properties that are there again, and as many lines in the CSV', async ({
  page,
  site,
}) => {
  await openDemo(page, site.url);
  await ask(page, checkout);
  const lost = await openLost(page, 'purchase');
  const panel = page.locator('.panel');
  expect(await numberIn(panel.getByRole('heading', { level: 2 }))).toBe(lost);

  await panel.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('option', { name: 'device' }).click();
  await page.keyboard.press('Escape');
  await expect(panel.locator('.head')).toContainText('device');
  await expect(panel.locator('[data-row="0"]')).toContainText(/mobile|desktop|tablet|\(none\)/);

  const saved = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'CSV' }).click();
  const lines = readFileSync(await (await saved).path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines[0]).toBe('\ufeffactor,events,first seen,last seen,device');
  expect(lines).toHaveLength(lost + 1);
  expect(new Set(lines).size).toBe(lost + 1);

  await panel.getByRole('searchbox').fill('g-00');
  await expect(panel.getByRole('status').filter({ hasText: ' of ' })).toBeVisible();
  await expect(panel.locator('[data-row="0"]')).toContainText('g-00');

  await panel.getByRole('button', { name: 'Close people' }).click();
  await openLost(page, 'add to cart');
  await expect(panel.locator('.head')).toContainText('device');
});

test('one person’s timeline marks the steps the attempt took, and an event opens to its properties', async ({
  page,
  site,
}) => {
  await openDemo(page, site.url);
  await ask(page, checkout);
  await openLost(page, 'purchase');
  await page.locator('.panel [data-row="0"]').click();
  const timeline = page.locator('.panel ol.line');
  const taken = timeline.locator('li.taken');
  await expect(taken).toHaveCount(2);
  await expect(taken.first()).toContainText('view product');
  await expect(taken.first().getByLabel('step 1')).toBeVisible();
  await expect(taken.last()).toContainText('add to cart');
  await taken.first().getByRole('button').click();
  await expect(timeline.locator('li.values')).toContainText('device');
  await taken.first().getByRole('button').click();
  await expect(timeline.locator('li.values')).toHaveCount(0);
});

test('what the lost did next sums to all of them, and a line opens exactly its people', async ({ page, site }) => {
  await openDemo(page, site.url);
  await ask(page, checkout);
  const lost = await openLost(page, 'purchase');
  const panel = page.locator('.panel');
  const heading = panel.getByRole('heading', { level: 2 });
  await panel.getByRole('tab', { name: 'Before and next' }).click();
  const next = panel.getByRole('region', { name: 'What they did next' });
  const texts = await next.getByRole('button').allTextContents();
  const counts = texts.map((text) => Number(text.replaceAll(',', '')));
  expect(counts.length).toBeGreaterThan(1);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(lost);
  await next.getByRole('button').first().click();
  await expect.poll(() => numberIn(heading)).toBe(counts[0]);
  await expect(panel.locator('.why')).toContainText(', then ');
  await panel.getByRole('button', { name: 'Show all of them again' }).click();
  await expect.poll(() => numberIn(heading)).toBe(lost);
});

test('anybody is found by id or by what they did, and their timeline has lanes', async ({ page, site }) => {
  await openDemo(page, site.url);
  await page.getByRole('link', { name: 'People', exact: true }).click();
  const panel = page.locator('.panel');
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(/^5,001 actors/);
  await panel.getByRole('searchbox', { name: 'Find by id' }).fill('g-00004');
  await expect(panel.getByRole('status')).toContainText('1 of');
  await panel.getByRole('button', { name: /g-00004/ }).click();
  const timeline = panel.locator('ol.line');
  await expect(timeline.locator('.stage').first()).toBeVisible();
  const bands = await timeline.locator('.band').count();
  const asked = await page.evaluate(async () => {
    const { result } = await wayfold.run({
      ...{ kind: 'trend', v: 1, measure: 'events', event: { event: null } },
      segment: { actors: ['g-00004'] },
    });
    return (result as { total: number }).total;
  });
  expect(bands).toBeGreaterThan(0);
  expect(bands).toBeLessThanOrEqual(asked);
  await page.getByRole('button', { name: 'Everyone', exact: true }).click();
  await page.getByRole('button', { name: 'New rule…' }).click();
  const dialog = page.getByRole('dialog', { name: 'A rule over actors' });
  await dialog.getByRole('button', { name: 'choose an event' }).click();
  await page.getByRole('option', { name: /card error/ }).click();
  await dialog.getByRole('button', { name: 'Use', exact: true }).click();
  const did = await page.evaluate(async () => {
    const { result } = await wayfold.run({ kind: 'trend', v: 1, measure: 'actors', event: { event: 'card error' } });
    return (result as { total: number }).total;
  });
  await expect.poll(() => numberIn(panel.getByRole('heading', { level: 2 }))).toBe(did);
});
