// Every check: types, lint, format, build, unit + oracle, browser, other engines. Ends with what failed, then "N passed, N failed", and a non-zero exit when anything failed.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { findBrowser } from './support/find-browser.mjs';

const results = 'test-results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
let passed = 0;
/** a line for everything that failed, said again at the end */
const failures = [];

const bin = (name) => `node_modules/.bin/${name}`;

/** Runs one command. With `held` its output is shown in one piece when it ends, so that several can run at once. */
function step(name, command, args, { env = {}, held = false } = {}) {
  const start = Date.now();
  const title = `\n── ${name}: ${command} ${args.join(' ')}`;
  if (!held) console.log(title);
  return new Promise((done) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: held ? 'pipe' : 'inherit' });
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => output.push(text));
    child.on('close', (status) => {
      if (held) console.log(`${title}\n${Buffer.concat(output)}`);
      const seconds = Math.round((Date.now() - start) / 1000);
      console.log(`── ${name}: ${status === 0 ? 'ok' : `FAILED (${status})`} in ${seconds} s`);
      done(status === 0);
    });
  });
}

async function check(name, command, args) {
  if (await step(name, command, args, { held: true })) passed += 1;
  else failures.push(name);
}

/** Runs a test runner that writes a JSON report: `read` gives the count of what passed and of what was left out, and a line for each test that failed. */
async function tests(name, command, args, report, read, env) {
  const ok = await step(name, command, args, { env });
  try {
    const found = read(JSON.parse(readFileSync(report, 'utf8')));
    passed += found.passed;
    failures.push(...found.failed.map((line) => `${name}: ${line}`));
    const nothing = found.passed + (found.leftOut ?? 0) === 0;
    if (ok !== (found.failed.length === 0) || nothing) failures.push(`${name}: exit ${ok ? '0' : 'not 0'}`);
  } catch (error) {
    failures.push(`${name}: no report (${error.message})`);
  }
}

const firstLines = (text) => (text ?? '').split('\n').slice(0, 4).join('\n    ');

function unitCounts({ numPassedTests, testResults }) {
  const failed = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const cases = assertionResults.filter((test) => test.status === 'failed');
    if (status !== 'passed' && cases.length === 0) return [`${name}\n    ${firstLines(message)}`];
    return cases.map((test) => `${name}: ${test.fullName}\n    ${firstLines(test.failureMessages[0])}`);
  });
  return { passed: numPassedTests, failed };
}

function browserCounts({ stats, suites, errors }) {
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
  const failed = suites
    .flatMap(specs)
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => `${file}: ${title}\n    ${firstLines(tests[0]?.results.at(-1)?.error?.message)}`);
  return { passed: stats.expected + stats.flaky, failed: [...failed, ...errors.map(({ message }) => message)] };
}

const unitReport = `${results}/unit.json`;
const unit = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${unitReport}`];

/** what keeps one core busy for long, beside the rest */
async function slowChecks() {
  await check('types', bin('svelte-check'), ['--tsconfig', './tsconfig.json', '--threshold', 'error']);
  await check('lint', bin('eslint'), ['.', '--max-warnings', '0']);
}

async function otherChecks() {
  await check('types of the service worker', bin('tsc'), ['-p', 'workers']);
  await check('format', bin('prettier'), ['--check', '--log-level', 'warn', '.']);
  await check('build', bin('vite'), ['build']);
  await tests('unit and oracle', bin('vitest'), unit, unitReport, unitCounts);
}

await Promise.all([slowChecks(), otherChecks()]);
const browserReport = `${results}/browser.json`;
await tests(
  'browser',
  bin('playwright'),
  ['test', '-c', 'test/browser/playwright.config.ts', '--reporter=list,json'],
  browserReport,
  browserCounts,
  { CHROMIUM_PATH: findBrowser(), PLAYWRIGHT_JSON_OUTPUT_NAME: resolve(browserReport) },
);
await tests('other engines', 'node', ['test/engines/run.mjs'], `${results}/engines.json`, (report) => report);
if (failures.length > 0) console.log(`\n── failed:\n${failures.map((line) => `  ${line}`).join('\n')}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
