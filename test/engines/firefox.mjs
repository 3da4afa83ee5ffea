import puppeteer from 'puppeteer-core';
import { again, body } from './story.mjs';

/** Runs the story in Firefox: the whole chain, stored, and still there after a reload. */
export async function firefoxStory(executablePath, url) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    args: [],
    protocolTimeout: 120_000,
  });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.waitForFunction(() => globalThis.wayfold !== undefined, { timeout: 60_000 });
    const answer = await page.evaluate(`(async () => {${body}})()`);
    await page.reload();
    await page.waitForFunction(() => globalThis.wayfold !== undefined, { timeout: 60_000 });
    const afterReload = await page.evaluate(`(async () => {${again}})()`);
    return { answer, afterReload };
  } finally {
    await browser.close();
  }
}
