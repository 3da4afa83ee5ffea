import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { webShop } from '../support/exports';
import { importBytes, openPage, serveDist, storedBytes } from './wayfold-page';

const shop = webShop(40_000, 21);
const april = webShop(20_000, 22, Date.UTC(2026, 3, 1));

/** Ten moments over the length of a job, the same in each run. */
const moments = Array.from({ length: 10 }, (_, i) => (i + ((i * 7919) % 97) / 97) / 10);

interface State {
  datasets: { id: string; events: number }[];
  chunks: string[];
}

async function stateOf(page: Page): Promise<State> {
  const datasets = await page.evaluate(async () =>
    (await wayfold.datasets()).map(({ id, events }) => ({ id, events })),
  );
  return { datasets, chunks: (await storedBytes(page)).chunks };
}

/** Every data set that is listed can be read: its rows are counted by asking them. */
async function readable(page: Page, { datasets }: State): Promise<void> {
  for (const { id, events } of datasets) {
    const total = await page.evaluate(async (dataset) => {
      const { result } = await wayfold.run({ kind: 'trend', v: 1, period: 'month' }, { dataset });
      return (result as { total: number }).total;
    }, id);
    expect(total).toBe(events);
  }
}

/** Begins a job in a tab of its own and closes the tab after `ms`. */
async function killAfter(
  context: BrowserContext,
  url: string,
  ms: number,
  job: (page: Page) => Promise<unknown>,
): Promise<void> {
  const page = await context.newPage();
  await openPage(page, url);
  const running = job(page).catch(() => undefined);
  await page.waitForTimeout(ms);
  await page.close();
  await running;
}

async function lengthOf(page: Page, job: (page: Page) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await job(page);
  return performance.now() - start;
}

/** A fresh tab, once what a killed one left has been cleared away. */
async function afterwards(context: BrowserContext, url: string): Promise<{ page: Page; state: State }> {
  const page = await context.newPage();
  await openPage(page, url);
  await expect.poll(async () => (await storedBytes(page)).scratch, { timeout: 20_000 }).toEqual([]);
  return { page, state: await stateOf(page) };
}

test('an import killed at any moment leaves the old data sets whole, and no scratch files', async ({ context }) => {
  test.setTimeout(240_000);
  const site = await serveDist();
  const first = await context.newPage();
  await openPage(first, site.url);
  const took = await lengthOf(first, (page) => importBytes(page, shop));
  const old = await stateOf(first);
  await first.close();
  for (const moment of moments) {
    await killAfter(context, site.url, moment * took, (page) => importBytes(page, april));
    const { page, state } = await afterwards(context, site.url);
    await readable(page, state);
    expect(state.chunks).toEqual(expect.arrayContaining(old.chunks));
    const added = state.datasets.filter(({ id }) => id !== old.datasets[0]?.id);
    expect(state.datasets.length - added.length).toBe(1);
    expect(added.every(({ events }) => events === april.events)).toBe(true);
    if (added.length === 0) expect(state.chunks).toEqual(old.chunks);
    for (const { id } of added) await page.evaluate((dataset) => wayfold.delete(dataset), id);
    await page.close();
  }
  await site.close();
});

test('an append or a delete killed at any moment leaves the old or the new data set', async ({ context }) => {
  test.setTimeout(240_000);
  const site = await serveDist();
  const first = await context.newPage();
  await openPage(first, site.url);
  const took = await lengthOf(first, (page) => importBytes(page, shop));
  await first.close();
  for (const [i, moment] of moments.entries()) {
    const before = await afterwards(context, site.url);
    if (before.state.datasets.length === 0) await importBytes(before.page, shop);
    const [kept] = (await stateOf(before.page)).datasets;
    await before.page.close();
    if (kept === undefined) throw new Error('nothing to work on');
    const deletes = i % 3 === 2;
    await killAfter(context, site.url, deletes ? moment * 60 : moment * took, (page) =>
      deletes ? page.evaluate((id) => wayfold.delete(id), kept.id) : importBytes(page, april, { append: kept.id }),
    );
    const { page, state } = await afterwards(context, site.url);
    await readable(page, state);
    const events = state.datasets.map((dataset) => dataset.events);
    expect(deletes ? [[], [kept.events]] : [[kept.events], [kept.events + april.events]]).toContainEqual(events);
    if (events.length === 0) expect(state.chunks).toEqual([]);
    await page.close();
  }
  await site.close();
});
