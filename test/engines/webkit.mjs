import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { play, text } from './story.mjs';

const folders = (path) => (existsSync(path) ? readdirSync(path).map((name) => `${path}/${name}`) : []);

/** WebKitGTK's small browser, wherever Debian put it: /usr/lib/<machine>/webkit2gtk-<version>/MiniBrowser. */
export function miniBrowser() {
  const homes = folders('/usr/lib').flatMap((machine) => (/-linux-gnu/.test(machine) ? folders(machine) : []));
  const home = homes.find((folder) => /\/webkit2?gtk-[^/]+$/.test(folder) && existsSync(`${folder}/MiniBrowser`));
  return home === undefined ? null : `${home}/MiniBrowser`;
}

/** Plays the story in WebKitGTK, which has no OPFS: the memory-only mode. `limit`: ms. */
export async function webkitStory({ path, url, limit }) {
  const signal = AbortSignal.timeout(limit);
  const port = await freePort();
  const driver = startDriver(port);
  const call = (method, command, data, within = signal) =>
    ask(`http://127.0.0.1:${port}${command}`, method, data, within);
  let session = null;
  try {
    await ready(port, signal);
    const options = { binary: path, args: ['--automation'] };
    const capabilities = { 'webkitgtk:browserOptions': options, timeouts: { script: limit } };
    const { sessionId } = await call('POST', '/session', { capabilities: { alwaysMatch: capabilities } });
    session = `/session/${sessionId}`;
    await call('POST', `${session}/window/rect`, { width: 1280, height: 800 });
    await call('POST', `${session}/url`, { url });
    return await play({
      keeps: false,
      run: (fn, argument) =>
        call('POST', `${session}/execute/async`, { script: script(fn, argument), args: [] }).then(valueOf),
      reload: () => call('POST', `${session}/refresh`, {}),
    });
  } finally {
    if (session !== null) await call('DELETE', session, undefined, AbortSignal.timeout(5_000)).catch(() => undefined);
    driver.stdin.end();
    await new Promise((resolve) => (driver.exitCode === null ? driver.once('exit', resolve) : resolve()));
  }
}

/** The driver on a screen of its own; both end when their input does, so also when this process is killed. */
function startDriver(port) {
  const command = `WebKitWebDriver --port=${port} & driver=$!; cat >/dev/null; kill $driver; wait`;
  const env = { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', LANGUAGE: 'en' };
  return spawn('xvfb-run', ['-a', 'sh', '-c', command], { stdio: ['pipe', 'ignore', 'ignore'], env });
}

const script = (fn, argument) => `const done = arguments[arguments.length - 1];
  (async () => {
    while (globalThis.wayfold === undefined) await new Promise((resolve) => setTimeout(resolve, 100));
    return ${text(fn, argument)};
  })().then((value) => done({ value }), (error) => done({ failed: String((error && error.message) || error) }));`;

function valueOf({ value, failed }) {
  if (failed !== undefined) throw new Error(failed);
  return value;
}

async function ask(url, method, data, signal) {
  const body = data === undefined ? {} : { body: JSON.stringify(data) };
  const { value } = await (await fetch(url, { method, signal, ...body })).json();
  if (value?.error) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

async function ready(port, signal) {
  for (;;) {
    const status = await fetch(`http://127.0.0.1:${port}/status`, { signal }).catch(() => null);
    if (status?.ok) return;
    if (signal.aborted) throw new Error('WebKitWebDriver did not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
