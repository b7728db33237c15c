import { defineConfig } from '@playwright/test';

const flags = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

/** Browser journeys on the built page, in the installed browser named by CHROME_PATH. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../.cache/journeys',
  timeout: 420_000,
  expect: { timeout: 30_000 },
  // Tests share nothing, each has its own site and browser; those tagged @alone measure and run by themselves afterwards.
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  reporter: [['list'], ['json']],
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: process.env.CHROME_PATH,
      // A sandbox cannot be set up by root, as whom CI runs.
      args: process.getuid?.() === 0 ? [...flags, '--no-sandbox'] : flags,
    },
  },
});
