// npm run test:engines: the main job in the other engines that are installed, each with one retry. Writes its counts for the check command.
import { deepStrictEqual } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { preview } from 'vite';
import { firefoxStory } from './firefox.mjs';
import { expected } from './story.mjs';
import { miniBrowser, webkitStory } from './webkit.mjs';

const limit = 60_000;
const onPath = (name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim() || null;

const engines = [
  {
    name: 'Firefox (whole chain)',
    path: onPath('firefox-esr') ?? onPath('firefox'),
    story: firefoxStory,
    keeps: true,
  },
  {
    name: 'WebKitGTK (in memory only)',
    path: onPath('WebKitWebDriver') && onPath('xvfb-run') && miniBrowser(),
    story: webkitStory,
    keeps: false,
  },
];

/** Plays the story on a server of its own; null, or what was not as expected. */
async function attempt({ path, story, keeps }) {
  const server = await preview({ preview: { port: 0, open: false }, logLevel: 'error' });
  let closing = null;
  const goOffline = () => (closing ??= server.close());
  try {
    const found = await story({ path, url: server.resolvedUrls.local[0], goOffline, limit });
    deepStrictEqual(found, expected(keeps));
    return null;
  } catch (error) {
    return error.message;
  } finally {
    await goOffline();
  }
}

async function passes(engine) {
  for (const number of [1, 2]) {
    const start = Date.now();
    const wrong = await attempt(engine);
    const seconds = Math.round((Date.now() - start) / 1000);
    console.log(
      `${wrong === null ? '✓' : '✗'} ${engine.name}, attempt ${number}, ${seconds} s${wrong === null ? '' : `: ${wrong}`}`,
    );
    if (wrong === null) return true;
  }
  return false;
}

let passed = 0;
let leftOut = 0;
const failed = [];
for (const engine of engines) {
  if (!engine.path) {
    leftOut += 1;
    console.log(`- ${engine.name}: not installed, left out`);
  } else if (await passes(engine)) passed += 1;
  else failed.push(engine.name);
}
mkdirSync('test-results', { recursive: true });
writeFileSync('test-results/engines.json', JSON.stringify({ passed, failed, leftOut }));
process.exit(failed.length === 0 ? 0 : 1);
