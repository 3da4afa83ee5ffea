import { describe, expect, it, vi } from 'vitest';
import { I18n } from './i18n.svelte';

vi.stubGlobal('document', { documentElement: { lang: '' } });

describe('the language of the page', () => {
  it('has the words of the first screen at once, and all others when they are asked for', async () => {
    const i18n = await I18n.speaking('en');
    expect(i18n.first.app.first.openDemo).toBe('Open the demo');
    expect(() => i18n.t).toThrow('first screen');
    expect(await i18n.with(Promise.resolve('a page'))).toBe('a page');
    expect(i18n.t.funnel.stillOpen).toBe('Windows still open');
  });

  it('changes with all that is there', async () => {
    const i18n = await I18n.speaking('en');
    const whole = i18n.whole();
    await i18n.use('zh-CN');
    await whole;
    expect(i18n.first.app.first.openDemo).toBe('打开演示');
    expect(i18n.t.app.first.openDemo).toBe(i18n.first.app.first.openDemo);
    await i18n.use('en');
    expect([i18n.t.app.first.openDemo, i18n.first.app.first.openDemo]).toEqual(['Open the demo', 'Open the demo']);
  });
});
