import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chineseCsv, jsonLines, purchaseList, webShop, type Export } from '../support/exports';
import { answered, ask, expect, test } from './journey';

/** With WAYFOLD_SHOTS the pictures of the tour are taken anew: WAYFOLD_SHOTS=1 npx playwright test -c test/browser/playwright.config.ts tour */
async function shot(page: Page, name: string): Promise<void> {
  if (process.env['WAYFOLD_SHOTS'] === undefined) return;
  await page.waitForTimeout(800);
  await page.screenshot({ path: join(import.meta.dirname, 'shots', `tour-${name}.png`) });
}

interface Stop {
  name: string;
  file: Export;
  /** what the mapping screen must suggest, by the label of its control */
  suggested: Record<string, string>;
  spec: { kind: string } & Record<string, unknown>;
  /** a number worked out from the file itself that the answer must show */
  answer: (file: Export) => unknown;
  read: string;
}

const lines = (file: Export): string[] => file.bytes.toString('utf8').split(/\r?\n/).filter(Boolean);
const distinct = (values: (string | undefined)[]): number =>
  new Set(values.filter((value) => value !== undefined)).size;

const stops: Stop[] = [
  {
    name: 'web-shop',
    file: webShop(),
    suggested: { 'Actor 1': 'user_id', Event: 'event', Time: 'timestamp', Session: 'session_id' },
    spec: { kind: 'paths', v: 1 },
    answer: (file) => distinct(lines(file).map((line) => /^(u\d+,s-\d+),/.exec(line)?.[1])),
    read: 'paths',
  },
  {
    name: 'purchases',
    file: purchaseList(),
    suggested: { 'Actor 1': 'c1', Time: 'c2' },
    spec: { kind: 'retention', v: 1, period: 'month' },
    answer: (file) => file.actors,
    read: 'rows',
  },
  {
    name: 'json-lines',
    file: jsonLines(),
    suggested: { 'Actor 1': 'properties.distinct_id', Event: 'event', Time: 'properties.time' },
    spec: { kind: 'funnel', v: 1, steps: [{ event: 'View' }, { event: 'Purchase' }] },
    answer: (file) =>
      distinct(lines(file).map((line) => (line.includes('"View"') ? /p-\d+/.exec(line)?.[0] : undefined))),
    read: 'steps',
  },
  {
    name: 'chinese',
    file: chineseCsv,
    suggested: { 'Actor 1': '用户ID', Event: '事件', Time: '时间' },
    spec: { kind: 'funnel', v: 1, steps: [{ event: '浏览商品' }, { event: '下单' }] },
    answer: () => 2,
    read: 'steps',
  },
];

for (const { name, file, suggested, spec, answer, read } of stops) {
  test(`${name}: from the file to an answer, every record counted`, async ({ page, site }) => {
    await page.goto(site.url);
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: file.name, mimeType: 'text/plain', buffer: file.bytes });
    await expect(page.getByRole('heading', { level: 1 })).toContainText(file.name, { timeout: 30_000 });
    for (const [field, column] of Object.entries(suggested)) {
      await expect(page.getByRole('combobox', { name: field, exact: true })).toHaveValue(column);
    }
    await shot(page, `${name}-mapping`);
    await page
      .getByRole('button', { name: /^Import/ })
      .last()
      .click();
    await expect.poll(() => page.evaluate(async () => (await wayfold.datasets()).length), { timeout: 60_000 }).toBe(1);
    const [summary] = await page.evaluate(() => wayfold.datasets());
    expect(summary).toMatchObject({
      records: file.records,
      events: file.events,
      actors: file.actors,
      rejected: 0,
      duplicates: 0,
    });
    await shot(page, `${name}-report`);
    await ask(page, spec);
    await answered(page);
    const result = await page.evaluate(async (asked) => (await wayfold.run(asked)).result, spec);
    expect(readNumber(result, read)).toBe(answer(file));
    await shot(page, `${name}-answer`);
  });
}

/** The number of paths, of step 1, or of all cohorts together. */
function readNumber(result: unknown, read: string): unknown {
  const found = result as { paths?: number; steps?: { units: number }[]; rows?: { actors: number }[] };
  if (read === 'paths') return found.paths;
  if (read === 'steps') return found.steps?.[0]?.units;
  return found.rows?.reduce((sum, { actors }) => sum + actors, 0);
}
