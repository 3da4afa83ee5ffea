import AxeBuilder from '@axe-core/playwright';
import { answered, expect, openDemo, test } from './journey';

const bought = { did: { event: 'purchase' } };
const compared = {
  ...{ kind: 'funnel', v: 1, steps: [{ event: 'view product' }, { event: 'add to cart' }] },
  ...{ segment: bought, compare: { segment: { not: bought } } },
};

const routes = [
  '#/',
  '#/data',
  '#/import',
  '#/views',
  '#/segments',
  '#/explore/trend',
  '#/explore/funnel',
  `#/explore/funnel?s=${encodeURIComponent(JSON.stringify(compared))}`,
  '#/explore/paths',
  '#/explore/retention',
  '#/explore/lifecycle',
  '#/explore/stickiness',
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const locale of ['en-GB', 'zh-CN']) {
    test.describe(`${colorScheme}, ${locale}`, () => {
      test.use({ colorScheme, locale });
      test('no page breaks a WCAG 2 A or AA rule', async ({ page, site }) => {
        test.setTimeout(180_000);
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
        for (const route of routes) {
          await page.evaluate((hash) => {
            location.hash = hash;
          }, route);
          if (route.includes('explore')) await answered(page);
          await page.waitForTimeout(400);
          await look(route);
        }
        expect(broken).toEqual([]);
      });
    });
  }
}
