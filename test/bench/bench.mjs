// npm run bench [rows]: Wayfold in Chromium beside native DuckDB, in one run, alternating. Prints a Markdown table: median (min–max) of 5, and the ratio of the medians.
import { execSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser } from '../support/find-browser.mjs';
import { allModels } from './all-models.mjs';
import { markovLog } from './markov-log.mjs';
import { askNative, importNative, openNative, questions, variants } from './native.mjs';

const rows = Number(process.argv[2] ?? 1_000_000);
const runs = Number(process.env.BENCH_RUNS ?? 5);
if (!existsSync('dist/index.html')) execSync('npx vite build', { stdio: 'inherit' });
const csv = await markovLog(`.cache/bench/events-${rows}.csv`, rows);
const profile = '.cache/bench/profile';
rmSync(profile, { recursive: true, force: true });
const server = await preview({ preview: { port: 0, open: false }, logLevel: 'error' });
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const context = await chromium.launchPersistentContext(profile, {
  executablePath: findBrowser() || undefined,
  args,
  viewport: { width: 1280, height: 800 },
  timezoneId: 'UTC',
});
const page = context.pages()[0] ?? (await context.newPage());
page.on('pageerror', (error) => console.error('page error:', error.message));
const [address] = server.resolvedUrls.local;

await page.addInitScript(() => {
  globalThis.longTasks = [];
  new PerformanceObserver((list) =>
    globalThis.longTasks.push(...list.getEntries().map(({ duration }) => duration)),
  ).observe({ type: 'longtask', buffered: true });
});
/** A fresh page that shows no chart of its own, and has come to rest. */
async function open() {
  await page.goto('about:blank');
  await page.goto(`${address}#/data`);
  await page.waitForFunction(() => globalThis.wayfold !== undefined);
  await page.waitForTimeout(1000);
}

/** Memory of all of the browser's processes, in bytes. */
function browserMemory() {
  const tree = execSync('ps -eo pid=,ppid=,rss=,args=', { encoding: 'utf8' }).split('\n');
  return tree
    .filter((line) => line.includes('chromium') && line.includes('--type=renderer'))
    .reduce((most, line) => Math.max(most, Number(line.trim().split(/\s+/)[2]) * 1024), 0);
}
let peak = 0;
const watch = setInterval(() => (peak = Math.max(peak, browserMemory())), 500);

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const table = [];
const times = (values) =>
  `${Math.round(median(values)).toLocaleString('en')} (${Math.round(Math.min(...values)).toLocaleString('en')}–${Math.round(Math.max(...values)).toLocaleString('en')})`;
function line(name, ours, theirs) {
  table.push([
    name,
    times(ours),
    theirs ? times(theirs) : '–',
    theirs ? (median(ours) / median(theirs)).toFixed(2) : '–',
  ]);
  console.log(table.at(-1).join(' | '));
}

const longTasks = {};
async function watched(phase, work) {
  await page.evaluate(() => (globalThis.longTasks.length = 0));
  const answer = await work();
  const found = await page.evaluate(() => globalThis.longTasks);
  longTasks[phase] = Math.max(longTasks[phase] ?? 0, ...found, 0);
  return answer;
}

async function importOurs() {
  await open();
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'bench-file';
    document.body.append(input);
  });
  await page.setInputFiles('#bench-file', csv);
  return watched('importing', () =>
    page.evaluate(async () => {
      for (const { id } of await wayfold.datasets()) await wayfold.delete(id);
      const start = performance.now();
      const summary = await wayfold.import(document.querySelector('#bench-file').files[0], { timeZone: 'UTC' });
      return { ms: performance.now() - start, summary };
    }),
  );
}

/** Runs in the page: milliseconds of one question. The answer then stands a while, as it would before somebody who reads it; the page keeps meanwhile what it read. */
async function askedFor([id, spec]) {
  const start = performance.now();
  await wayfold.run(spec, { dataset: id });
  const took = performance.now() - start;
  await new Promise((goOn) => setTimeout(goOn, 1500));
  return took;
}

/** Runs in the page: takes away what was kept beside data sets, as if nothing had ever been asked of them. */
const forgetColumns = () =>
  new Promise((done) => {
    indexedDB.open('wayfold').onsuccess = ({ target: { result: database } }) => {
      const clearing = database.transaction('columns', 'readwrite');
      clearing.objectStore('columns').clear();
      clearing.oncomplete = () => done(database.close());
    };
  });

const imports = { ours: [], theirs: [] };
let summary;
let nativeBytes = 0;
for (let run = 0; run < runs; run += 1) {
  const ours = await importOurs();
  summary = ours.summary;
  imports.ours.push(ours.ms);
  const theirs = await importNative(csv);
  nativeBytes = theirs.bytes;
  imports.theirs.push(theirs.ms);
  console.log(`import ${run + 1}: ${Math.round(ours.ms)} / ${Math.round(theirs.ms)} ms`);
}
if (summary.events !== rows) throw new Error(`imported ${summary.events} of ${rows}`);
line('import', imports.ours, imports.theirs);

const db = await openNative();
for (const [name, { specs, sql, ours, theirs }] of Object.entries(questions)) {
  for (const [which, spec] of specs.entries()) {
    const mine = [];
    const native = [];
    for (let run = 0; run < runs; run += 1) {
      if (which === 0) await open(); // a fresh page, so that nothing is in the cache
      await page.evaluate((id) => wayfold.open(id), summary.id);
      const answer = await watched('asking', () =>
        page.evaluate(
          async ([id, asked, before]) => {
            if (before) await wayfold.run(before, { dataset: id });
            const start = performance.now();
            const { result } = await wayfold.run(asked, { dataset: id });
            return { ms: performance.now() - start, result };
          },
          [summary.id, spec, which === 1 ? specs[0] : null],
        ),
      );
      mine.push(answer.ms);
      const answered = await askNative(db, sql[which]);
      native.push(answered.ms);
      if (String(ours(answer.result)) !== String(theirs(answered.rows))) {
        console.error(
          `${name}: answers differ`,
          String(ours(answer.result)).slice(0, 400),
          '≠',
          String(theirs(answered.rows)).slice(0, 400),
        );
        process.exitCode = 1;
      }
    }
    line(`${name}, ${which === 0 ? 'first asked' : 'changed'}`, mine, native);
  }
}

const credited = [];
for (let run = 0; run < runs; run += 1) {
  await open();
  await page.evaluate((id) => wayfold.open(id), summary.id);
  credited.push(await allModels(page, summary.id));
}
line('attribution, all models', credited, null);

const unkept = [];
for (let run = 0; run < runs; run += 1) {
  await open();
  await page.evaluate(forgetColumns);
  await open();
  await page.evaluate((id) => wayfold.open(id), summary.id);
  unkept.push(await page.evaluate(askedFor, [summary.id, questions.funnel.specs[0]]));
}
line('funnel, nothing kept', unkept, null);

const costs = [];
for (const [name, { specs }] of Object.entries(questions)) {
  const medians = {};
  for (const [variant, change] of Object.entries(variants)) {
    const spec = change(specs[0]);
    if (spec === null) continue;
    const took = [];
    for (let run = 0; run < runs; run += 1) {
      await open();
      await page.evaluate((id) => wayfold.open(id), summary.id);
      took.push(await page.evaluate(askedFor, [summary.id, spec]));
    }
    medians[variant] = median(took);
  }
  const ratio = (variant) =>
    medians[variant] === undefined
      ? '–'
      : `${Math.round(medians[variant]).toLocaleString('en')} (${(medians[variant] / medians.plain).toFixed(2)}×)`;
  costs.push([name, Math.round(medians.plain).toLocaleString('en'), ratio('breakdown'), ratio('filter')]);
  console.log(costs.at(-1).join(' | '));
}

const reloads = [];
for (let run = 0; run < runs; run += 1) {
  const hash = `#/explore/funnel?d=${encodeURIComponent(summary.id)}`;
  await page.goto('about:blank');
  const start = performance.now();
  await page.goto(address + hash);
  await page.waitForSelector('main canvas', { timeout: 60_000 });
  reloads.push(performance.now() - start);
}
line('reload to first chart', reloads, null);
await watched('painting', async () => {
  const asked = (maxSteps) => encodeURIComponent(JSON.stringify({ kind: 'paths', v: 1, maxSteps, rowsPerStep: 8 }));
  const link = (maxSteps) => `#/explore/paths?d=${encodeURIComponent(summary.id)}&s=${asked(maxSteps)}`;
  await page.goto(address + link(5));
  await page.waitForSelector('main canvas', { timeout: 60_000 });
  await page.waitForTimeout(2000);
  await page.evaluate(() => (globalThis.longTasks.length = 0));
  await page.evaluate((hash) => (location.hash = hash), link(6));
  await page.waitForTimeout(3000);
});
clearInterval(watch);
const stored = await page.evaluate(async () => (await navigator.storage.estimate()).usage);
const unit = (bytes) => `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;
const text = [
  `${rows.toLocaleString('en')} events, ${summary.actors.toLocaleString('en')} actors, ${runs} runs, ms: median (min–max)`,
  '',
  '| | Wayfold | native DuckDB | ratio |',
  '|---|---|---|---|',
  ...table.map((cells) => `| ${cells.join(' | ')} |`),
  '',
  '| first asked, ms | plain | by a property of 50 values | filtered on two properties |',
  '|---|---|---|---|',
  ...costs.map((cells) => `| ${cells.join(' | ')} |`),
  '',
  `Peak memory of the tab ${unit(peak)}; stored ${unit(stored)}, native file ${unit(nativeBytes)}; longest main-thread task: importing ${Math.round(longTasks.importing)} ms, asking ${Math.round(longTasks.asking)} ms, painting paths of 6 steps × 9 rows ${Math.round(longTasks.painting)} ms (0: none over 50).`,
].join('\n');
console.log(`\n${text}`);
writeFileSync(`.cache/bench/table-${rows}.md`, `${text}\n`);
if (process.argv.includes('--readme')) {
  const readme = readFileSync('README.md', 'utf8');
  const mark = `<!-- bench ${rows} -->`;
  const [before, , after] = readme.split(mark);
  writeFileSync('README.md', `${before}${mark}\n${text}\n${mark}${after}`);
}
await context.close();
await server.close();
