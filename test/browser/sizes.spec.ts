import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

const dist = join(import.meta.dirname, '../../dist');
const assets = readdirSync(join(dist, 'assets'));

function asset(name: RegExp): string {
  const found = assets.filter((file) => name.test(file));
  expect(found, String(name)).toHaveLength(1);
  return `assets/${found[0]}`;
}

/** Adds a built file and all it imports at once to `files`. */
function follow(path: string, files: Set<string>): Set<string> {
  if (files.has(path)) return files;
  files.add(path);
  if (!path.endsWith('.js')) return files;
  const text = readFileSync(join(dist, path), 'utf8');
  for (const [, name = ''] of text.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([\w.-]+\.js)["'`]/g))
    follow(`assets/${name}`, files);
  return files;
}

/** What the page fetches before its first screen stands, in one language. */
function firstScreen(language: RegExp): Set<string> {
  const files = new Set(['index.html', 'icon.svg', 'manifest.webmanifest']);
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  for (const [, path = ''] of page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)) follow(path, files);
  // its words
  const words = assets.filter((file) => language.test(file));
  expect(words.length, String(language)).toBeGreaterThan(0);
  for (const file of words) follow(`assets/${file}`, files);
  return files;
}

const packed = (files: Iterable<string>): number =>
  [...files].reduce((sum, path) => sum + gzipSync(readFileSync(join(dist, path)), { level: 9 }).length, 0);

test('the download to the first screen is at most 120 kB packed, in either language', () => {
  const english = packed(firstScreen(/^first-en-.*\.js$/));
  const chinese = packed(firstScreen(/^first-zh-cn-.*\.js$/));
  test.info().annotations.push({ type: 'bytes', description: `${english} and ${chinese}` });
  expect(english).toBeGreaterThan(50_000);
  expect(english).toBeLessThanOrEqual(120_000);
  expect(chinese).toBeLessThanOrEqual(120_000);
});

test('with all words, the drawing library and the workers it is at most 600 kB, the engine apart', () => {
  const files = firstScreen(/^(first-)?en-.*\.js$/);
  follow(asset(/^echarts-.*\.js$/), files);
  files.add(asset(/^page\.worker-.*\.js$/));
  const all = packed(files);
  test.info().annotations.push({ type: 'bytes', description: `${all}` });
  expect(all).toBeGreaterThan(300_000);
  expect(all).toBeLessThanOrEqual(600_000);
});
