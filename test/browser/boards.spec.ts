import type { Page } from '@playwright/test';
import type { Board } from '../../src/model/board';
import { addAll, answered, ask, expect, openDemo, test } from './journey';
import { storedRows } from './wayfold-page';

const event = (name: string) => ({ event: name });
const funnel = { kind: 'funnel', v: 1, steps: ['view product', 'add to cart'].map(event) };
const place = (x: number, y: number, w = 6, h = 10) => ({ x, y, w, h });

/** A file with one board, as someone gives it. */
const boardFile = (tiles: object[]): string =>
  JSON.stringify({
    ...{ wayfold: 'views', v: 1, views: [] },
    boards: [{ name: 'Weekly', v: 1, dataset: null, board: { v: 1, tiles } }],
  });

/** Opens the demo and, from a dropped file, a board of these tiles. */
async function openBoard(page: Page, url: string, tiles: object[]): Promise<void> {
  await openDemo(page, url);
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'weekly.wayfold.json'));
    dispatchEvent(new DragEvent('drop', { dataTransfer }));
  }, boardFile(tiles));
  await addAll(page);
  await expect(page.getByText('Added: 1 board.')).toBeVisible();
  await page.getByRole('link', { name: 'Boards' }).click();
  await page.getByRole('link', { name: 'Weekly' }).first().click();
}

const tile = (page: Page, name: string) => page.getByRole('article', { name, exact: true });

/** Columns and rows of a tile on the grid, from 1. */
const placeOf = (page: Page, name: string): Promise<string[]> =>
  tile(page, name).evaluate((node) => [node.style.gridColumn, node.style.gridRow]);

/** Places of the tiles of all boards, as they are stored. */
async function savedTiles(page: Page): Promise<unknown[]> {
  const records = await storedRows<{ content: { board?: Board } }>(page, 'records');
  const kept = await records.jsonValue();
  return kept.flatMap(({ content }) => (content.board?.tiles ?? []).map(({ x, y, w, h }) => [x, y, w, h]));
}

test('a question goes onto a board, keeps its numbers there, and what is done to it can be taken back', async ({
  page,
  site,
}) => {
  await openDemo(page, site.url);
  await ask(page, funnel);
  const shown = await page.locator('.figures').first().textContent();
  await page.getByRole('button', { name: 'Add to board' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add to a board' });
  await dialog.getByRole('combobox').selectOption({ label: 'A new board…' });
  await dialog.getByRole('textbox', { name: 'Name of the board' }).fill('周会');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'Open the board' }).click();
  await expect(tile(page, 'Funnel').locator('.figures')).toHaveText(shown ?? '');

  await page.getByRole('button', { name: 'Add a text' }).click();
  await page.getByRole('textbox', { name: 'Text in Markdown' }).fill('# Hello <img src=x onerror=alert(1)>');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Hello <img src=x onerror=alert(1)>', level: 3 })).toBeVisible();

  const grip = tile(page, 'Funnel').getByRole('button', { name: /^Move Funnel/ });
  await grip.press('ArrowRight');
  await expect(page.getByText('Funnel: column 7, row 1, 6 columns wide, 11 rows high')).toBeAttached();
  await expect(grip).toBeFocused();
  await grip.press('Shift+ArrowDown');
  expect(await placeOf(page, 'Funnel')).toEqual(['7 / span 6', '1 / span 12']);
  await expect.poll(() => savedTiles(page)).toContainEqual([6, 0, 6, 12]);
  await page.reload();
  await answered(page);
  await expect(tile(page, 'Funnel').locator('.figures')).toHaveText(shown ?? '');
  expect(await placeOf(page, 'Funnel')).toEqual(['7 / span 6', '1 / span 12']);

  await tile(page, 'Funnel').getByRole('button', { name: 'More for Funnel' }).click();
  await page.getByRole('menuitem', { name: 'Remove from the board' }).click();
  await expect(tile(page, 'Funnel')).toHaveCount(0);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(tile(page, 'Funnel')).toBeVisible();
  await tile(page, 'Funnel').getByRole('link', { name: 'Open Funnel on its own page' }).click();
  await answered(page);
  expect(await page.locator('.figures').first().textContent()).toBe(shown);
});

test('the segment and the split of a board apply to every tile that can have them; the others say so', async ({
  page,
  site,
}) => {
  const tiles = [
    { id: 'a', ...place(0, 0), name: 'Steps', spec: funnel },
    { id: 'b', ...place(6, 0), name: 'Ways', spec: { kind: 'paths', v: 1 } },
    { id: 'c', ...place(0, 10), name: 'Later', spec: { kind: 'from the future', v: 7 } },
    { id: 'd', ...place(6, 10), name: 'Lost', spec: { kind: 'trend', v: 1, event: event('no such event') } },
  ];
  await openBoard(page, site.url, tiles);
  await expect(tile(page, 'Later').getByRole('alert')).toContainText('This version cannot read the question.');
  await expect(tile(page, 'Lost')).toContainText('Not in this data set: “no such event”');
  await expect(tile(page, 'Lost')).toContainText('No one did “no such event”.');
  await tile(page, 'Lost').getByRole('button', { name: 'Choose other names…' }).click();
  const names = page.getByRole('dialog', { name: 'Names that differ' });
  await names.getByRole('button', { name: 'Instead of “no such event”' }).click();
  await page.getByRole('option', { name: 'add to cart' }).click();
  await names.getByRole('button', { name: 'Use 1 name' }).click();
  await expect(tile(page, 'Lost').locator('canvas')).toBeVisible();
  await expect(tile(page, 'Lost')).not.toContainText('Not in this data set');
  const said = page.getByRole('status').filter({ hasText: 'The board uses these names now.' });
  await said.getByRole('button', { name: 'Undo' }).click();
  await expect(tile(page, 'Lost')).toContainText('No one did “no such event”.');

  await page.getByRole('button', { name: 'Split', exact: true }).click();
  await page.getByRole('option', { name: 'device' }).click();
  await expect(tile(page, 'Steps').locator('.legend')).toContainText('mobile');
  await expect(tile(page, 'Ways')).toContainText('Paths cannot have the board’s split; shown without.');

  await page.getByRole('button', { name: 'Everyone', exact: true }).click();
  await page.getByRole('button', { name: 'New rule…' }).click();
  const dialog = page.getByRole('dialog', { name: 'A rule over actors' });
  await dialog.getByRole('button', { name: 'choose an event' }).click();
  await page.getByRole('option', { name: /purchase/ }).click();
  await dialog.getByRole('button', { name: 'Use', exact: true }).click();
  const asked = { ...funnel, segment: { did: { event: 'purchase' } } };
  const units = await page.evaluate(async (spec) => {
    const { result } = await wayfold.run(spec);
    return (result as { steps: { units: number }[] }).steps[0]?.units ?? 0;
  }, asked);
  const number = new Intl.NumberFormat('en-GB').format(units);
  const everyone = tile(page, 'Steps').getByRole('button', { name: number, exact: true }).first();
  await everyone.click();
  const people = page.getByRole('complementary', { name: 'People' });
  await expect(people.getByRole('heading', { name: `${number} actors` })).toBeVisible();
});

test('a tile is dragged by its head, presented over the whole page and printed on white paper', async ({
  page,
  site,
}) => {
  const tiles = [
    { id: 'a', ...place(0, 0), name: 'Steps', spec: funnel },
    { id: 'n', ...place(6, 0, 6, 4), note: 'Said' },
  ];
  await openBoard(page, site.url, tiles);
  await expect(tile(page, 'Steps').locator('canvas')).toBeVisible();
  const from = await tile(page, 'Said').getByRole('heading').boundingBox();
  if (from === null) throw new Error('no tile');
  await page.mouse.move(from.x + 60, from.y + 4);
  await page.mouse.down();
  await page.mouse.move(from.x - 440, from.y + 4, { steps: 6 });
  await page.mouse.up();
  expect(await placeOf(page, 'Said')).toEqual(['1 / span 6', '1 / span 4']);
  expect(await placeOf(page, 'Steps')).toEqual(['1 / span 6', '5 / span 10']);

  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(tile(page, 'Said')).toBeVisible();
  await expect(tile(page, 'Steps')).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await expect(tile(page, 'Steps')).toBeVisible();
  await expect(page.getByText('2 of 2: Steps')).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Present', exact: true })).toBeVisible();

  await page.evaluate(() => {
    globalThis.print = () => document.documentElement.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: 'Print or save as PDF' }).click();
  await expect(page.locator('html[data-printed]')).toHaveClass('light printing');
  await expect(page.getByText(/^Guitar shops · .* · printed /)).toBeVisible();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.getByRole('button', { name: 'Present', exact: true })).toBeVisible();
});
