import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Path of a Chromium: CHROMIUM_PATH, else the system's, else one step that installs it (Debian's by apt when root, else Playwright's own). */
export function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  return onPath() ?? installed();
}

function onPath() {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const { status, stdout } = spawnSync('which', [name], { encoding: 'utf8' });
    if (status === 0) return stdout.trim();
  }
  return null;
}

function installed() {
  const root = process.getuid?.() === 0;
  if (root && existsSync('/usr/bin/apt-get')) {
    console.log('── no Chromium found: installing Debian’s');
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return onPath() ?? '';
  }
  console.log('── no Chromium found: installing Playwright’s');
  execFileSync('node_modules/.bin/playwright', ['install', 'chromium'], { stdio: 'inherit' });
  return '';
}
