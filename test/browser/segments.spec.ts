import type { Page } from '@playwright/test';
import { addAll, answered, ask, expect, openDemo, test } from './journey';

const steps = ['view product', 'add to cart'].map((event) => ({ event }));
const funnel = { kind: 'funnel', v: 1, steps };

const unitsOf = (page: Page, spec: object): Promise<number[]> =>
  page.evaluate(async (asked) => {
    const { result } = await wayfold.run(asked);
    return (result as { steps: { units: number }[] }).steps.map(({ units }) => units);
  }, spec);

const comparison = (page: Page) => page.getByRole('region', { name: 'Comparison', exact: true });
const number = (count: number): string => new Intl.NumberFormat('en-GB').format(count);

/** The two numbers of a row of the comparison. */
async function sidesOf(page: Page, row: string): Promise<number[]> {
  const cells = comparison(page).getByRole('row', { name: row }).getByRole('cell');
  return (await cells.allTextContents()).slice(0, 2).map((text) => Number(text.replaceAll(',', '')));
}

/** Makes the rule "did this event at least twice" from the segment control. */
async function chooseRule(page: Page, event: string): Promise<void> {
  await page.getByRole('button', { name: 'Everyone', exact: true }).click();
  await page.getByRole('button', { name: 'New rule…' }).click();
  const dialog = page.getByRole('dialog', { name: 'A rule over actors' });
  await dialog.getByRole('button', { name: 'choose an event' }).click();
  await page.getByRole('option', { name: new RegExp(event) }).click();
  await dialog.getByRole('spinbutton', { name: 'Number of times' }).fill('2');
  await expect(dialog.getByText(/actors of/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Use', exact: true }).click();
}

test('a rule made here and its rest share out everyone, in the link and after a reload', async ({ page, site }) => {
  await openDemo(page, site.url);
  await ask(page, funnel);
  const everyone = await unitsOf(page, funnel);
  await chooseRule(page, 'watch review');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByRole('option', { name: /The rest/ }).click();
  await expect(comparison(page)).toBeVisible();

  const segment = { did: { event: 'watch review' }, atLeast: 2 };
  const [own, other] = await sidesOf(page, '1 view product');
  expect((own ?? 0) + (other ?? 0)).toBe(everyone[0]);
  expect([own, other]).toEqual([
    (await unitsOf(page, { ...funnel, segment }))[0],
    (await unitsOf(page, { ...funnel, segment: { not: segment } }))[0],
  ]);

  await page.reload();
  await answered(page);
  await expect(comparison(page)).toBeVisible();
  expect(await sidesOf(page, '1 view product')).toEqual([own, other]);
  await expect(page.getByRole('button', { name: 'did watch review at least 2 times', exact: true })).toBeVisible();

  await comparison(page)
    .getByRole('button', { name: number(other ?? 0), exact: true })
    .click();
  const people = page.getByRole('complementary', { name: 'People' });
  await expect(people.getByRole('heading', { name: `${number(other ?? 0)} actors` })).toBeVisible();
  await expect(people.getByText('the rest')).toBeVisible();
});

test('the people behind a number become a segment that counts exactly them', async ({ page, site }) => {
  await openDemo(page, site.url);
  await ask(page, funnel);
  const reached = (await unitsOf(page, funnel))[1] ?? 0;
  await page
    .locator('table')
    .getByRole('button', { name: number(reached), exact: true })
    .first()
    .click();
  const people = page.getByRole('complementary', { name: 'People' });
  await expect(people.getByRole('heading', { name: `${number(reached)} actors` })).toBeVisible();
  await people.getByRole('button', { name: 'Save as segment' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('With a cart');
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(`Saved as segment “With a cart”, ${number(reached)} actors.`)).toBeVisible();

  await page.getByRole('link', { name: 'Segments' }).click();
  const row = page.getByRole('row', { name: /With a cart/ });
  await expect(row).toContainText(`in the list “With a cart” (${number(reached)} ids)`);
  await expect(row.getByRole('cell').nth(1)).toContainText(number(reached));

  await ask(page, funnel);
  await answered(page);
  await page.getByRole('button', { name: 'Everyone', exact: true }).click();
  await page.getByRole('option', { name: 'With a cart' }).click();
  await expect(page.getByRole('button', { name: 'With a cart' })).toBeVisible();
  await expect
    .poll(() => page.locator('table').first().getByRole('row').nth(1).getByRole('cell').first().textContent())
    .toBe(number(reached));
  await page.getByText('How this was computed').click();
  await expect(page.getByText(`“With a cart”: in the list “With a cart” (${number(reached)} ids)`)).toBeVisible();
  expect(page.url().length).toBeLessThan(2000);

  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Everyone', exact: true })).toBeVisible();
});

test('a segment is made, renamed and deleted on its page, and taken back', async ({ page, site }) => {
  await openDemo(page, site.url);
  await page.getByRole('link', { name: 'Segments' }).click();
  await expect(page.getByText('No segment is saved yet.')).toBeVisible();
  await page.getByRole('button', { name: 'New segment' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New segment' });
  await dialog.getByRole('textbox', { name: 'Name of the segment' }).fill('Never bought');
  await dialog.getByRole('combobox', { name: 'Kind of rule' }).selectOption('didNot');
  await dialog.getByRole('button', { name: 'choose an event' }).click();
  await page.getByRole('option', { name: /purchase/ }).click();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  const row = page.getByRole('row', { name: /Never bought/ });
  await expect(row).toContainText('did not do purchase');
  await expect(row.getByRole('cell').nth(1)).toHaveText(/^[\d,]+ · [\d.]+%$/);

  await row.getByRole('button', { name: 'More for Never bought' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Lookers');
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  const renamed = page.getByRole('row', { name: /Lookers/ });
  await renamed.getByRole('button', { name: 'More for Lookers' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(renamed).toHaveCount(0);
  await page.getByRole('status').getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(renamed).toBeVisible();
  await renamed.getByRole('link', { name: 'Use' }).click();
  await answered(page);
  await expect(page.getByRole('button', { name: 'Lookers' })).toBeVisible();
});

test('rules over persons, order and fifths are made here, laid over each other and open exactly their people', async ({
  page,
  site,
}) => {
  await openDemo(page, site.url);
  await page.evaluate(() => (location.hash = '#/segments'));
  const rules: Record<string, object> = {
    Watched: { sequence: [{ event: 'watch review' }, { event: 'purchase' }], within: { amount: 7, unit: 'day' } },
    Often: { quintile: 'frequency', of: { event: 'view product' }, in: [5] },
  };
  const segments = Object.entries(rules).map(([name, segment]) => ({ name, v: 1, segment, savedAt: '2026-01-01' }));
  const file = Buffer.from(JSON.stringify({ wayfold: 'views', v: 1, views: [], segments }));
  await page
    .locator('main input[type=file]')
    .setInputFiles({ name: 'rules.wayfold.json', mimeType: 'application/json', buffer: file });
  await addAll(page);
  await page.evaluate(() => (location.hash = '#/segments'));
  await expect(page.getByRole('row', { name: /^Often/ }).first()).toBeVisible();
  await page.getByRole('button', { name: 'New segment' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New segment' });
  await dialog.getByLabel('Name of the segment').fill('On mobile');
  await dialog.getByRole('combobox', { name: 'Kind of rule' }).selectOption({ label: 'has the property' });
  await dialog.getByRole('combobox', { name: 'Property' }).selectOption('device');
  await dialog.getByRole('button', { name: 'choose…' }).click();
  await page.getByRole('option', { name: /mobile/ }).click();
  await expect(dialog.getByText(/actors of 5,001/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();

  const own = { person: { property: 'device', is: 'eq', value: 'mobile' }, take: 'last' };
  const sizeOf = (segment: object): Promise<number> =>
    page.evaluate(async (asked) => {
      const { result } = await wayfold.run({ kind: 'trend', measure: 'actors', segment: asked });
      return (result as { total: number }).total;
    }, segment);
  for (const [name, rule] of Object.entries({ ...rules, 'On mobile': own })) {
    const row = page.getByRole('row', { name: new RegExp(`^${name}`) }).first();
    await expect(row).toContainText(number(await sizeOf(rule)));
  }

  const overlap = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Overlap' }) });
  const both = await sizeOf({ all: [rules['Often'], own] });
  const laid = overlap.getByRole('group', { name: 'Segments to lay over each other' });
  await laid.getByRole('button', { name: 'On mobile' }).click();
  await laid.getByRole('button', { name: 'Watched' }).click();
  const row = overlap.getByRole('row', { name: /^all of them/ });
  await row.getByRole('button', { name: number(both), exact: true }).click();
  const people = page.getByRole('complementary', { name: 'People' });
  await expect(people.getByRole('heading', { name: `${number(both)} actors` })).toBeVisible();
  await people.locator('.rows .p').first().click();
  const tags = people.getByRole('list', { name: /^Segments of/ });
  await expect(tags.getByText('Often')).toBeVisible();
  await expect(tags.getByText('On mobile')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Size over time' })).toBeVisible();
});
