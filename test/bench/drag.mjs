// node test/bench/drag.mjs [rows]: drags the sliders of the built page at so many events: from the input event to drawn, of 50 moves each, as median, 95th percentile and most, in ms; and from where the slider rests
// to the whole answer. Where a curve over the setting tells the numbers, they are drawn from it while the slider moves, and what it does not tell is marked as following.
import { existsSync } from 'node:fs';
import { execSync } from 'node:child_process';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser } from '../support/find-browser.mjs';
import { markovLog } from './markov-log.mjs';

const rows = Number(process.argv[2] ?? 1_000_000);
const moves = 50;
if (!existsSync('dist/index.html')) execSync('npx vite build', { stdio: 'inherit' });
const csv = await markovLog(`.cache/bench/events-${rows}.csv`, rows);
const server = await preview({ preview: { port: 0, open: false }, logLevel: 'error' });
const browser = await chromium.launch({
  executablePath: findBrowser() || undefined,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
});
const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
page.on('pageerror', (error) => console.error('page error:', error.message));
await page.goto(`${server.resolvedUrls.local[0]}#/data`);
await page.waitForFunction(() => globalThis.wayfold !== undefined);
await page.evaluate(() => {
  const input = document.createElement('input');
  Object.assign(input, { type: 'file', id: 'bench-file' });
  document.body.append(input);
});
await page.setInputFiles('#bench-file', csv);
await page.evaluate(async () => {
  const { id } = await wayfold.import(document.querySelector('#bench-file').files[0], { timeZone: 'UTC' });
  await wayfold.open(id);
});

/** Asks a question by its link and waits until it, and what is asked beside it, stands. */
async function ask(spec) {
  await page.evaluate(
    (hash) => (location.hash = hash),
    `#/explore/${spec.kind}?s=${encodeURIComponent(JSON.stringify(spec))}`,
  );
  await page.waitForSelector('main canvas');
  await page.waitForSelector('main input[type=range]');
  await page.locator('main details.fold').evaluate((fold) => (fold.open = true));
  await page.waitForSelector('main section[aria-busy="false"] canvas', { timeout: 120_000 });
  await page.waitForTimeout(2000);
}

/** Runs in the page. Drawn is: the texts of the answer, or of the settings it was computed with, are others, and two frames have passed. `restMs`: from one move to the next. */
async function drag([name, count, what, restMs]) {
  const slider = [...document.querySelectorAll('input[type=range]')].find(
    (one) => one.getAttribute('aria-label') === name,
  );
  const settings = () => document.querySelector('main details.fold dl').textContent;
  const texts = () => settings() + [...document.querySelectorAll('main .answers')].map((one) => one.textContent).join();
  const read = what === 'drawn' ? texts : settings;
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const times = [];
  for (let move = 0; move < count; move += 1) {
    const span = Number(slider.max) - Number(slider.min);
    const before = read();
    const next = Number(slider.min) + ((Number(slider.value) - Number(slider.min) + 1) % (span + 1));
    const start = performance.now();
    set.call(slider, String(next));
    slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
    while (read() === before) await frame();
    await frame();
    await frame();
    times.push(performance.now() - start);
    await new Promise((rest) => setTimeout(rest, restMs));
  }
  return times.sort((a, b) => a - b);
}

async function measure(what, name) {
  const say = (times) => {
    const at = (part) => Math.round(times[Math.min(times.length - 1, Math.floor(part * times.length))]);
    return `median ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)} ms`;
  };
  console.log(`${what}: drawn ${say(await page.evaluate(drag, [name, moves, 'drawn', 30]))}`);
  await page.waitForTimeout(2000);
  console.log(`${what}: whole answer ${say(await page.evaluate(drag, [name, 12, 'answered', 600]))}`);
}

const steps = ['view product', 'add to cart', 'begin checkout', 'purchase'].map((event) => ({ event }));
await ask({ kind: 'funnel', v: 1, steps, window: { amount: 1, unit: 'minute' } });
await measure('window of a funnel', 'Conversion window');
await ask({ kind: 'paths', v: 1, sessionGap: { amount: 1, unit: 'minute' } });
await measure('session gap of paths', 'Session gap');
await page.getByRole('button', { name: 'Advanced' }).click();
await measure('smallest share of paths', 'Smallest share of its own');
await browser.close();
await server.close();
