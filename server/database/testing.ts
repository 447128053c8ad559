import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openDatabase } from './connection.ts';
import { openCluster } from './embedded/index.ts';

const template = 'migrated_template';

/** A PostgreSQL for one run of tests, with a migrated template. */
export interface TestCluster {
  readonly adminUrl: string;
  stop(): Promise<void>;
}

/** A migrated, empty database of a test's own. */
export interface TestDatabase {
  /** For `ApiConfiguration.database`. */
  readonly url: string;
  /** Removes it, with the connections that are still open. */
  drop(): Promise<void>;
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function urlOf(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Starts a PostgreSQL in `dataDir` that is not safe against power loss, and migrates a template in it. */
export async function startTestCluster(dataDir: string): Promise<TestCluster> {
  const cluster = await openCluster({ dataDir, durability: 'off' });
  const { user, host, port, password } = cluster.connection();
  const address =
    port === undefined ? `localhost/postgres?host=${encodeURIComponent(host)}` : `${host}:${port}/postgres`;
  const adminUrl = `postgresql://${user}${password === undefined ? '' : `:${password}`}@${address}`;
  await asAdmin(adminUrl, `create database ${template}`);
  const { close } = await openDatabase({ kind: 'url', url: urlOf(adminUrl, template) });
  await close();
  return { adminUrl, stop: () => cluster.close() };
}

/** Makes a fresh database, which takes some 50 ms. */
export async function copyTemplate(adminUrl: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(adminUrl, `create database ${name} template ${template}`);
  return { url: urlOf(adminUrl, name), drop: () => asAdmin(adminUrl, `drop database ${name} with (force)`) };
}
