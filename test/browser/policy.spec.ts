import { cpSync, mkdtempSync, readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { build } from 'vite';
import type * as Probe from './engine-probe';
import { serveFolder, type StaticServer } from '../support/static-server';

const dist = join(import.meta.dirname, '../../dist');

/** A server of another origin that answers anyone, and counts who asked. */
async function startSink(): Promise<{ address: string; asked: string[]; server: Server }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': '*',
      'Content-Type': 'text/csv',
    });
    response.end('a,b\n1,2\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { address: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`, asked, server };
}

let site: string;
test.beforeAll(async () => {
  site = mkdtempSync(join(tmpdir(), 'wayfold-policy-'));
  cpSync(dist, site, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: site,
      emptyOutDir: false,
      copyPublicDir: false,
      lib: { entry: join(import.meta.dirname, 'engine-probe.ts'), formats: ['es'], fileName: () => 'engine-probe.js' },
    },
  });
});

/** One script is both workers of the page, the one that asks and the one that imports. */
const workerScripts = (): string[] =>
  readdirSync(join(site, 'assets')).filter((name) => /^page\.worker-.*\.js$/.test(name));

/** Asks the sink from the page, from its worker started as the product starts it, and inside DuckDB. */
async function askEverywhere(page: Page, sink: string): Promise<void> {
  await page.evaluate(async (address) => {
    await fetch(`${address}page`).catch(() => undefined);
    await new Promise((resolve) => {
      const image = new Image();
      image.onload = image.onerror = resolve;
      image.src = `${address}image.png`;
    });
  }, sink);
  for (const script of workerScripts()) {
    await page.evaluate(
      async ([name, address]) => {
        const url = new URL(`assets/${name}`, document.baseURI).href;
        const text = `import ${JSON.stringify(url)}; fetch(${JSON.stringify(`${address}${name}`)}).then(() => postMessage('asked'), () => postMessage('refused'));`;
        const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })), {
          type: 'module',
        });
        await new Promise((resolve) => {
          worker.onmessage = resolve;
        });
        worker.terminate();
      },
      [script, sink] as const,
    );
  }
  await page.evaluate(async (address) => {
    const probe = (await import(new URL('engine-probe.js', document.baseURI).href)) as typeof Probe;
    await probe.askFromDuckdb(document.baseURI, address);
  }, sink);
}

async function withSite(
  change: ((html: string) => string) | undefined,
  work: (server: StaticServer) => Promise<void>,
): Promise<void> {
  const server = await serveFolder(site, change ? { change } : {});
  await work(server);
  await server.close();
}

test('no request leaves the origin, from the page, the workers or DuckDB', async ({ page }) => {
  const sink = await startSink();
  expect(workerScripts()).toHaveLength(1);
  await withSite(undefined, async ({ url }) => {
    await page.goto(url);
    await askEverywhere(page, sink.address);
  });
  expect(sink.asked).toEqual([]);
  sink.server.close();
});

test('without the policy the same requests arrive, so the test above can fail', async ({ page }) => {
  const sink = await startSink();
  const unbound = (html: string): string => html.replace(/<meta[^>]*Content-Security-Policy[^>]*>/i, '');
  await withSite(unbound, async ({ url }) => {
    await page.goto(url);
    await askEverywhere(page, sink.address);
  });
  expect(workerScripts()).toHaveLength(1);
  const asked = sink.asked.join('\n');
  expect(asked).toContain('/page');
  for (const script of workerScripts()) expect(asked).toContain(script);
  expect(asked).toContain('duckdb');
  sink.server.close();
});
