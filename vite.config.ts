import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, defineConfig, runnerImport, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import type * as FileSchema from './src/app/file-schema/view-file-schema';
import { demoCases, demoFiles, type DemoCase } from './src/demo/cases';
import type * as DemoBuild from './src/demo/build/make-demo';

const duckdb = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
const engineWorker = 'duckdb-browser-eh.worker.js';
const enginePack = 'duckdb-eh.wasm.pack';

/** What the page may do; measured to run the whole chain and to stop every request off the origin, in workers started from blobs too. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self' blob:",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ');

/** The engine's wasm, gzipped once: some static hosts refuse 34 MB files and some do not compress wasm. Path of the packed file. */
function packedEngine(): string {
  const path = join('node_modules', '.cache', 'wayfold', enginePack);
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, gzipSync(readFileSync(join(duckdb, 'duckdb-eh.wasm')), { level: 9 }));
  }
  return path;
}

/** Puts the engine beside index.html, in dist/ and on the development server. */
function engine(): Plugin {
  const files = (): Record<string, string> => ({
    [engineWorker]: join(duckdb, engineWorker),
    [enginePack]: packedEngine(),
  });
  return {
    name: 'wayfold-engine',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = files()[(request.url ?? '').replace(/^\//, '').replace(/\?.*$/, '')];
        if (path === undefined) return next();
        response.setHeader('Content-Type', path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream');
        createReadStream(path).pipe(response);
      });
    },
    generateBundle() {
      if (this.environment.name !== 'client') return;
      for (const [fileName, path] of Object.entries(files()))
        this.emitFile({ type: 'asset', fileName, source: readFileSync(path) });
    },
  };
}

/** The bundled demos as finished data sets, beside index.html. */
function demos(): Plugin {
  const made = new Map<DemoCase, ReturnType<typeof DemoBuild.makeDemo>>();
  const load = async (): Promise<typeof DemoBuild> =>
    (await runnerImport<typeof DemoBuild>('./src/demo/build/make-demo.ts')).module;
  let build: ReturnType<typeof load> | null = null;
  const files = async (demo: DemoCase): Promise<Record<string, string | Uint8Array>> => {
    const { makeDemo } = await (build ??= load());
    const making = made.get(demo) ?? makeDemo(demo);
    made.set(demo, making);
    const { database, about } = await making;
    const names = demoFiles(demo);
    return { [names.database]: gzipSync(database, { level: 9 }), [names.about]: JSON.stringify(about) };
  };
  return {
    name: 'wayfold-demos',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name = (request.url ?? '').replace(/^\//, '').replace(/\?.*$/, '');
        const demo = demoCases.find((one) => Object.values(demoFiles(one)).includes(name));
        if (demo === undefined) return next();
        files(demo).then((all) => response.end(all[name]), next);
      });
    },
    async generateBundle() {
      if (this.environment.name !== 'client') return;
      for (const demo of demoCases)
        for (const [fileName, source] of Object.entries(await files(demo)))
          this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

/** A report asks nothing and writes no workbooks; editors and the writer would be a third of its size. */
const onlyAnswers = (): Plugin => ({
  name: 'wayfold-only-answers',
  enforce: 'pre',
  resolveId: (id) => (/\/\w+Editor\.svelte$|\/xlsx$/.test(id) ? '\0left-out' : null),
  load: (id) => (id === '\0left-out' ? 'export default () => undefined; export const xlsxOf = undefined' : null),
});

/** What reports are made of: one HTML file with its script and styles inside, and places for a name and the results. */
async function reportTemplate(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [onlyAnswers(), svelte()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      ...{ write: false, target: 'es2022', minify: true, chunkSizeWarningLimit: 2000 },
      lib: { entry: 'src/app/report/entry.ts', formats: ['iife'], name: 'wayfoldReport', cssFileName: 'report' },
    },
  });
  const files = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const script = files
    .flatMap((file) => (file.type === 'chunk' ? [file.code] : []))
    .join('')
    .replaceAll('</script', '<\\/script')
    .replaceAll('<!--', '<\\!--');
  const style = files.flatMap((file) => (file.type === 'asset' ? [String(file.source)] : [])).join('');
  const rule = [
    "default-src 'none'",
    `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en" class="light"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${rule}">
<meta name="viewport" content="width=device-width"><title><!--report-title--></title><style>${style}</style></head>
<body><div id="app"></div><script type="application/json" id="content"><!--report-content--></script>
<script>${script}</script></body></html>
`;
}

/** The template of reports, beside index.html. */
function report(): Plugin {
  const fileName = 'report-template.html';
  let made: Promise<string> | null = null;
  return {
    name: 'wayfold-report',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if ((request.url ?? '').replace(/^\//, '').replace(/\?.*$/, '') !== fileName) return next();
        (made ??= reportTemplate()).then((html) => response.end(html), next);
      });
    },
    async generateBundle() {
      if (this.environment.name !== 'client') return;
      this.emitFile({ type: 'asset', fileName, source: await (made ??= reportTemplate()) });
    },
  };
}

/** The schema of `.wayfold.json` files, beside index.html for whoever writes or checks such files. */
const fileSchema = (): Plugin => ({
  name: 'wayfold-file-schema',
  async generateBundle() {
    if (this.environment.name !== 'client') return;
    const { module } = await runnerImport<typeof FileSchema>('./src/app/file-schema/view-file-schema.ts');
    const source = `${JSON.stringify(module.viewFileSchema(), null, 2)}\n`;
    this.emitFile({ type: 'asset', fileName: 'wayfold.schema.json', source });
  },
});

/** The policy as the first tag of the head; not while developing, where the dev server needs its socket. */
const contentPolicy = (): Plugin => ({
  name: 'wayfold-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
  ],
});

/** Says what a taken port means, since saved data belongs to an address. */
const portWarning = (): Plugin => ({
  name: 'wayfold-port',
  configurePreviewServer(server) {
    server.httpServer.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return;
      console.error(
        `\nPort ${port} is taken: is Wayfold running already? PORT=4781 npm start uses another one, but data sets and views saved in the ` +
          `browser belong to an address, port included: under another port you start with none.\n`,
      );
    });
  },
});

const port = Number(process.env['PORT'] ?? 4780);
const desktop =
  process.env['CI'] === undefined &&
  (process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']));

export default defineConfig({
  base: './',
  plugins: [
    svelte(),
    engine(),
    demos(),
    report(),
    fileSchema(),
    contentPolicy(),
    portWarning(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'workers',
      filename: 'service.worker.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png,webmanifest,pack,json}'],
        maximumFileSizeToCacheInBytes: 64 * 1024 * 1024,
      },
    }),
  ],
  worker: { format: 'es' },
  build: { target: 'es2022', modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1500 },
  optimizeDeps: { exclude: ['@duckdb/duckdb-wasm'] },
  server: { port: Number(process.env['PORT'] ?? 4790), host: '127.0.0.1' },
  preview: { port, strictPort: true, host: 'localhost', open: desktop },
});
