import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const LOWEST_NODE = [20, 19];

/** Stops with a clear message where Node is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > LOWEST_NODE[0] || (major === LOWEST_NODE[0] && minor >= LOWEST_NODE[1])) return;
  console.error(`Kequn needs Node ${LOWEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs the packages of the lock file where they are missing or differ from it. */
export function installPackages() {
  if (installed()) return;
  console.log('Installing packages …');
  // Not `npm ci`: it refuses a lock file without the optional packages of other systems, which some registries lack.
  const words = ['install', '--no-save', '--no-audit', '--no-fund'];
  const done = spawnSync('npm', words, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) {
    console.error('npm install failed; see above. A connection to the npm registry is needed once.');
    process.exit(1);
  }
}

/** Whether every package of the lock file lies in node_modules in its version (optional ones may be absent). */
function installed() {
  if (!existsSync('node_modules/.package-lock.json')) return false;
  const wanted = readLock('package-lock.json');
  const present = readLock('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([name, entry]) =>
      name === '' || entry.optional || entry.devOptional || present[name]?.version === entry.version,
  );
}

function readLock(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}
