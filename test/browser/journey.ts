import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import type { StaticServer } from '../support/static-server';
import { serveDist } from './wayfold-page';

/** What every journey is watched for, whatever it does. */
function watch(page: Page, origin: string, wrong: string[]): void {
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/net::ERR_INTERNET_DISCONNECTED/.test(message.text()))
      wrong.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(blob|data):/.test(url)) wrong.push(`request off the origin: ${url}`);
  });
}

interface Fixtures {
  site: StaticServer;
  /** a page of a context of its own, watched for errors and foreign requests */
  page: Page;
  /** another tab of the same browser profile, watched too */
  newTab: () => Promise<Page>;
}

/** A test on the built page, served from a sub-folder of a plain static server. */
export const test = base.extend<Fixtures>({
  site: async ({}, use) => {
    const site = await serveDist();
    await use(site);
    await site.close();
  },
  newTab: async ({ context, site, page }, use) => {
    const wrong: string[] = [];
    await use(() => tab(context, site, wrong));
    expect(wrong).toEqual([]);
    expect(page).toBeTruthy();
  },
  page: async ({ context, site }, use) => {
    const wrong: string[] = [];
    const page = await tab(context, site, wrong);
    await use(page);
    expect(wrong).toEqual([]);
  },
});

async function tab(context: BrowserContext, site: StaticServer, wrong: string[]): Promise<Page> {
  const page = await context.newPage();
  watch(page, new URL(site.url).origin, wrong);
  return page;
}

/** From the first visit to the demo's first question. */
export async function openDemo(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Open the demo' }).click();
  await page.waitForURL(/#\/boards\/demo-guitar/, { timeout: 60_000 });
  await page.getByRole('link', { name: 'Funnel', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Funnel' })).toBeVisible();
  await answered(page);
}

/** Waits until a chart and its figures stand. */
export async function answered(page: Page): Promise<void> {
  await expect(page.locator('main canvas').first()).toBeVisible({ timeout: 60_000 });
}

/** Waits until the page is stored for use without a network. */
export async function offlineReady(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /Offline-ready/ })).toBeVisible({ timeout: 60_000 });
}

/** Adds everything of a file of views that was given. */
export const addAll = (page: Page): Promise<void> =>
  page
    .getByRole('dialog')
    .getByRole('button', { name: /^Add \d+$/ })
    .click();

/** Goes to a question by its link. */
export async function ask(page: Page, spec: { kind: string }): Promise<void> {
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#/explore/${spec.kind}?s=${encodeURIComponent(JSON.stringify(spec))}`,
  );
  await answered(page);
}

export { expect };
