import type { BrowserContext, Page } from '@playwright/test';
import { webShop } from '../support/exports';
import type { StaticServer } from '../support/static-server';
import { expect, test } from './journey';
import { importBytes, openPage, storedBytes } from './wayfold-page';

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

/** Begins a job and closes its tab after `ms`. */
async function killAfter(page: Page, ms: number, job: (page: Page) => Promise<unknown>): Promise<void> {
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

/** A fresh tab on a page that asks no question by itself. */
async function freshTab(context: BrowserContext, { url }: StaticServer): Promise<Page> {
  const page = await context.newPage();
  await openPage(page, `${url}#/views`);
  return page;
}

/** A fresh tab, once what a killed one left has been cleared away. */
async function afterwards(context: BrowserContext, site: StaticServer): Promise<{ page: Page; state: State }> {
  const page = await freshTab(context, site);
  await expect.poll(async () => (await storedBytes(page)).scratch, { timeout: 20_000 }).toEqual([]);
  return { page, state: await stateOf(page) };
}

test('an import killed at any moment leaves the old data sets whole, and no scratch files', async ({
  context,
  site,
}) => {
  test.setTimeout(240_000);
  let page = await freshTab(context, site);
  const took = await lengthOf(page, (tab) => importBytes(tab, shop));
  const old = await stateOf(page);
  for (const moment of moments) {
    await killAfter(page, moment * took, (tab) => importBytes(tab, april));
    const after = await afterwards(context, site);
    page = after.page;
    await readable(page, after.state);
    expect(after.state.chunks).toEqual(expect.arrayContaining(old.chunks));
    const added = after.state.datasets.filter(({ id }) => id !== old.datasets[0]?.id);
    expect(after.state.datasets.length - added.length).toBe(1);
    expect(added.every(({ events }) => events === april.events)).toBe(true);
    if (added.length === 0) expect(after.state.chunks).toEqual(old.chunks);
    for (const { id } of added) await page.evaluate((dataset) => wayfold.delete(dataset), id);
  }
});

test('an append or a delete killed at any moment leaves the old or the new data set', async ({ context, site }) => {
  test.setTimeout(240_000);
  let page = await freshTab(context, site);
  const took = await lengthOf(page, (tab) => importBytes(tab, shop));
  for (const [i, moment] of moments.entries()) {
    if ((await stateOf(page)).datasets.length === 0) await importBytes(page, shop);
    const [kept] = (await stateOf(page)).datasets;
    if (kept === undefined) throw new Error('nothing to work on');
    const deletes = i % 3 === 2;
    await killAfter(page, deletes ? moment * 60 : moment * took, (tab) =>
      deletes ? tab.evaluate((id) => wayfold.delete(id), kept.id) : importBytes(tab, april, { append: kept.id }),
    );
    const after = await afterwards(context, site);
    page = after.page;
    await readable(page, after.state);
    const events = after.state.datasets.map((dataset) => dataset.events);
    expect(deletes ? [[], [kept.events]] : [[kept.events], [kept.events + april.events]]).toContainEqual(events);
    if (events.length === 0) expect(after.state.chunks).toEqual([]);
  }
});
