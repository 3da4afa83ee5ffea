import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { answered, expect, openDemo, test } from './journey';

const bought = { did: { event: 'purchase' } };
const compared = {
  ...{ kind: 'funnel', v: 1, steps: [{ event: 'view product' }, { event: 'add to cart' }] },
  ...{ segment: bought, compare: { segment: { not: bought } } },
};

const at = (x: number, y: number) => ({ x, y, w: 6, h: 10 });
const kept = {
  ...{ id: 'weekly', name: 'Weekly', v: 1, dataset: null, createdAt: 1, savedAt: 1, revision: 1 },
  board: {
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
  },
};

const routes = [
  '#/',
  '#/data',
  '#/import',
  '#/views',
  '#/boards',
  '#/boards/weekly',
  '#/segments',
  '#/explore/trend',
  '#/explore/funnel',
  `#/explore/funnel?s=${encodeURIComponent(JSON.stringify(compared))}`,
  '#/explore/paths',
  '#/explore/stages',
  '#/explore/retention',
  '#/explore/lifecycle',
  '#/explore/stickiness',
];

/** Puts a board with every kind of tile where the page finds it. */
async function addBoard(page: Page): Promise<void> {
  await page.evaluate(
    (board) =>
      new Promise<void>((resolve, reject) => {
        const opened = indexedDB.open('wayfold');
        opened.onerror = () => reject(new Error('cannot open'));
        opened.onsuccess = () => {
          const written = opened.result.transaction('boards', 'readwrite');
          written.objectStore('boards').put(board);
          written.oncomplete = () => {
            opened.result.close();
            resolve();
          };
        };
      }),
    kept,
  );
  await page.reload();
  await answered(page);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const locale of ['en-GB', 'zh-CN']) {
    test.describe(`${colorScheme}, ${locale}`, () => {
      test.use({ colorScheme, locale });
      test('no page breaks a WCAG 2 A or AA rule', async ({ page, site }) => {
        test.setTimeout(400_000);
        await page.goto(site.url);
        const broken: string[] = [];
        const look = async (where: string): Promise<void> => {
          const { violations } = await new AxeBuilder({ page })
            .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
            .analyze();
          broken.push(
            ...violations.map(
              ({ id, nodes }) => `${where}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
            ),
          );
        };
        await look('first visit');
        if (locale === 'en-GB') await openDemo(page, site.url);
        else {
          await page.locator('.alt .btn').click();
          await answered(page);
        }
        await expect(page.locator('html')).toHaveAttribute('lang', locale === 'zh-CN' ? 'zh-CN' : 'en');
        await expect(page.locator('html')).toHaveClass(new RegExp(colorScheme));
        await addBoard(page);
        for (const route of routes) {
          await page.evaluate((hash) => {
            location.hash = hash;
          }, route);
          if (/explore|weekly/.test(route)) await answered(page);
          await page.waitForTimeout(400);
          await look(route);
        }
        expect(broken).toEqual([]);
      });
    });
  }
}
