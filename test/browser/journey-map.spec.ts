import AxeBuilder from '@axe-core/playwright';
import { expect, openDemo, test } from './journey';

const number = (count: number): string => new Intl.NumberFormat('en-GB').format(count);

test('a cell of the journey map opens its numbers, people and evidence, and keeps a note', async ({ page, site }) => {
  await openDemo(page, site.url);
  await page.getByRole('link', { name: 'Journey map' }).click();
  const map = page.getByRole('region', { name: 'Stages and touchpoints' });
  const cell = map.getByRole('button', { name: /card error · Decision: Friction/ });
  await cell.click({ timeout: 60_000 });
  const detail = page.getByRole('group', { name: 'card error · Decision', exact: true });
  const [lost = '', actors = ''] = await Promise.all(
    ['Lost', 'Actors'].map(
      async (name) =>
        (await detail
          .locator('div', { has: page.getByText(name, { exact: true }) })
          .getByRole('button')
          .textContent()) ?? '',
    ),
  );
  await detail.getByRole('textbox', { name: 'Note' }).fill('ask the bank');
  await detail.getByRole('textbox', { name: 'Note' }).press('Tab');
  const hurts = page.getByRole('region', { name: 'Where it hurts' });
  await expect(hurts.getByRole('row', { name: /card error/ })).toContainText('ask the bank');
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);

  await page.getByRole('checkbox', { name: 'marked events' }).uncheck();
  await expect(hurts.getByRole('row').nth(1)).not.toContainText('card error');
  await detail.getByRole('button', { name: lost, exact: true }).first().click();
  const people = page.getByRole('complementary', { name: 'People' });
  await expect(people.getByRole('heading', { name: `${lost} actors` })).toBeVisible();
  await expect(people.getByText('lost within 24 hours after')).toBeVisible();

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Switch to dark' }).click();
  const pdf = await page.pdf();
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(/^Guitar shops · .* · printed /)).toBeVisible();
  await expect(cell).toHaveCSS('print-color-adjust', 'exact');
  await page.emulateMedia({ media: null });

  const evidence = detail.getByRole('link', { name: 'As a funnel' });
  const href = (await evidence.getAttribute('href')) ?? '';
  const units = await page.evaluate(async (hash) => {
    const spec: unknown = JSON.parse(new URLSearchParams(hash.split('?')[1]).get('s') ?? '');
    const { result } = await wayfold.run(spec);
    return (result as { steps: { units: number }[] }).steps.map((step) => step.units);
  }, href);
  expect(number(units[0] ?? 0)).toBe(actors);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Where it hurts' })).toContainText('ask the bank', {
    timeout: 60_000,
  });
});
