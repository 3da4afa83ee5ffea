import { defineConfig } from '@playwright/test';
import { findBrowser } from '../support/find-browser.mjs';

const executablePath = findBrowser();
/** found once, also for the processes the tests run in */
process.env['CHROMIUM_PATH'] = executablePath;

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/browser',
  timeout: 120_000,
  // two files at a time keep two cores busy; what a page needs seconds for alone may then take longer
  workers: 2,
  expect: { timeout: 30_000 },
  retries: process.env['CI'] === undefined ? 0 : 1,
  forbidOnly: true,
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // only the tests without a network store the page; the others would each store 15 MB of it
    serviceWorkers: 'block',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
