import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests',
  testMatch: '{e2e,journey}/**/*.spec.ts',
  globalSetup: './tests/e2e/stage.setup.ts',
  // `npm test` gives each run a folder of its own: Playwright empties its output folder when it starts.
  outputDir: join(process.env.TEST_RUN_DIR ?? 'out', 'playwright'),
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // Patience for a slow machine; what is there sooner is seen sooner.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: { screenshot: 'only-on-failure', viewport: { width: 1440, height: 900 } },
});
