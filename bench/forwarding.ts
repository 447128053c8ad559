import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { createApp, openSeal } from '../server/access/index.ts';
import { systemClock } from '../server/clock.ts';
import { openDatabase, type Tables } from '../server/database/index.ts';
import { destinationOf, sendThrough, startForwarding } from '../server/forwarding/index.ts';
import { createTikTokClient, eventsTokenPlace } from '../server/tiktok/index.ts';
import type { Benchmark, Measurement } from './benchmark.ts';

const samples = 5;
const eventsPerSample = 40_000;
const eventsPerCall = 1_000;
/** As many calls at the same time as the worker makes for one pixel. */
const atOnce = 2;

export const forwarding: Benchmark = {
  name: `forwarding of ${eventsPerSample} events from the outbox to a receiver on this machine`,
  compares: 'events a second claimed, built, delivered and settled / the same client with ready bodies and no outbox',
  unit: 'events/s',
  // The bare client sends bodies that are ready: two to three hundred and fifty thousand a second, by copying memory.
  // 10,000 events a second are 0.03 of that.
  budget: { atLeast: 0.03 },
  measure,
};

async function startReceiver(cleanUp: AsyncDisposableStack): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'receiver.server.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanUp.defer(() => void child.kill('SIGTERM'));
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  return url;
}

/** Installs with a click, and events of theirs that are due: what intake leaves behind. */
async function fill(database: Kysely<Tables>, appId: string, round: number): Promise<void> {
  const at = systemClock.now();
  await sql`
    insert into event (app_id, event_id, sdk_id, event_type, event_name, occurred_at, received_at, revenue, currency, ip, user_agent, payload)
    select ${appId}, md5(${round} || '-' || number), 'phone-' || number % 500, 'purchase', null, ${at}, ${at}, 4.99, 'USD', '203.0.113.9',
      'Dalvik/2.1.0 (Linux; U; Android 14; Pixel 8)', jsonb_build_object('parameters', jsonb_build_object('order_id', number, 'content_id', 'premium'))
    from generate_series(1, ${eventsPerSample}::integer) number`.execute(database);
  await sql`
    insert into outbox (app_id, event_id, sdk_id, sdk_event, tiktok_event, occurred_at, received_at, state, next_at)
    select app_id, event_id, sdk_id, event_type, 'Purchase', occurred_at, received_at, 'due', received_at
    from event where app_id = ${appId} and not exists (select from outbox o where o.app_id = event.app_id and o.event_id = event.event_id)`.execute(
    database,
  );
  await sql`vacuum (analyze) outbox`.execute(database);
  await sql`vacuum (analyze) event`.execute(database);
}

async function addPhones(database: Kysely<Tables>, appId: string): Promise<void> {
  const at = systemClock.now();
  await sql`
    insert into click (app_id, click_id, slug, clicked_at, ip, user_agent, visit)
    select ${appId}, md5('click' || number)::uuid, 'bench', ${at}, '203.0.113.9', '', jsonb_build_object('ttclid', 'E.C.P.' || repeat(md5('t' || number), 9))
    from generate_series(0, 499) number`.execute(database);
  await sql`
    insert into install (app_id, sdk_id, install_id, installed_at, received_at, ip, user_agent, payload, source, match_type, confidence, reason, evidence, click_id, link_slug)
    select ${appId}, 'phone-' || number, md5('install' || number)::uuid, ${at}, ${at}, '203.0.113.9', '', '{}', 'tracking_link', 'click_id', 1, '', '{}',
      md5('click' || number)::uuid, 'bench'
    from generate_series(0, 499) number`.execute(database);
  await sql`analyze click, install`.execute(database);
}

async function dueIn(database: Kysely<Tables>): Promise<boolean> {
  const row = await database
    .selectFrom('outbox')
    .select('event_id')
    .where('state', '=', 'due')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Events a second until the outbox has none left. */
async function forwardAll(database: Kysely<Tables>, apiBase: string): Promise<number> {
  const ending = new AbortController();
  const seal = await openSeal({ kind: 'text', text: 'a key for benchmarks' });
  const edges = { database, seal, publicUrl: () => 'https://links.example' };
  const start = performance.now();
  const worker = startForwarding(
    {
      database,
      clock: systemClock,
      random: Math.random,
      send: sendThrough(createTikTokClient(apiBase, ending.signal)),
      destinationOf: (appId) => destinationOf(edges, appId),
      report: (where, error) => console.error(where, error),
    },
    ending.signal,
  );
  while (await dueIn(database)) await pause(20);
  const seconds = (performance.now() - start) / 1_000;
  ending.abort();
  await worker.close();
  return eventsPerSample / seconds;
}

/** Events a second of the bare client, with bodies that are ready. */
async function sendReady(apiBase: string): Promise<number> {
  const client = createTikTokClient(apiBase, new AbortController().signal);
  const user = {
    ttclid: `E.C.P.${'t'.repeat(288)}`,
    external_id: 'a'.repeat(64),
    ip: '203.0.113.9',
    user_agent: 'Dalvik/2.1.0',
  };
  const body = {
    event: 'Purchase',
    event_time: 1_790_000_000,
    event_id: 'b'.repeat(32),
    user,
    properties: { value: 4.99, currency: 'USD' },
  };
  const data = Array.from({ length: eventsPerCall }, () => body);
  let left = eventsPerSample / eventsPerCall;
  const start = performance.now();
  const post = async () => {
    for (; left > 0; ) {
      left -= 1;
      await client.ask('/event/track/', 'token', { event_source: 'web', event_source_id: 'bench', data });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, post));
  return eventsPerSample / ((performance.now() - start) / 1_000);
}

/** Both in turns, on an embedded PostgreSQL that is safe against power loss. */
async function measure(): Promise<Measurement> {
  await using cleanUp = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'appsprint-bench-'));
  cleanUp.defer(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  const { database, close } = await openDatabase({ kind: 'embedded', dataDir, durability: 'full' });
  cleanUp.defer(close);
  const receiver = await startReceiver(cleanUp);
  const { appId } = await createApp(database, systemClock, 'Benchmark');
  const seal = await openSeal({ kind: 'text', text: 'a key for benchmarks' });
  await database
    .insertInto('tiktok_pixel')
    .values({
      app_id: appId,
      pixel_id: 'BENCHMARKPIXEL',
      pixel_number: null,
      linked: true,
      sealed_events_token: seal.close('token', eventsTokenPlace(appId)),
      saved_at: systemClock.now(),
    })
    .execute();
  await addPhones(database, appId);
  const measured: number[] = [];
  const baseline: number[] = [];
  // The first of each only warms up.
  for (let round = 0; round <= samples; round += 1) {
    await fill(database, appId, round);
    const [bare, whole] = [await sendReady(receiver), await forwardAll(database, receiver)];
    if (round === 0) continue;
    baseline.push(bare);
    measured.push(whole);
  }
  return { measured, baseline };
}
