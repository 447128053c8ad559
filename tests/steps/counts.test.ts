import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { countPlaywright, countReport, countVitest } from './counts.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'appsprint-counts-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** A runner's report on disk, counted. */
async function counted(report: unknown, read: typeof countVitest, endedWell: boolean) {
  const file = join(folder, 'report.json');
  await writeFile(file, JSON.stringify(report));
  return countReport(file, read, endedWell);
}

const playwright = (expected: number, unexpected: number, flaky = 0) => ({ stats: { expected, unexpected, flaky } });

test('a vitest file that cannot be loaded counts as a failed test beside the others, and each failure is named', () => {
  const passed = { status: 'passed', fullName: 'one and one is two', failureMessages: [] };
  const failed = { status: 'failed', fullName: 'two and two is five', failureMessages: ['Error: it is four'] };
  const report = {
    numPassedTests: 4,
    numFailedTests: 1,
    testResults: [
      { name: 'sums.test.ts', status: 'failed', message: '', assertionResults: [failed, passed] },
      { name: 'broken.test.ts', status: 'failed', message: 'Unexpected token', assertionResults: [] },
    ],
  };
  expect(countVitest(report)).toEqual({
    passed: 4,
    failed: 2,
    failures: ['sums.test.ts: two and two is five\nError: it is four', 'broken.test.ts\nUnexpected token'],
  });
});

test('a browser test that passed only when tried again counts as failed', () => {
  expect(countPlaywright(playwright(5, 1, 2))).toEqual({ passed: 5, failed: 3 });
});

test('a runner that ended well is counted as it says', async () => {
  expect(await counted(playwright(5, 0), countPlaywright, true)).toEqual({ passed: 5, failed: 0 });
});

test('a runner that ended badly has at least one failure', async () => {
  expect(await counted(playwright(5, 0), countPlaywright, false)).toEqual({ passed: 5, failed: 1 });
  expect(await counted(playwright(5, 2), countPlaywright, false)).toEqual({ passed: 5, failed: 2 });
});

test('a runner that ran no test has failed', async () => {
  expect(await counted(playwright(0, 0), countPlaywright, true)).toEqual({ passed: 0, failed: 1 });
});

test('a runner that left no report has failed and says so', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue();
  expect(await countReport(join(folder, 'none.json'), countVitest, true)).toEqual({ passed: 0, failed: 1 });
  expect(said).toHaveBeenCalledWith(expect.stringContaining('no readable report'));
  said.mockRestore();
});
