import AxeBuilder from '@axe-core/playwright';
import { ask, expect, openDemo, test } from './journey';
import { importBytes } from './wayfold-page';

/** 40 people who convert; of two of them both events share an instant, the later one arriving first. */
const tied = [...Array(40).keys()]
  .flatMap((n) => {
    const row = (event: string, minute: number): string => `p${n},${event},2026-01-01T10:0${minute}:00Z`;
    return n < 2 ? [row('购买', 1), row('view', 1)] : [row('view', 1), row('购买', 2)];
  })
  .join('\n');

test('ties that decide are warned of, open exactly their people, and can be counted otherwise', async ({
  page,
  site,
}) => {
  await openDemo(page, site.url);
  const bytes = Buffer.from(`who,what,when\n${tied}\n`);
  const done = await importBytes(page, { name: 'tied.csv', bytes });
  if (!done.ok) throw new Error(done.message);
  await page.evaluate((id) => wayfold.open(id), done.summary.id);
  const asked = { kind: 'funnel', v: 1, steps: [{ event: 'view' }, { event: '购买' }] };
  await ask(page, asked);
  const warning = page.getByRole('status', { name: 'Events of one instant decide here' });
  await warning.getByRole('button', { name: '2 of 40 actors' }).first().click();
  const panel = page.locator('.panel');
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('2 actors');
  await expect(panel.locator('.why')).toContainText('in order of arrival only');
  await panel.locator('[data-row="0"]').click();
  await expect(panel.locator('ol.line li.taken')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await warning.getByRole('button', { name: 'Count so' }).first().click();
  await expect(page.getByRole('row', { name: /^2 购买/ })).toContainText('38');
  await ask(page, { kind: 'paths' });
  await warning.getByRole('button', { name: '2 of 40 actors' }).first().click();
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('2 actors');
  await expect(panel.locator('.why')).toContainText('another path');
});

test('the window is set on its curve by the slider, a row and the keyboard; the definition is told', async ({
  page,
  site,
}) => {
  await openDemo(page, site.url);
  const steps = ['view product', 'add to cart', 'purchase'].map((event) => ({ event }));
  const asked = { kind: 'funnel', v: 1, steps };
  await ask(page, asked);
  const card = page.locator('section.card', { has: page.getByRole('heading', { name: 'How the window decides' }) });
  // the curve of the question before is not read
  for (const head of ['2 add to cart', '3 purchase']) {
    await expect(card.getByRole('columnheader', { name: head })).toBeVisible();
  }
  const minute = card.getByRole('row', { name: /^1 minute/ });
  const count = await minute.getByRole('cell').nth(2).textContent();
  await minute.getByRole('button', { name: 'Use' }).click();
  await expect(
    card
      .getByRole('row', { name: /^now 1 minute/ })
      .getByRole('cell')
      .nth(2),
  ).toHaveText(count ?? '');
  await card.getByRole('slider').press('ArrowRight');
  await expect(card.getByRole('row', { name: /^now 2 minutes/ })).toBeVisible();
  await card.getByRole('application').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(card.getByRole('row', { name: /^now 1 minute/ })).toBeVisible();
  const usual = await card
    .getByRole('row', { name: /^5 minutes/ })
    .getByRole('cell')
    .allTextContents();
  // before the question is asked its numbers are drawn from the curve, and times are on their way
  const drawn = await card.getByRole('slider').evaluate(async (slider: HTMLInputElement) => {
    slider.value = '4';
    slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await Promise.resolve();
    const rowsOf = (table: Element | null | undefined): string[][] =>
      [...(table?.querySelectorAll('tbody tr') ?? [])].map((row) =>
        [...row.children].map((cell) => cell.textContent.trim()),
      );
    return { now: rowsOf(slider.closest('section'))[0], steps: rowsOf(document.querySelector('main table.twin')) };
  });
  expect(drawn.now?.[0]).toBe('now 5 minutes');
  expect(drawn.now?.slice(1, 4)).toEqual(usual.slice(0, 3).map((text) => text.trim()));
  expect(drawn.steps.map((cells) => cells.at(-1))).toEqual(['…', '…', '…']);
  await expect(page.locator('main table.twin').first()).not.toContainText('…');
  await card.getByRole('row', { name: /^now/ }).getByRole('button').first().click();
  await expect(page.locator('.panel').getByRole('heading', { level: 2 })).toContainText('actors');
  await page.locator('details.fold summary').click();
  await expect(page.locator('details.fold dl')).toContainText('An attempt is a choice of distinct events');
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('the session gap is set on its curve, whose numbers are those of the paths', async ({ page, site }) => {
  await openDemo(page, site.url);
  await ask(page, { kind: 'paths' });
  const card = page.locator('section.card', {
    has: page.getByRole('heading', { name: 'How the session gap decides' }),
  });
  const hour = card.getByRole('row', { name: /^1 hour/ });
  const count = await hour.getByRole('cell').first().textContent();
  await hour.getByRole('button', { name: 'Use' }).click();
  await expect(card.getByRole('row', { name: /^now 1 hour/ })).toBeVisible();
  await expect(page.locator('section.card h2').first()).toContainText(count ?? '');
});
