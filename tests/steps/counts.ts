import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { type Count, oneFailed } from './step.ts';

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** Count of a vitest JSON report. A file that could not even be loaded counts as one failed test. */
export function countVitest(report: unknown): Count {
  const { numPassedTests, numFailedTests, testResults } = z.parse(VitestReport, report);
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed'),
  );
  const failures = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => [`${name}: ${fullName}`, ...failureMessages].join('\n')),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloaded.length,
    failures: [...failures, ...unloaded.map(({ name, message }) => `${name}\n${message}`)],
  };
}

/** Count of a Playwright JSON report. A test that passed only when tried again counts as failed. */
export function countPlaywright(report: unknown): Count {
  const { expected, unexpected, flaky } = z.parse(PlaywrightReport, report).stats;
  return { passed: expected, failed: unexpected + flaky };
}

/**
 * Count of a test runner's JSON report in a file. A runner that ended badly without a failed test, ran no test or left
 * no readable report counts as one failure.
 */
export async function countReport(file: string, read: (report: unknown) => Count, endedWell: boolean): Promise<Count> {
  try {
    const count = read(JSON.parse(await readFile(file, 'utf8')));
    const sound = count.passed + count.failed > 0 && (endedWell || count.failed > 0);
    return sound ? count : { ...count, failed: count.failed + 1 };
  } catch (error) {
    console.error(`The tests left no readable report: ${error instanceof Error ? error.message : String(error)}`);
    return oneFailed;
  }
}
