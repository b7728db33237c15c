import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const root = process.env[name];
    return root
      ? [
          path.join(root, 'Google/Chrome/Application/chrome.exe'),
          path.join(root, 'Microsoft/Edge/Application/msedge.exe'),
        ]
      : [];
  }),
];

/** The browser that tests drive: `CHROME_PATH`, else an installed Chrome, Chromium or Edge, else null. */
export function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) return existsSync(named) ? named : null;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...onPath, ...PLACES].find((place) => existsSync(place)) ?? null;
}

/** A browser, installed from the system's packages where none is there and that can be done; else says what to do. */
export function requireBrowser() {
  const found = findBrowser() ?? installChromium();
  if (found) return found;
  const wrong = process.env.CHROME_PATH
    ? `CHROME_PATH names ${process.env.CHROME_PATH}, which is not there. `
    : '';
  console.error(
    `${wrong}The browser tests need Chrome, Chromium or Edge. Install one (on Debian or Ubuntu: ` +
      `sudo apt-get install chromium) or set CHROME_PATH to its program, then run npm test again.`,
  );
  process.exit(1);
}

/** Installs Debian's Chromium when this is root on a system with apt; returns its path or null. */
function installChromium() {
  if (process.env.CHROME_PATH || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  console.log('Installing Chromium from the system’s packages …');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...words) => spawnSync('apt-get', words, { stdio: 'inherit', env: environment }).status === 0;
  if (!run('update')) console.error('apt-get update failed; trying with the package lists at hand.');
  run('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
  return findBrowser();
}
