// npm run test:engines: the main job in the other engines that are installed, each with one retry. Writes its counts for the check command.
import { deepStrictEqual } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { preview } from 'vite';
import { firefoxStory } from './firefox.mjs';
import { expected } from './story.mjs';
import { miniBrowser, webkitStory } from './webkit.mjs';

const onPath = (name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim() || null;

function check({ answer, afterReload }, stored) {
  deepStrictEqual({ ...answer, id: '' }, { ...expected, id: '' });
  if (stored) deepStrictEqual(afterReload, expected.units);
}

const engines = [
  {
    name: 'Firefox (whole chain)',
    path: onPath('firefox-esr') ?? onPath('firefox'),
    story: firefoxStory,
    stored: true,
  },
  {
    name: 'WebKitGTK (in memory only)',
    path: onPath('WebKitWebDriver') && onPath('xvfb-run') && miniBrowser(),
    story: webkitStory,
    stored: false,
  },
];

const server = await preview({ preview: { port: 4796, strictPort: true, open: false }, logLevel: 'error' });
let passed = 0;
let failed = 0;
for (const { name, path, story, stored } of engines) {
  if (!path) {
    console.log(`- ${name}: not installed, left out`);
    continue;
  }
  let outcome = null;
  for (let attempt = 1; attempt <= 2 && outcome !== 'ok'; attempt += 1) {
    outcome = await story(path, 'http://localhost:4796/')
      .then((found) => check(found, stored))
      .then(
        () => 'ok',
        (error) => error.message,
      );
    console.log(`${outcome === 'ok' ? '✓' : '✗'} ${name}, attempt ${attempt}${outcome === 'ok' ? '' : `: ${outcome}`}`);
  }
  if (outcome === 'ok') passed += 1;
  else failed += 1;
}
await server.close();
mkdirSync('test-results', { recursive: true });
writeFileSync('test-results/engines.json', JSON.stringify({ passed, failed }));
process.exit(failed === 0 ? 0 : 1);
