import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { requireBrowser } from './browser.mjs';
import { checkNode, installPackages } from './install.mjs';

/** The commands behind `npm run …`: each installs what is missing first. */

const bin = (name, file) => path.join('node_modules', name, file);
const VITE = bin('vite', 'bin/vite.js');
const REPORTS = path.resolve('.cache/reports');

const CHECKS = [
  ['format', bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  ['lint', bin('eslint', 'bin/eslint.js'), '.', '--max-warnings', '0'],
  // Workers have other globals than pages; svelte-check reads every other file, components or not.
  ['types of the workers', bin('typescript', 'bin/tsc'), '-p', 'src/engine/worker'],
  [
    'types and components',
    bin('svelte-check', 'bin/svelte-check'),
    '--fail-on-warnings',
    '--output',
    'human',
  ],
];

/** Runs a Node script; returns whether it succeeded. */
function node(script, args = [], environment = {}) {
  const done = spawnSync(process.execPath, [script, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  return done.status === 0;
}

function step(title, run) {
  const started = Date.now();
  console.log(`\n── ${title}`);
  const ok = run();
  console.log(`── ${title}: ${ok ? 'ok' : 'FAILED'} (${Math.round((Date.now() - started) / 1000)} s)`);
  return ok;
}

/** Runs one check aside and prints what it said when it is done; resolves to whether it succeeded. */
function checkAside([title, script, ...args]) {
  const started = Date.now();
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const seconds = Math.round((Date.now() - started) / 1000);
      console.log(`\n── ${title}\n${said}── ${title}: ${code === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
      resolve(code === 0);
    });
  });
}

/** Runs the static checks, two at a time; returns how many passed and failed. */
async function check() {
  const waiting = [...CHECKS];
  const results = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await checkAside(next));
  };
  await Promise.all([work(), work()]);
  return { passed: results.filter(Boolean).length, failed: results.filter((ok) => !ok).length, skipped: 0 };
}

function build() {
  return step('build', () => node(VITE, ['build', '--logLevel', 'warn']));
}

/** Unit and notebook tests. */
function unitTests(environment = {}) {
  const report = path.join(REPORTS, 'unit.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  rmSync(report, { force: true });
  const ok = step('unit and notebook tests', () => node(bin('vitest', 'vitest.mjs'), args, environment));
  const counts = readReport(report, (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests,
    skipped: json.numPendingTests + json.numTodoTests,
  }));
  return withOutcome(counts, ok);
}

/** Journeys in a real browser, on the build: two at a time, then those that measure, by themselves. */
function journeys() {
  const chosen = process.argv.slice(3);
  const rounds = [
    ['journeys', ['--grep-invert', '@alone']],
    ['alone', ['--grep', '@alone', '--workers', '1']],
  ];
  return sum(rounds.map(([name, args]) => round(name, [...args, ...chosen])));
}

function round(name, args) {
  const report = path.join(REPORTS, `${name}.json`);
  rmSync(report, { force: true });
  const environment = { CHROME_PATH: requireBrowser(), PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const command = ['test', '-c', 'test/e2e/playwright.config.ts', '--pass-with-no-tests', ...args];
  const ok = step(`browser journeys (${name})`, () =>
    node(bin('@playwright/test', 'cli.js'), command, environment),
  );
  const counts = readReport(report, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }));
  return withOutcome(counts, ok);
}

function readReport(file, read) {
  return existsSync(file)
    ? read(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
}

/** A run that failed without a failing test (a crash, a file that does not load) counts as one failure. */
function withOutcome(counts, ok) {
  return !ok && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function sum(counts) {
  const total = (key) => counts.reduce((all, one) => all + one[key], 0);
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') };
}

function finish({ passed, failed, skipped }) {
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exit(failed === 0 ? 0 : 1);
}

async function test() {
  const parts = [await check(), unitTests()];
  const built = build();
  parts.push(built ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 });
  if (built) parts.push(journeys());
  finish(sum(parts));
}

/** Builds the command line and runs it with what follows on the command. */
function notebook() {
  const args = ['build', '--ssr', 'src/cli/notebook.ts', '--outDir', '.cache/cli', '--logLevel', 'error'];
  if (!node(VITE, args)) process.exit(1);
  process.exit(node('.cache/cli/notebook.js', process.argv.slice(3)) ? 0 : 1);
}

function bench() {
  if (!existsSync('dist/index.html') && !build()) process.exit(1);
  const environment = { CHROME_PATH: requireBrowser() };
  const args = [
    'build',
    '--ssr',
    'test/bench/main.ts',
    '--outDir',
    '.cache/bench/program',
    '--logLevel',
    'error',
  ];
  if (!node(VITE, args)) process.exit(1);
  process.exit(node('.cache/bench/program/main.js', process.argv.slice(3), environment) ? 0 : 1);
}

const COMMANDS = {
  dev: () => process.exit(node(VITE, process.argv.slice(3)) ? 0 : 1),
  build: () => process.exit(build() ? 0 : 1),
  check: async () => finish(await check()),
  test,
  journeys: () => finish(journeys()),
  fuzz: () => finish(unitTests({ FUZZ_RUNS: process.env.FUZZ_RUNS ?? '3000' })),
  bench,
  notebook,
};

checkNode();
const command = COMMANDS[process.argv[2] ?? ''];
if (!command) {
  console.error(`unknown command: ${process.argv[2] ?? ''}. One of: ${Object.keys(COMMANDS).join(', ')}`);
  process.exit(1);
}
installPackages();
mkdirSync(REPORTS, { recursive: true });
await command();
