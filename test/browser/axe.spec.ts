import type { Page } from '@playwright/test';
import { looks, wrongOn, type Look } from './accessible';
import { answered, expect, openDemo, test } from './journey';
import { storeOf } from './wayfold-page';

const bought = { did: { event: 'purchase' } };
const compared = {
  ...{ kind: 'funnel', v: 1, steps: [{ event: 'view product' }, { event: 'add to cart' }] },
  ...{ segment: bought, compare: { segment: { not: bought } } },
};

const at = (x: number, y: number) => ({ x, y, w: 6, h: 10 });
const times = { v: 1, createdAt: 1, savedAt: 1, revision: 1 };
const board = {
  v: 1,
  breakdown: 'device',
  tiles: [
    { id: 'a', ...at(0, 0), name: 'Steps', spec: compared },
    { id: 'b', ...at(6, 0), name: 'Ways', spec: { kind: 'paths', v: 1 } },
    { id: 'c', ...at(0, 10), name: 'Later', spec: { kind: 'later' } },
    {
      id: 'd',
      ...at(6, 10),
      note: '# Said\n\n- [x] *done*\n- [a](https://example.com)\n\n| a | b |\n|---|---|\n| 1 | 2 |',
    },
  ],
};
const stage = (name: string, event: string) => ({ name, label: name, rules: [{ event }] });
const model = { name: 'Ours', stages: [stage('look', 'view product'), stage('buy', 'purchase')] };
const kept = [
  { kind: 'board', id: 'weekly', content: { name: 'Weekly', board, dataset: null }, ...times },
  { kind: 'stageModel', id: 'ours', content: { model }, ...times },
];

const routes = [
  '#/',
  '#/data',
  '#/import',
  '#/views',
  '#/boards',
  '#/boards/weekly',
  '#/segments',
  '#/catalogue',
  '#/explore/trend',
  '#/explore/funnel',
  `#/explore/funnel?s=${encodeURIComponent(JSON.stringify(compared))}`,
  '#/explore/paths',
  '#/explore/stages',
  '#/explore/journey',
  '#/explore/retention',
  '#/explore/lifecycle',
  '#/explore/stickiness',
  '#/explore/attribution',
  '#/stages/ours',
  `#/explore/stages?s=${encodeURIComponent(JSON.stringify({ kind: 'stages', v: 1, model, beside: { ...model, name: 'Theirs' } }))}`,
  '#/touchpoints',
  '#/people',
];

/** Puts a board with every kind of tile, and a stage model, where the page finds them. */
async function addRecords(page: Page): Promise<void> {
  const store = await storeOf(page);
  await store.evaluate(
    (database, records) =>
      new Promise<void>((resolve) => {
        const written = database.transaction('records', 'readwrite');
        for (const record of records) written.objectStore('records').put(record);
        written.oncomplete = () => resolve();
        database.close();
      }),
    kept,
  );
  await page.reload();
  await answered(page);
}

async function show(page: Page, { colorScheme, language }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme });
  if ((await page.locator('html').getAttribute('lang')) !== language) await page.locator('button.language').click();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.locator('html')).toHaveClass(new RegExp(colorScheme));
}

test('no page breaks a WCAG 2 A or AA rule in either theme and language', async ({ page, site }) => {
  test.setTimeout(400_000);
  const broken: string[] = [];
  /** the last look of one page is the first of the next, so nothing is switched back */
  let order: readonly Look[] = looks;
  const look = async (where: string): Promise<void> => {
    for (const one of order) {
      await show(page, one);
      for (const wrong of await wrongOn(page)) broken.push(`${where}, ${one.colorScheme}, ${one.language}: ${wrong}`);
    }
    order = order.toReversed();
  };
  await page.goto(site.url);
  await look('first visit');
  await show(page, looks[0]);
  order = looks;
  await openDemo(page, site.url);
  await addRecords(page);
  for (const route of routes) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, route);
    if (route.includes('journey')) await expect(page.locator('main table').first()).toBeVisible();
    else if (/explore|weekly/.test(route)) await answered(page);
    await page.waitForTimeout(400);
    await look(route);
  }
  expect(broken).toEqual([]);
});
