import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import * as z from 'zod/mini';
import { openDatabase, type Tables } from '../../server/database/index.ts';
import { emptyLedger, type Ledger, putLoad } from './load.ts';
import { administer, startServer } from './server-process.ts';

/** What was answered for, and how much of it the database does not have; and whether the sums are what the rows say. */
export interface KillReport {
  readonly installs: number;
  readonly events: number;
  readonly clicks: number;
  readonly lost: readonly string[];
  readonly booksAgree: boolean;
}

const Created = z.object({ appId: z.string(), apiKey: z.string() });
const slug = 'chaos';
/** Clicks that wait in a file are in the database soon after a start, in milliseconds. */
const patience = 20_000;

async function missing(database: Kysely<Tables>, ledger: Ledger): Promise<string[]> {
  const installs = await database.selectFrom('install').select('sdk_id as id').execute();
  const events = await database.selectFrom('event').select('event_id as id').execute();
  const clicks = await database.selectFrom('click').select(sql<string>`visit ->> 'campaign_id'`.as('id')).execute();
  const stored = new Set([...installs, ...events, ...clicks].map(({ id }) => id));
  return [...ledger.installs, ...ledger.events, ...ledger.clicks].filter((id) => !stored.has(id));
}

async function sumsAreRows(database: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ agree: boolean }>`
    select (select (sum(installs), sum(events), sum(revenue)) from roll_up)
      = ((select count(*) from install)::numeric, (select count(*) from event)::numeric, (select sum(revenue) from event)) as agree`.execute(
    database,
  );
  return rows[0]?.agree === true;
}

async function check(dataDir: string, ledger: Ledger): Promise<Pick<KillReport, 'lost' | 'booksAgree'>> {
  const server = await startServer(dataDir);
  const { database, close } = await openDatabase({ kind: 'embedded', dataDir, durability: 'full' });
  try {
    const end = performance.now() + patience;
    let lost = await missing(database, ledger);
    while (lost.length > 0 && performance.now() < end) {
      await pause(200);
      lost = await missing(database, ledger);
    }
    return { lost, booksAgree: await sumsAreRows(database) };
  } finally {
    await server.killHard();
    await close();
  }
}

/**
 * Kills the API with -9 at random moments under load, so many times, on one data folder; then looks for everything that it
 * had answered for. Unanswered batches are sent again with the same ids.
 */
export async function killRounds(
  dataDir: string,
  rounds: number,
  say: (line: string) => void = () => undefined,
): Promise<KillReport> {
  const { appId, apiKey } = Created.parse(await administer(dataDir, ['app', 'create', '--name', 'Chaos']));
  const stores = [
    '--ios',
    'https://apps.apple.com/app/id1',
    '--android',
    'https://play.google.com/store/apps/details?id=a',
  ];
  await administer(dataDir, ['link', 'create', '--app', appId, '--slug', slug, ...stores]);
  const ledger = emptyLedger();
  for (let round = 1; round <= rounds; round += 1) {
    const server = await startServer(dataDir);
    const load = putLoad({ url: server.url, apiKey, slug }, ledger);
    await pause(randomInt(100, 1_000));
    await server.killHard();
    await load;
    say(`round ${round}: answered for ${ledger.events.size} events and ${ledger.clicks.size} clicks so far`);
  }
  const found = await check(dataDir, ledger);
  return { installs: ledger.installs.size, events: ledger.events.size, clicks: ledger.clicks.size, ...found };
}
