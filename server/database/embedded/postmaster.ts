import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartProblem } from '../../configuration/index.ts';
import { type Account, endsWithThisProcess } from './account.ts';
import type { Address } from './address.ts';
import type { Binaries } from './binaries.ts';
import { readIfThere } from './files.ts';
import { isAlive } from './processes.ts';

export interface PostmasterOptions {
  readonly binaries: Binaries;
  readonly account: Account;
  /** Folder of the cluster itself. */
  readonly cluster: string;
  readonly logFile: string;
  readonly address: Address;
  readonly durability: 'full' | 'off';
}

/** After a `kill -9` the dead server's lock file or memory may stay until its last process has been collected. */
const patience = 10_000;
const lookAgainAfter = 5;

function parametersOf({ cluster, address, durability }: PostmasterOptions): string[] {
  const settings = {
    ...(address.kind === 'socket'
      ? { listen_addresses: '', unix_socket_directories: address.folder, unix_socket_permissions: '0700' }
      : { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(address.port) }),
    timezone: 'UTC',
    ...(durability === 'off' ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** Process id and state as PostgreSQL writes them in its lock file; null when there is none. */
export async function readPostmaster(cluster: string): Promise<{ processId: number; ready: boolean } | null> {
  const text = await readIfThere(join(cluster, 'postmaster.pid'));
  if (text === null) return null;
  const lines = text.split('\n');
  return { processId: Number(lines[0]), ready: lines[7]?.trim() === 'ready' };
}

async function spawnPostmaster(options: PostmasterOptions): Promise<ChildProcess> {
  const command = [
    ...options.account.prefix,
    ...endsWithThisProcess(),
    options.binaries.postgres,
    ...parametersOf(options),
  ];
  const log = await open(options.logFile, 'w', 0o600);
  try {
    const [program = '', ...rest] = command;
    return spawn(program, rest, {
      stdio: ['ignore', log.fd, log.fd],
      // Ctrl+C in a terminal reaches the whole group: the database must outlive our own clean stop.
      detached: process.platform !== 'win32',
      windowsHide: true,
      ...options.account.user,
    });
  } finally {
    await log.close();
  }
}

async function becomesReady(child: ChildProcess, cluster: string): Promise<boolean> {
  const ended = once(child, 'exit').then(() => true);
  for (;;) {
    const postmaster = await readPostmaster(cluster);
    if (postmaster?.processId === child.pid && postmaster?.ready) return true;
    if (await Promise.race([ended, pause(lookAgainAfter, false)])) return false;
  }
}

/**
 * Starts PostgreSQL and waits until it accepts connections.
 * @throws StartProblem with PostgreSQL's last words when it does not start
 */
export async function startPostmaster(options: PostmasterOptions): Promise<void> {
  const end = performance.now() + patience;
  for (;;) {
    const child = await spawnPostmaster(options);
    child.unref();
    if (await becomesReady(child, options.cluster)) return;
    const words = await readFile(options.logFile, 'utf8');
    const passing = /lock file .* already exists|pre-existing shared memory block|is in use/i.test(words);
    if (!passing || performance.now() > end) {
      throw new StartProblem(
        `The embedded PostgreSQL in ${options.cluster} did not start: ${words.trim().split('\n').slice(-3).join(' ')} (log: ${options.logFile}). Repair or move that folder, or set DATABASE_URL.`,
      );
    }
    await pause(100);
  }
}

/** Ends PostgreSQL cleanly, cutting open connections, and waits until it has gone. */
export async function stopPostmaster(cluster: string): Promise<void> {
  const running = await readPostmaster(cluster);
  if (running === null || !isAlive(running.processId)) return;
  process.kill(running.processId, 'SIGINT');
  while ((await readPostmaster(cluster))?.processId === running.processId && isAlive(running.processId)) {
    await pause(lookAgainAfter);
  }
}
