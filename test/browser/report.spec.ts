import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import { looks, wrongOn } from './accessible';
import { addAll, ask, expect, openDemo, test } from './journey';
import { importBytes, openPage } from './wayfold-page';

const event = (name: string) => ({ event: name });
const funnel = { kind: 'funnel', v: 1, steps: ['view product', 'add to cart', 'purchase'].map(event) };
const bought = { did: event('purchase') };

/** What stands in a report, which is packed where it is long. */
function contentOf(html: string): string {
  const text = /<script type="application\/json" id="content">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  const embedded: unknown = JSON.parse(text);
  return typeof embedded === 'string' ? gunzipSync(Buffer.from(embedded, 'base64')).toString() : text;
}

/** Saves what is shown as a report; the file's path, text and content. */
async function saved(page: Page): Promise<{ path: string; html: string; content: string }> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a report (HTML)' }).click();
  const path = test.info().outputPath('report.html');
  await (await download).saveAs(path);
  const html = await readFile(path, 'utf8');
  return { path, html, content: contentOf(html) };
}

/** Takes a board from a file and opens it. */
async function openBoard(page: Page, board: { name: string }): Promise<void> {
  await page.evaluate(
    (text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'weekly.wayfold.json'));
      dispatchEvent(new DragEvent('drop', { dataTransfer }));
    },
    JSON.stringify({ wayfold: 'views', v: 1, views: [], boards: [board] }),
  );
  await addAll(page);
  await page.getByRole('link', { name: 'Boards' }).click();
  await page.getByRole('link', { name: board.name }).first().click();
}

/** Opens a file from disk in a browser without a network, and all that it asks for or complains of. */
async function openedFromDisk(browser: Browser, path: string): Promise<{ report: Page; seen: string[] }> {
  const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 800 } });
  const report = await context.newPage();
  const seen: string[] = [];
  report.on('request', (request) => seen.push(request.url()));
  report.on('pageerror', (error) => seen.push(error.message));
  report.on('console', (message) => seen.push(message.text()));
  await report.goto(`file://${path}`);
  await expect(report.getByRole('article').first()).toBeVisible();
  return { report, seen };
}

/** What in an HTML file could make a browser ask for something. */
function references(html: string): string[] {
  const script = /<script>([\s\S]*)<\/script>/.exec(html)?.[1] ?? '';
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
  const rest = html.replace(script, '').replace(style, '');
  const tags = [...rest.matchAll(/<(?!meta|script type="application\/json")[a-z]+[^>]*\s(?:src|href|srcset|action)=/g)];
  const calls = [
    ...script.matchAll(/\b(?:import|fetch|importScripts|XMLHttpRequest|WebSocket|EventSource|sendBeacon|Worker)\s*\(/g),
  ];
  const urls = [
    ...style.matchAll(/@import|url\(\s*["']?(?!["']?(?:data:|#)).{0,20}/g),
    ...script.matchAll(/url\(\s*["'`]?(?:https?:|[./]).{0,20}/g),
  ];
  return [...tags, ...calls, ...urls].map(([text]) => text);
}

/** What a tile says, without what only one of both pages has. */
async function figuresOf(page: Page, name: string): Promise<string[]> {
  const shown = page.getByRole('article', { name, exact: true }).locator('.figures, table.twin, table.heat');
  return (await shown.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
}

test('a report of twelve tiles says the page’s numbers from disk without a network, in both languages and themes', async ({
  page,
  site,
  browser,
}) => {
  test.setTimeout(240_000);
  const specs = [
    funnel,
    { ...funnel, segment: bought, compare: { segment: { not: bought } } },
    { kind: 'trend', v: 1, period: 'day', event: event('purchase'), breakdown: { property: 'device' } },
    { kind: 'paths', v: 1 },
    { kind: 'retention', v: 1, period: 'week', periods: 10 },
    { kind: 'lifecycle', v: 1, period: 'week' },
    { kind: 'stickiness', v: 1, period: 'week' },
    { kind: 'retention', v: 1, period: 'day', periods: 30 },
    { kind: 'trend', v: 1, period: 'day', measure: 'actors' },
    { ...funnel, breakdown: { property: 'device' }, period: 'week' },
    { kind: 'trend', v: 1, event: event('no such event') },
  ];
  await openDemo(page, site.url);
  const ids = await page.evaluate(async (spec) => wayfold.select(spec, { step: 3, outcome: 'reached' }), funnel);
  const listed = { ...funnel, segment: { actors: ids.slice(0, 40) } };
  const tiles = [...specs, listed].map((spec, i) => ({
    ...{ id: String(i), x: (i % 2) * 6, y: Math.floor(i / 2) * 10, w: 6, h: 10, name: `Tile ${i + 1}`, spec },
  }));
  const board = { name: 'Weekly', v: 1, dataset: null, board: { v: 1, tiles } };
  await openBoard(page, board);
  const { path, html, content } = await saved(page);

  expect(Buffer.byteLength(html)).toBeLessThan(1_500_000);
  expect(references(html)).toEqual([]);
  expect(content).toContain('Tile 12');
  expect(ids.filter((id) => content.includes(`"${id}"`))).toEqual([]);

  const { report, seen } = await openedFromDisk(browser, path);
  await expect(report.locator('canvas').first()).toBeVisible();
  for (const { name } of tiles) {
    const numbers = await figuresOf(report, name);
    expect(numbers, name).toEqual(await figuresOf(page, name));
  }
  expect((await figuresOf(report, 'Tile 1')).join()).toContain('of 4,931');
  await expect(report.getByText(/^Guitar shops · .*114,682 events · Made /)).toBeVisible();

  const last = report.getByRole('article', { name: 'Tile 12' });
  await last.getByText('How this was computed').click();
  await expect(last.getByText('a fixed list of 40 actors')).toBeVisible();
  const split = report.getByRole('article', { name: 'Tile 3' }).locator('table').first();
  await split.getByRole('button').first().click();
  await expect(split.locator('tbody th').nth(1)).toContainText('(none)');
  await expect(split.locator('td button')).toHaveCount(0);

  await report.getByRole('button', { name: 'Switch to dark' }).click();
  await report.getByRole('button', { name: /Switch to Chinese/ }).click();
  await expect(report.locator('html')).toHaveClass('dark');
  await expect(report.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(last.getByText('固定名单（40 位用户）')).toBeVisible();
  expect(seen).toEqual([`file://${path}`]);
});

/** What breaks a rule in a report, with everything open, in both themes and languages. */
async function wrongInReport(report: Page): Promise<string[]> {
  const broken: string[] = [];
  for (const { colorScheme, language } of looks) {
    const { theme, lang } = await report.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
      return { theme: document.documentElement.className, lang: document.documentElement.lang };
    });
    const [toLanguage, toTheme] = [0, 1].map((at) => report.getByRole('banner').getByRole('button').nth(at));
    if (theme !== colorScheme) await toTheme?.click();
    if (lang !== language) await toLanguage?.click();
    await expect(report.locator('html')).toHaveClass(colorScheme);
    await expect(report.locator('html')).toHaveAttribute('lang', language);
    for (const wrong of await wrongOn(report)) broken.push(`${colorScheme}, ${language}: ${wrong}`);
  }
  return broken;
}

test('no report of a board or of a view breaks a WCAG 2 A or AA rule in either theme and language', async ({
  page,
  site,
  browser,
}) => {
  test.setTimeout(240_000);
  const compared = { ...funnel, segment: bought, compare: { segment: { not: bought } } };
  const stage = (name: string, rule: string) => ({ name, label: name, rules: [event(rule)] });
  const touched = { conversion: event('purchase'), touchpoint: event('see ad'), channel: 'channel', model: 'linear' };
  const model = { name: 'Ours', stages: [stage('look', 'view product'), stage('buy', 'purchase')] };
  const specs = [
    compared,
    { ...funnel, breakdown: { property: 'device' }, period: 'week' },
    { kind: 'trend', v: 1, period: 'day', event: event('purchase'), breakdown: { property: 'device' } },
    { kind: 'paths', v: 1 },
    { kind: 'stages', v: 1, model, beside: { ...model, name: 'Theirs' } },
    { kind: 'journey', v: 1, model },
    { kind: 'retention', v: 1, period: 'week', periods: 10, compare: { segment: bought } },
    { kind: 'lifecycle', v: 1, period: 'week' },
    { kind: 'stickiness', v: 1, period: 'week' },
    { kind: 'attribution', v: 1, ...touched },
    { kind: 'trend', v: 1, event: event('no such event') },
    { kind: 'later' },
  ];
  const note = '# Said\n\n- [x] *done*\n- [a](https://example.com)\n\n| a | b |\n|---|---|\n| 1 | 2 |';
  const place = (i: number) => ({ id: String(i), x: (i % 2) * 6, y: Math.floor(i / 2) * 10, w: 6, h: 10 });
  const tiles = [...specs.map((spec, i) => ({ ...place(i), name: `Tile ${i + 1}`, spec })), { ...place(12), note }];
  await openDemo(page, site.url);
  await openBoard(page, { name: 'Weekly', v: 1, dataset: null, board: { v: 1, tiles } } as { name: string });
  const board = await openedFromDisk(browser, (await saved(page)).path);
  await expect(board.report.locator('canvas').first()).toBeVisible();
  for (const at of specs.slice(0, 10).keys())
    await expect(
      board.report.getByRole('article', { name: `Tile ${at + 1}`, exact: true }).locator('table'),
    ).not.toHaveCount(0);
  expect(await wrongInReport(board.report)).toEqual([]);
  await ask(page, compared);
  const view = await openedFromDisk(browser, (await saved(page)).path);
  await expect(view.report.locator('canvas').first()).toBeVisible();
  expect(await wrongInReport(view.report)).toEqual([]);
});

test('names that are scripts stay names in a report', async ({ page, site, browser }) => {
  test.setTimeout(180_000);
  const name = '</script><script>document.title="hacked"</script><img src=x onerror="document.title=1">';
  const csv = ['u1', 'u2', 'u3'].map((user, i) => `${user},"${name.replaceAll('"', '""')}",2026-01-0${i + 1}`);
  await openPage(page, site.url);
  const bytes = Buffer.from(['user,event,time', ...csv].join('\n'));
  const done = await importBytes(page, { name: `${name.slice(0, 20)}.csv`, bytes });
  expect(done.ok).toBe(true);
  await ask(page, { kind: 'funnel', v: 1, steps: [event(name)], name } as { kind: string });
  const { path, content } = await saved(page);
  expect(content).toContain(JSON.stringify(name).replaceAll('<', '\\u003c'));
  expect(content).not.toContain('"u1"');
  const { report, seen } = await openedFromDisk(browser, path);
  await expect(report.getByRole('heading', { level: 1 })).toHaveText(name);
  expect(await report.title()).toBe(name);
  await expect(report.locator('tbody th').first()).toContainText(name);
  await expect(report.locator('img')).toHaveCount(0);
  expect(seen).toEqual([`file://${path}`]);
});
