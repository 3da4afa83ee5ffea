// Takes the pictures of the README and of the tour from the built page: node test/browser/take-shots.mjs [folder]. Every page × theme × language at two sizes with --all.
import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser } from '../support/find-browser.mjs';

const all = process.argv.includes('--all');
const folder = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? 'test/browser/shots';
mkdirSync(folder, { recursive: true });
const server = await preview({ preview: { port: 4787, strictPort: true, open: false }, logLevel: 'error' });
const address = 'http://localhost:4787/';
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const browser = await chromium.launch({ executablePath: findBrowser() || undefined, args });

const explore = (spec) => `#/explore/${spec.kind}?s=${encodeURIComponent(JSON.stringify(spec))}`;
const event = (name) => ({ event: name });
const pages = {
  start: '#/',
  data: '#/data',
  views: '#/views',
  trend: explore({ kind: 'trend', v: 1, period: 'day', measure: 'events', event: { event: null } }),
  funnel: explore({
    kind: 'funnel',
    v: 1,
    steps: ['view product', 'add to cart', 'begin checkout', 'purchase'].map(event),
    breakdown: { property: 'device', at: 'first', limit: 5 },
  }),
  paths: explore({ kind: 'paths', v: 1, unit: 'session', rowsPerStep: 7 }),
  'paths-stages': null,
  retention: explore({
    kind: 'retention',
    v: 1,
    period: 'week',
    periods: 11,
    start: { event: null },
    return: { event: null },
  }),
};

const wanted = all
  ? Object.keys(pages).flatMap((name) =>
      ['light', 'dark'].flatMap((theme) =>
        ['en', 'zh-CN'].flatMap((language) =>
          [
            [1280, 800],
            [1920, 1080],
          ].map((size) => [name, theme, language, size]),
        ),
      ),
    )
  : [
      ['funnel', 'light', 'en'],
      ['paths-stages', 'light', 'en'],
      ['retention', 'dark', 'zh-CN'],
      ['data', 'light', 'zh-CN'],
    ].map((shot) => [...shot, [1280, 800]]);

async function profile(theme, language, [width, height]) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language,
    colorScheme: theme,
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error('page error:', error.message));
  await page.goto(address);
  const startShot = async (file) => page.screenshot({ path: file });
  return { context, page, startShot };
}

async function openDemo(page) {
  await page.locator('.alt .btn').click();
  await page.waitForSelector('main canvas', { timeout: 60_000 });
}

async function stagesHash(page) {
  return page.evaluate(async () => {
    const stage = (name, label, names) => ({
      name,
      label,
      preSale: name === 'awareness' || name === 'consideration',
      rules: [{ event: names }],
    });
    const stages = [
      stage('awareness', 'Awareness', ['see ad', 'search']),
      stage('consideration', 'Consideration', [
        'watch review',
        'read top 10',
        'compare prices',
        'view product',
        'slow page',
      ]),
      stage('decision', 'Decision', ['add to cart', 'begin checkout', 'card error', 'purchase', 'delivery promised']),
      stage('use', 'Use', ['parcel received', 'read note', 'play lesson', 'ask support']),
      stage('loyalty', 'Loyalty', ['join community', 'write review', 'recommend']),
    ];
    const spec = { kind: 'paths', v: 1, unit: 'actor', node: { stages: { name: 'decision', stages } }, maxSteps: 6 };
    return `#/explore/paths?s=${encodeURIComponent(JSON.stringify(spec))}`;
  });
}

const profiles = new Map();
for (const [name, theme, language, size] of wanted) {
  const key = `${theme} ${language} ${size}`;
  const file = `${folder}/${name}-${theme}-${language}${all ? `-${size[0]}` : ''}.png`;
  if (!profiles.has(key)) {
    const made = await profile(theme, language, size);
    if (all) await made.page.screenshot({ path: `${folder}/start-${theme}-${language}-${size[0]}.png` });
    await openDemo(made.page);
    profiles.set(key, made);
  }
  if (name === 'start') continue;
  const { page } = profiles.get(key);
  const hash = pages[name] ?? (await stagesHash(page));
  await page.evaluate((to) => (location.hash = to), hash);
  await page.waitForTimeout(300);
  if (hash.startsWith('#/explore')) await page.waitForSelector('main canvas', { timeout: 60_000 });
  await page.waitForTimeout(1200);
  await page.mouse.move(1, 1);
  await page.screenshot({ path: file });
  console.log(file);
}
await browser.close();
await server.close();
