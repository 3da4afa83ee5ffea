import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { answered, ask, expect, openDemo, test } from './journey';

const number = (count: number): string => new Intl.NumberFormat('en-GB').format(count);

/** Events and actors of a matcher, asked of the engine. */
const countOf = (page: Page, matcher: object): Promise<number[]> =>
  page.evaluate(async (event) => {
    const total = async (measure: string): Promise<number> => {
      const { result } = await wayfold.run({ kind: 'trend', v: 1, event, measure });
      return (result as { total: number }).total;
    };
    return [await total('events'), await total('actors')];
  }, matcher);

const stageOf = (page: Page, n: number) => page.locator('main ol > li').nth(n - 1);

/** Waits until a stage says that it catches just these events. */
async function catches(page: Page, n: number, event: string[]): Promise<void> {
  const [events = 0, actors = 0] = await countOf(page, { event });
  await expect(stageOf(page, n)).toContainText(`${number(events)} events`);
  await expect(stageOf(page, n)).toContainText(`${number(actors)} actors`);
}

test('a model is made, edited by drag and by keys, kept, and followed by the questions that use it', async ({
  page,
  site,
}) => {
  await openDemo(page, site.url);
  await page.getByRole('link', { name: 'Stage models' }).click();
  await page.getByRole('button', { name: 'New model' }).first().click();
  await page.getByRole('menuitem', { name: 'Awareness–Loyalty' }).click();
  await catches(page, 1, ['see ad', 'search']);
  await page.getByRole('button', { name: /^All/ }).click();
  await page.getByRole('combobox', { name: 'Stage: slow page' }).press('0');
  const [slow = 0] = await countOf(page, { event: ['slow page'] });
  await expect(page.getByRole('status').filter({ hasText: `in no stage: ${number(slow)} events` })).toBeVisible();

  await page.getByRole('button', { name: 'In no stage · 1' }).click();
  await page.getByRole('row', { name: /slow page/ }).dragTo(stageOf(page, 2));
  await expect(page.getByText('Every event is in a stage.')).toBeVisible();
  await page.getByRole('button', { name: /^All/ }).click();
  await page.getByRole('combobox', { name: 'Stage: search' }).press('2');
  await catches(page, 1, ['see ad']);
  await page.getByRole('button', { name: 'Rule with a condition for Awareness' }).click();
  await stageOf(page, 1).getByRole('button', { name: 'choose an event' }).click();
  await page.getByRole('combobox', { name: 'Comparison' }).selectOption({ label: 'is set' });
  await page.getByRole('option', { name: /^search/ }).click();
  const [ads = 0] = await countOf(page, { event: 'see ad' });
  const [searches = 0] = await countOf(page, { event: 'search', where: { property: 'device', is: 'isSet' } });
  const both = `${number(ads + searches)} events`;
  await expect(stageOf(page, 1)).toContainText(both);
  await page.getByRole('button', { name: 'In several stages · 1' }).click();
  await expect(page.getByText('are of Awareness, the first; Consideration has a rule for them too')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);

  await page.getByRole('button', { name: 'More for Awareness–Loyalty' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Ours');
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Ours' })).toBeVisible();
  await page.reload();
  await expect(stageOf(page, 1)).toContainText(both, { timeout: 60_000 });

  await ask(page, { kind: 'paths' });
  await page.getByRole('button', { name: 'stage', exact: true }).click();
  await page.getByRole('button', { name: 'Awareness–Loyalty' }).click();
  await page.getByRole('option', { name: /Ours/ }).click();
  await answered(page);
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('By stage');
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('link', { name: 'Stage models' }).click();
  const used = page.getByRole('region', { name: 'Views with this model' });
  await expect(used.getByRole('row', { name: /By stage/ })).toContainText('as saved here');
  await page.getByRole('textbox', { name: 'Name of stage 1' }).fill('First sight');
  await page.getByRole('textbox', { name: 'Name of stage 1' }).press('Tab');
  await expect(used.getByRole('row', { name: /By stage/ })).toContainText('has other stages than saved here');
  await used.getByRole('link', { name: 'By stage' }).click();
  await expect(page.getByText('The stages of this question differ from the saved model “Ours”.')).toBeVisible();
  await page.getByRole('button', { name: 'Use the saved ones' }).click();
  await expect(page.getByText('First sight').first()).toBeVisible();
  await expect(page.getByText(/differ from the saved model/)).toHaveCount(0);
});

test('a stage that is being written stays when another tab changes or deletes its model, and is asked about', async ({
  page,
  site,
  newTab,
}) => {
  await openDemo(page, site.url);
  await page.getByRole('link', { name: 'Stage models' }).click();
  await page.getByRole('button', { name: 'New model' }).first().click();
  await page.getByRole('menuitem', { name: 'Awareness–Loyalty' }).click();
  const name = (of: Page) => of.getByRole('textbox', { name: 'Name of stage 1' });
  const rename = async (of: Page, to: string): Promise<void> => {
    await name(of).fill(to);
    await name(of).press('Tab');
  };
  const begin = async (): Promise<void> => {
    await page
      .getByRole('button', { name: /^Rule with a condition for/ })
      .first()
      .click();
    await expect(page.getByRole('status').filter({ hasText: 'Choose an event for every rule' })).toBeVisible();
  };
  await expect(name(page)).toBeVisible();
  const other = await newTab();
  await other.goto(page.url());
  await expect(name(other)).toBeVisible({ timeout: 60_000 });

  await begin();
  await rename(page, 'Mine');
  await rename(other, 'Theirs');
  const asked = page.getByRole('alert').filter({ hasText: 'Another tab has saved this model' });
  await expect(asked).toBeVisible();
  await expect(name(page)).toHaveValue('Mine');
  await asked.getByRole('button', { name: 'Keep the other tab’s' }).click();
  await expect(name(page)).toHaveValue('Theirs');

  await begin();
  await rename(page, 'Mine');
  await rename(other, 'Theirs again');
  await asked.getByRole('button', { name: 'Keep this tab’s' }).click();
  await stageOf(page, 1).getByRole('button', { name: 'choose an event' }).click();
  await page.getByRole('combobox', { name: 'Comparison' }).selectOption({ label: 'is set' });
  await page.getByRole('option', { name: /^search/ }).click();
  await page.keyboard.press('Escape');
  await expect(name(other)).toHaveValue('Mine');

  await begin();
  await rename(page, 'Mine too');
  await other.getByRole('button', { name: 'More for Awareness–Loyalty' }).click();
  await other.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Save yours anew' }).click();
  await expect(name(page)).toHaveValue('Mine too');
});

test('a preset that is chosen while the data set is still being opened has its rules', async ({ page, site }) => {
  await openDemo(page, site.url);
  await page.getByRole('link', { name: 'Stage models' }).click();
  await page.reload();
  await page.getByRole('button', { name: 'New model' }).first().click({ timeout: 60_000 });
  await page.getByRole('menuitem', { name: 'Awareness–Advocacy' }).click();
  await catches(page, 1, ['see ad', 'search']);
});
