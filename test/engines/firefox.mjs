import puppeteer from 'puppeteer-core';
import { play, text } from './story.mjs';

/** Plays the story in Firefox: the whole chain, stored, and still there after a reload without the server. `limit`: ms. */
export async function firefoxStory({ path, url, goOffline, limit }) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: path,
    headless: true,
    protocolTimeout: limit,
    extraPrefsFirefox: { 'intl.accept_languages': 'en' },
  });
  const late = setTimeout(() => browser.process()?.kill('SIGKILL'), limit);
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    const ready = () => page.waitForFunction(() => globalThis.wayfold !== undefined, { timeout: limit });
    await page.goto(url);
    await ready();
    return await play({
      keeps: true,
      run: (fn, argument) => page.evaluate(text(fn, argument)),
      reload: async () => {
        await goOffline();
        await page.reload();
        await ready();
      },
    });
  } finally {
    clearTimeout(late);
    await browser.close();
  }
}
