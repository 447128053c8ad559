import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type OpenDatabase, openDatabase } from '../connection.ts';
import { readPostmaster } from './postmaster.ts';
import { isAlive } from './processes.ts';

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'appsprint-cluster-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function open(dataDir: string): Promise<OpenDatabase> {
  return openDatabase({ kind: 'embedded', dataDir, durability: 'off' });
}

async function addApp({ database }: OpenDatabase, app_id: string): Promise<void> {
  await database
    .insertInto('app')
    .values({ app_id, name: app_id, created_at: new Date(0) })
    .execute();
}

async function appIds({ database }: OpenDatabase): Promise<string[]> {
  return (await database.selectFrom('app').select('app_id').orderBy('app_id').execute()).map(({ app_id }) => app_id);
}

/** Another process that opens the same folder and adds an app; it ends when it is told to. */
async function neighbour(dataDir: string, appId: string) {
  const child = fork(join(import.meta.dirname, 'neighbour.fixture.ts'), [dataDir, appId], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'message');
  return {
    async end(signal: 'SIGTERM' | 'SIGKILL') {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}

test('a folder keeps its data from one run to the next, and nothing runs in between', async () => {
  const folder = await freshFolder();
  const first = await open(folder);
  await addApp(first, 'app_first');
  const running = await readPostmaster(join(folder, 'postgres'));
  await first.close();
  expect(await readPostmaster(join(folder, 'postgres'))).toBeNull();
  // It has ended; whoever inherited it may take a moment to notice.
  await expect.poll(() => isAlive(running?.processId ?? 0)).toBe(false);
  const second = await open(folder);
  expect(await appIds(second)).toEqual(['app_first']);
  await second.close();
});

test('a process that comes later shares the database and leaves it running', async () => {
  const folder = await freshFolder();
  const own = await open(folder);
  const other = await neighbour(folder, 'app_other');
  await addApp(own, 'app_own');
  await other.end('SIGTERM');
  expect(await appIds(own)).toEqual(['app_other', 'app_own']);
  await own.close();
});

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'when the process that started the database ends by %s, the others go on with one of their own',
  async (signal) => {
    const folder = await freshFolder();
    const starter = await neighbour(folder, 'app_starter');
    const own = await open(folder);
    expect(await appIds(own)).toEqual(['app_starter']);
    await starter.end(signal);
    // A query at the very moment of the end fails; the next ones find the new database.
    await vi.waitFor(() => addApp(own, 'app_after'), { timeout: 10_000 });
    expect(await appIds(own)).toEqual(['app_after', 'app_starter']);
    await own.close();
    expect(await readPostmaster(join(folder, 'postgres'))).toBeNull();
  },
);

test('several processes that start together share one database', async () => {
  const folder = await freshFolder();
  const others = await Promise.all(['app_a', 'app_b', 'app_c'].map((appId) => neighbour(folder, appId)));
  const own = await open(folder);
  expect(await appIds(own)).toEqual(['app_a', 'app_b', 'app_c']);
  await Promise.all(others.map((other) => other.end('SIGTERM')));
  expect(await appIds(own)).toEqual(['app_a', 'app_b', 'app_c']);
  await own.close();
});

test('files left behind by a crash do not keep it from starting', async () => {
  const folder = await freshFolder();
  const first = await open(folder);
  await first.close();
  await writeFile(join(folder, 'postgres', 'postmaster.pid'), '999999\n/nowhere\n0\n5432\n/tmp\n\n0 0\nready\n');
  await writeFile(join(folder, 'postgres.lock'), '999999');
  await writeFile(join(folder, 'postgres.keeper'), '999999');
  const second = await open(folder);
  expect((await sql<{ one: number }>`select 1 as one`.execute(second.database)).rows).toEqual([{ one: 1 }]);
  await second.close();
});
