import type { Locator, Page } from '@playwright/test';
import { answered, expect, openDemo, test } from './journey';

const numberIn = async (place: Locator): Promise<number> =>
  Number((await place.first().textContent())?.replace(/[^\d]/g, ''));

/** Clicks a number; as many people are behind it. */
async function opens(page: Page, number: Locator): Promise<void> {
  const shown = await numberIn(number);
  expect(shown).toBeGreaterThan(0);
  await number.click();
  const panel = page.locator('.panel');
  await expect(panel.locator('[data-row="0"] .mono')).not.toHaveText('…');
  expect(await numberIn(panel.getByRole('heading', { level: 2 }))).toBe(shown);
}

const table = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

test('stages: the map, the people behind its numbers, and the same question of another model', async ({
  page,
  site,
}) => {
  await openDemo(page, site.url);
  await page.getByRole('link', { name: 'Stages', exact: true }).click();
  await answered(page);

  await opens(page, table(page, 'Who is where').getByRole('row', { name: 'Decision' }).getByRole('button').nth(2));
  const moves = table(page, 'Moves from stage to stage').getByRole('row', { name: 'Decision → Consideration' });
  await opens(page, moves.getByRole('button'));
  await expect(page.locator('.panel')).toContainText('moved from Decision to Consideration');
  const periods = table(page, 'Actors coming into stages by period');
  await opens(page, periods.getByRole('row').nth(3).getByRole('button').last());

  const map = page.getByRole('application', { name: /Stage map/ });
  await map.focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'Enter']) await map.press(key);
  await expect(page.locator('.panel')).toContainText('moved from Consideration to');

  const widths = page.getByRole('group', { name: 'Width and numbers of the arcs' });
  await widths.getByRole('button', { name: 'Actors' }).click();
  await page.getByRole('button', { name: /Awareness–Loyalty/ }).click();
  await page.getByRole('option', { name: /Awareness–Advocacy/ }).click();
  await expect(table(page, 'Who is where')).toContainText('Advocacy');
  await expect(page.getByText('Reached Advocacy')).toBeVisible();

  await page.getByRole('button', { name: 'beside a second model' }).click();
  const second = table(page, 'Who is where · Awareness–Loyalty');
  await expect(table(page, 'Who is where · Awareness–Advocacy')).toContainText('Advocacy');
  const placed = table(page, 'Which events are of which stage');
  await expect(page.getByText('only the names of the stages differ')).toBeVisible();
  await opens(page, placed.getByRole('row', { name: 'Purchase' }).getByRole('button'));
  await expect(page.locator('.panel')).toContainText('with an event that is of Purchase by one model and of Decision');
  await opens(page, second.getByRole('row', { name: 'Loyalty' }).getByRole('button').first());
  await expect(page.locator('.panel')).toContainText('ever in Loyalty, read by Awareness–Loyalty');
  await page.reload();
  await expect(second).toContainText('Loyalty', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Without the second model' }).click();
  await expect(second).toHaveCount(0);
});
