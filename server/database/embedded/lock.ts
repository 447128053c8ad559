import { randomUUID } from 'node:crypto';
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { isMissing } from './files.ts';
import { isAlive } from './processes.ts';

const patience = 60_000;
const retryAfter = 10;

async function removeStale(path: string, holder: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  // Somebody else may have removed the stale lock and taken a fresh one between our look and our rename: give it back.
  if ((await readFile(aside, 'utf8')) !== holder) await link(aside, path);
  await unlink(aside);
}

/**
 * Runs `work` while no other process of this machine does so under the same path. A lock left by a dead process is removed.
 * The lock is held for the moments of a start or stop only, never while the database serves.
 * @throws Error when another living process holds it for more than a minute
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const own = `${path}.${randomUUID()}`;
  await writeFile(own, String(process.pid));
  try {
    for (let waited = 0; ; waited += retryAfter) {
      try {
        await link(own, path);
        break;
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      }
      const holder = await readFile(path, 'utf8').catch((error: unknown) => {
        if (isMissing(error)) return null;
        throw error;
      });
      if (holder !== null && !isAlive(Number(holder))) await removeStale(path, holder);
      if (waited > patience) throw new Error(`process ${holder} has held ${path} for more than a minute`);
      await pause(retryAfter);
    }
    try {
      return await work();
    } finally {
      await unlink(path);
    }
  } finally {
    await unlink(own);
  }
}
