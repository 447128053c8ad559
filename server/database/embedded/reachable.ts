import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

/**
 * PostgreSQL's programs where its account can reach them. Below a folder that only root can enter, such as /root, another
 * user cannot: PostgreSQL looks for its own program with access(2), which honours no capability. Then a copy of 60 MB in
 * the system's folder for temporary files serves, made once and used by later starts as well.
 */
export async function reachableBinaries(binaries: Binaries, account: Account): Promise<Binaries> {
  if (reaches(account, binaries.postgres)) return binaries;
  const programs = resolve(dirname(binaries.postgres), '..');
  const copy = await copyOf(programs);
  const inCopy = (program: string) => join(copy, basename(dirname(program)), basename(program));
  return { initdb: inCopy(binaries.initdb), postgres: inCopy(binaries.postgres) };
}

function reaches(account: Account, program: string): boolean {
  if (account.prefix.length === 0 && account.user === null) return true;
  const [command = '', ...parameters] = [...account.prefix, 'test', '-x', program];
  return spawnSync(command, parameters, { stdio: 'ignore', ...account.user }).status === 0;
}

async function copyOf(programs: string): Promise<string> {
  const home = join(tmpdir(), 'appsprint-postgres-programs');
  // Everybody may write in the folder for temporary files: only what is root's own is run.
  await mkdir(home, { mode: 0o755 }).catch(() => undefined);
  const { uid, mode } = await stat(home);
  const mine = uid === process.getuid?.() && (mode & 0o022) === 0;
  const place = mine ? home : await mkdtemp(join(tmpdir(), 'appsprint-postgres-programs-'));
  const { mtimeMs } = await stat(programs);
  const finished = join(place, String(Math.trunc(mtimeMs)));
  if (await stat(finished).catch(() => null)) return finished;
  const making = await mkdtemp(join(place, 'making-'));
  try {
    const inside = join(making, 'native');
    await cp(programs, inside, { recursive: true, verbatimSymlinks: true });
    await rename(inside, finished);
  } catch (error) {
    // Another process that starts at the same time may have finished first.
    if (!(await stat(finished).catch(() => null))) throw error;
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return finished;
}
