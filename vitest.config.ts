import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

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
          include: ['{server,tests/chaos}/**/*.test.ts'],
          // A real PostgreSQL, started once for the run.
          globalSetup: ['server/database/test-database.setup.ts'],
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
