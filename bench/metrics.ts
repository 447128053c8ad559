import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { createApp } from '../server/access/index.ts';
import { systemClock } from '../server/clock.ts';
import { openDatabase, type Tables } from '../server/database/index.ts';
import { addContractRoutes, createHttpServer, type Handlers } from '../server/http/index.ts';
import { metricsHandler } from '../server/reporting/index.ts';
import type { Benchmark, Measurement } from './benchmark.ts';

const samples = 7;
const campaigns = 5_000;
const days = 30;
/** 900,000 sums, as a million events make at most when hardly two fall into one quarter of an hour. */
const sumsPerDay = 6;
const window = { from: '2026-10-01', to: '2026-10-30' };

export const metricsAnswer: Benchmark = {
  name: `metrics of ${campaigns} campaigns in ${days} days out of ${campaigns * days * sumsPerDay} sums`,
  compares: 'GET metrics / the raw SQL of the same sums',
  unit: 'ms',
  budget: { atMost: 2 },
  measure,
};

async function fill(database: Kysely<Tables>, appId: string): Promise<void> {
  const advertiser = { app_id: appId, advertiser_id: '7300000000000000001', name: 'Benchmark', currency: 'USD' };
  await database
    .insertInto('advertiser')
    .values({ ...advertiser, time_zone: 'Asia/Kathmandu', chosen_at: new Date(0) })
    .execute();
  await sql`
    insert into campaign select ${appId}, ${advertiser.advertiser_id}, (1830000000000000 + c)::text, 'Campaign ' || c
    from generate_series(1, ${sql.lit(campaigns)}) c`.execute(database);
  await sql`
    insert into roll_up
    select ${appId}, ${window.from}::date::timestamp at time zone 'UTC' + d * interval '1 day' + q * interval '195 minutes',
      (1830000000000000 + c)::text, '', '', 'USD', 0, 1, 1, 4.99
    from generate_series(1, ${sql.lit(campaigns)}) c, generate_series(0, ${sql.lit(days - 1)}) d, generate_series(1, ${sql.lit(sumsPerDay)}) q`.execute(
    database,
  );
  await sql`vacuum analyze`.execute(database);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function measure(): Promise<Measurement> {
  const dataDir = await mkdtemp(join(tmpdir(), 'appsprint-bench-'));
  await using cleanUp = new AsyncDisposableStack();
  cleanUp.defer(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  const { database, close } = await openDatabase({ kind: 'embedded', dataDir, durability: 'full' });
  cleanUp.defer(close);
  const { appId } = await createApp(database, systemClock, 'Benchmark');
  await fill(database, appId);
  const handler = metricsHandler({ database, clock: systemClock, requestFigures: () => undefined });
  const server = await createHttpServer([], (where, error) => console.error(where, error));
  const caller = {
    tokenName: 'benchmark',
    scopes: new Set(['read'] as const),
    apps: [{ id: appId, name: 'Benchmark' }],
  };
  // Only this one route is asked.
  addContractRoutes(server, handler as Handlers, { authenticate: async () => caller, answerOnce: (_, act) => act() });
  cleanUp.defer(() => server.close());
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const ask = async () => {
    const query = new URLSearchParams({ level: 'campaign', ...window });
    const answer = await fetch(`${url}/v1/apps/${appId}/tiktok-ads/metrics?${query}`);
    if (!answer.ok) throw new Error(await answer.text());
    await answer.arrayBuffer();
  };
  const raw = () =>
    sql`
      select campaign_id, currency, sum(installs), sum(events), sum(revenue) from roll_up
      where app_id = ${appId} and quarter_hour >= ${window.from}::date and quarter_hour < ${window.to}::date + 1
      group by 1, 2`.execute(database);
  const measured: number[] = [];
  const baseline: number[] = [];
  await ask();
  await raw();
  for (let round = 0; round < samples; round += 1) {
    baseline.push(await timed(raw));
    measured.push(await timed(ask));
  }
  return { measured, baseline };
}
