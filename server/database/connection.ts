import { setTimeout as pause } from 'node:timers/promises';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import { type ApiConfiguration, prepareDataFolder, StartProblem } from '../configuration/index.ts';
import { type Cluster, openCluster } from './embedded/index.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';
import { valueTypes } from './values.ts';

/** The database, migrated, and the way to give it back. */
export interface OpenDatabase {
  readonly database: Kysely<Tables>;
  /** Ends the connections; stops an embedded PostgreSQL that this process answers for. */
  close(): Promise<void>;
}

const poolSize = 20;
/** How long a query waits while an embedded PostgreSQL that another process had started is started again here. */
const patience = 15_000;

/** Whether a failure to connect says that no PostgreSQL serves there (or not yet, or no more). */
export function isAbsence(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    /^(ENOENT|ECONNREFUSED|ECONNRESET|EPIPE|57P0[123])$/.test(code) || /connection terminated/i.test(error.message)
  );
}

function poolOf(options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ max: poolSize, types: valueTypes, connectionTimeoutMillis: 10_000, ...options });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  // The same for one that is lent out and asked nothing at the moment; its next query fails and says so.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** A pool that starts the embedded PostgreSQL again when nobody serves, because its starter has ended. */
function selfHealing(pool: pg.Pool, cluster: Cluster): PostgresPool {
  return {
    async connect() {
      const end = performance.now() + patience;
      for (;;) {
        try {
          return await pool.connect();
        } catch (error) {
          if (!isAbsence(error) || performance.now() > end) throw error;
          await cluster.ensureRunning();
          await pause(20);
        }
      }
    },
    end: () => pool.end(),
    options: pool.options,
  };
}

function databaseOn(pool: PostgresPool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

async function openEmbedded(dataDir: string, durability: 'full' | 'off'): Promise<OpenDatabase> {
  await prepareDataFolder(dataDir);
  const cluster = await openCluster({ dataDir, durability });
  const database = databaseOn(selfHealing(poolOf({ ...cluster.connection(), database: 'postgres' }), cluster));
  async function close() {
    await database.destroy();
    await cluster.close();
  }
  try {
    await migrate(database);
  } catch (error) {
    await close();
    throw error;
  }
  return { database, close };
}

async function openUrl(url: string): Promise<OpenDatabase> {
  const database = databaseOn(poolOf({ connectionString: url }));
  try {
    await migrate(database);
  } catch (error) {
    await database.destroy();
    const reason =
      error instanceof AggregateError ? 'connection refused' : error instanceof Error ? error.message : String(error);
    throw new StartProblem(
      `The PostgreSQL that DATABASE_URL names cannot be used (${reason}); check that it runs, that the address and password are right and that the role may create tables.`,
    );
  }
  return { database, close: () => database.destroy() };
}

/**
 * Opens and migrates the configured database.
 * @throws StartProblem when it cannot be reached or its folder cannot be written
 */
export async function openDatabase(configuration: ApiConfiguration['database']): Promise<OpenDatabase> {
  switch (configuration.kind) {
    case 'embedded':
      return openEmbedded(configuration.dataDir, configuration.durability);
    case 'url':
      return openUrl(configuration.url);
  }
}
