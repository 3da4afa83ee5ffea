import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** How a page is looked at, one after the other: only the theme or the language is switched between two. */
export interface Look {
  colorScheme: 'light' | 'dark';
  language: 'en' | 'zh-CN';
}
export const looks: readonly [Look, ...Look[]] = [
  { colorScheme: 'light', language: 'en' },
  { colorScheme: 'dark', language: 'en' },
  { colorScheme: 'dark', language: 'zh-CN' },
  { colorScheme: 'light', language: 'zh-CN' },
];

/** What breaks a WCAG 2 A or AA rule. Only what is wrong is described; describing the rest is most of the time. */
export async function wrongOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({
      resultTypes: ['violations'],
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] },
    })
    .setLegacyMode()
    .analyze();
  return violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
