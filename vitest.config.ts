import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { awaitPoints } from './tests/dying-worker/await-points.ts';

/** Milliseconds: properties try hundreds of cases, on machines of two cores that do other work too. */
const testTimeout = 30_000;
/** Milliseconds that a test waits for what happens by itself. */
const expected = { poll: { timeout: 20_000 } };

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'extension',
          include: ['{lib,components,entrypoints}/**/*.test.{ts,tsx}'],
          setupFiles: ['lib/words/english.setup.ts'],
          testTimeout,
          expect: expected,
        },
      },
      {
        plugins: [WxtVitest(), awaitPoints()],
        test: {
          name: 'dying worker',
          include: ['tests/dying-worker/**/*.test.ts'],
          setupFiles: ['lib/words/english.setup.ts'],
          testTimeout,
          expect: expected,
        },
      },
      {
        test: {
          name: 'server',
          include: ['{server,tests/chaos}/**/*.test.ts'],
          // Each test has a database and a server of its own, and some start programs, on machines of two cores.
          testTimeout,
          expect: expected,
          // A real PostgreSQL, started once for the run.
          globalSetup: ['server/database/test-database.setup.ts'],
        },
      },
      {
        test: {
          name: 'workshop',
          include: ['{sandbox,demo,bench,release,tests/conventions,tests/same-verdicts,tests/steps}/**/*.test.ts'],
          testTimeout,
          expect: expected,
        },
      },
    ],
  },
});
