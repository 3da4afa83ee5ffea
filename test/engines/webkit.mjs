import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { body } from './story.mjs';

/** WebKitGTK's small browser, wherever Debian put it. */
export function miniBrowser() {
  const root = '/usr/lib/x86_64-linux-gnu';
  if (!existsSync(root)) return null;
  const folder = readdirSync(root).find(
    (name) => name.startsWith('webkit2gtk-4') && existsSync(`${root}/${name}/MiniBrowser`),
  );
  return folder ? `${root}/${folder}/MiniBrowser` : null;
}

/** Runs the story in WebKitGTK, which has no OPFS: the memory-only mode. */
export async function webkitStory(binary, url) {
  const port = 4797;
  const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], { stdio: 'ignore', detached: true });
  const call = async (method, path, data) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(data ? { body: JSON.stringify(data) } : {}),
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  let session = null;
  try {
    await ready(port);
    const options = { binary, args: ['--automation'] };
    ({ sessionId: session } = await call('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options, timeouts: { script: 120_000 } } },
    }));
    await call('POST', `/session/${session}/url`, { url });
    const script = `const done = arguments[arguments.length - 1];
      (async () => { while (globalThis.wayfold === undefined) await new Promise((r) => setTimeout(r, 100)); ${body} })().then(done, (e) => done({ error: String(e && e.message || e) }));`;
    const answer = await call('POST', `/session/${session}/execute/async`, { script, args: [] });
    return { answer };
  } finally {
    if (session) await call('DELETE', `/session/${session}`).catch(() => undefined);
    process.kill(-driver.pid, 'SIGTERM');
  }
}

async function ready(port) {
  for (let tries = 0; tries < 100; tries += 1) {
    const status = await fetch(`http://127.0.0.1:${port}/status`).catch(() => null);
    if (status?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('WebKitWebDriver did not start');
}
