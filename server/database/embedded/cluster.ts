import { execFile } from 'node:child_process';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartProblem } from '../../configuration/index.ts';
import { type Account, accountForPostgres } from './account.ts';
import { type Address, addressForStart, answers, readAddress } from './address.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { readIfThere } from './files.ts';
import { withLock } from './lock.ts';
import { startPostmaster, stopPostmaster } from './postmaster.ts';
import { isAlive } from './processes.ts';
import { reachableBinaries } from './reachable.ts';

const run = promisify(execFile);

/** The role that owns the embedded cluster; the folder's permissions guard it. */
const superuser = 'appsprint';

/** An embedded PostgreSQL in a data folder, which several processes may share. */
export interface Cluster {
  /** How to connect with `pg`, as of now. */
  connection(): { user: string; host: string; port?: number; password?: string };
  /** Starts PostgreSQL unless it runs; called again when a connection is refused, because the process that had started it may have ended. */
  ensureRunning(): Promise<void>;
  /** Stops PostgreSQL if this process answers for it; if another one does, leaves it alone. */
  close(): Promise<void>;
}

export interface ClusterOptions {
  readonly dataDir: string;
  readonly durability: 'full' | 'off';
}

/** Made beside its place and moved there at the end, so that a cluster that is there is a whole one. */
async function createCluster(
  binaries: Binaries,
  account: Account,
  address: Address,
  folder: string,
  options: ClusterOptions,
): Promise<void> {
  const making = `${folder}.making`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { mode: 0o700 });
  account.own(making);
  const passwordFile = join(options.dataDir, 'postgres-password');
  if (address.kind === 'port') await writeFile(passwordFile, address.password, { mode: 0o600 });
  const access = address.kind === 'port' ? ['-A', 'scram-sha-256', '--pwfile', passwordFile] : ['-A', 'trust'];
  const sync = options.durability === 'off' ? ['--no-sync'] : [];
  const [program = '', ...rest] = [...account.prefix, binaries.initdb];
  const parameters = [...rest, '-D', making, '-U', superuser, '-E', 'UTF8', '--no-locale', ...access, ...sync];
  try {
    await run(program, parameters, { ...account.user, maxBuffer: 1 << 20 });
  } catch (error) {
    const words =
      error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n').at(-1) : String(error);
    throw new StartProblem(
      `The embedded PostgreSQL could not be made in ${options.dataDir} (${words}); set DATA_DIR to a folder that the user it runs as can reach, or set DATABASE_URL.`,
    );
  }
  await rm(passwordFile, { force: true });
  await rename(making, folder);
}

async function start(folder: string, options: ClusterOptions): Promise<Address> {
  const account = accountForPostgres();
  const binaries = await reachableBinaries(await findBinaries(), account);
  const address = await addressForStart(options.dataDir);
  if (address.kind === 'socket') account.own(address.folder);
  if ((await readIfThere(join(folder, 'PG_VERSION'))) === null) {
    await createCluster(binaries, account, address, folder, options);
  }
  const logFile = join(options.dataDir, 'postgres.log');
  await startPostmaster({ binaries, account, cluster: folder, logFile, address, durability: options.durability });
  return address;
}

/** Opens the embedded PostgreSQL of a data folder: starts it, or adopts the one that another process runs there. */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const folder = join(options.dataDir, 'postgres');
  const lock = join(options.dataDir, 'postgres.lock');
  const keeperFile = join(options.dataDir, 'postgres.keeper');
  let address: Address | null = null;

  /** The keeper is the process that stops PostgreSQL at its own end. Who finds it dead takes its place. */
  async function keeper(): Promise<number> {
    return Number((await readIfThere(keeperFile)) ?? 0);
  }

  async function ensureRunning(): Promise<void> {
    await withLock(lock, async () => {
      const known = await readAddress(options.dataDir);
      const runs = known !== null && (await answers(known));
      address = runs ? known : await start(folder, options);
      if (!runs || !isAlive(await keeper())) await writeFile(keeperFile, String(process.pid));
    });
  }

  await ensureRunning();
  return {
    connection() {
      if (address === null) throw new Error('the embedded PostgreSQL has not been started');
      if (address.kind === 'socket') return { user: superuser, host: address.folder };
      return { user: superuser, host: '127.0.0.1', port: address.port, password: address.password };
    },
    ensureRunning,
    async close() {
      await withLock(lock, async () => {
        if ((await keeper()) !== process.pid) return;
        await stopPostmaster(folder);
        await rm(keeperFile, { force: true });
        if (address?.kind === 'socket') await rm(address.folder, { recursive: true, force: true });
      });
    },
  };
}
