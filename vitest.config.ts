import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** The server's tests run against a real PostgreSQL, started once for the run by this file. */
const databaseSetup = 'server/database/test-database.setup.ts';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'extension',
          include: ['{lib,components,entrypoints}/**/*.test.{ts,tsx}'],
        },
      },
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts'],
          globalSetup: existsSync(databaseSetup) ? [databaseSetup] : [],
        },
      },
      {
        test: {
          name: 'workshop',
          include: ['{sandbox,demo,bench,tests/conventions,tests/steps}/**/*.test.ts'],
        },
      },
    ],
  },
});
