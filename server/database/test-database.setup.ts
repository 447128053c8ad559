import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startTestCluster } from './testing.ts';

/** Starts one PostgreSQL for the whole run of tests; each test file takes a copy of its migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'appsprint-test-'));
  const cluster = await startTestCluster(dataDir);
  project.provide('testDatabaseAdmin', cluster.adminUrl);
  return async () => {
    await cluster.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the run's PostgreSQL; `copyTemplate` makes databases there. */
    testDatabaseAdmin: string;
  }
}
