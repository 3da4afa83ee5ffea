// Every check in turn: types, lint, format, unit + oracle, build, browser. Ends with "N passed, N failed" and a non-zero exit when anything failed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { findBrowser } from './support/find-browser.mjs';

const results = 'test-results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
let passed = 0;
let failed = 0;

function step(name, command, args, env = {}) {
  console.log(`\n── ${name}: ${command} ${args.join(' ')}`);
  const start = Date.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  console.log(
    `── ${name}: ${status === 0 ? 'ok' : `FAILED (${status})`} in ${Math.round((Date.now() - start) / 1000)} s`,
  );
  return status === 0;
}

function check(name, command, args) {
  if (step(name, command, args)) passed += 1;
  else failed += 1;
}

/** Runs a test runner that writes a JSON report, and adds its counts. */
function tests(name, command, args, report, counts, env) {
  const ok = step(name, command, args, env);
  try {
    const found = counts(JSON.parse(readFileSync(report, 'utf8')));
    passed += found.passed;
    failed += found.failed;
    if (!ok && found.failed === 0) failed += 1;
    if (ok && found.passed === 0) failed += 1;
  } catch {
    console.log(`── ${name}: no report`);
    failed += 1;
  }
}

const bin = (name) => `node_modules/.bin/${name}`;
check('types', bin('svelte-check'), ['--tsconfig', './tsconfig.json', '--threshold', 'error']);
check('types of the service worker', bin('tsc'), ['-p', 'workers']);
check('lint', bin('eslint'), ['.', '--max-warnings', '0']);
check('format', bin('prettier'), ['--check', '--log-level', 'warn', '.']);
const unitReport = `${results}/unit.json`;
tests(
  'unit and oracle',
  bin('vitest'),
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
  unitReport,
  (r) => ({
    passed: r.numPassedTests,
    failed: r.numFailedTests + (r.numFailedTestSuites > 0 && r.numFailedTests === 0 ? 1 : 0),
  }),
);
check('build', bin('vite'), ['build']);
const browserReport = `${results}/browser.json`;
tests(
  'browser',
  bin('playwright'),
  ['test', '-c', 'test/browser/playwright.config.ts', '--reporter=list,json'],
  browserReport,
  (r) => ({ passed: r.stats.expected + r.stats.flaky, failed: r.stats.unexpected }),
  { CHROMIUM_PATH: findBrowser(), PLAYWRIGHT_JSON_OUTPUT_NAME: resolve(browserReport) },
);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
