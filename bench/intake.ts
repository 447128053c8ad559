import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, createCallLimits } from '../server/access/index.ts';
import { systemClock } from '../server/clock.ts';
import { openDatabase } from '../server/database/index.ts';
import { createHttpServer } from '../server/http/index.ts';
import { addSdkRoutes, createIntake, type Intake } from '../server/sdk-intake/index.ts';
import type { Benchmark, Measurement } from './benchmark.ts';

const samples = 9;
const batchesPerSample = 200;
const eventsPerBatch = 20;
const atOnce = 8;
const phones = 50;

export const intake: Benchmark = {
  name: `intake of ${batchesPerSample} batches of ${eventsPerBatch} events, ${atOnce} at once`,
  compares: 'events stored, counted in the sums and committed / the same server without storing',
  unit: 'ms',
  budget: { atMost: 6 },
  measure,
};

const storesNothing: Intake = {
  register: () => Promise.reject(new Error('the benchmark registers only where it stores')),
  store: async ({ events }) => ({ accepted: events.length, duplicates: 0 }),
  find: async () => undefined,
  amend: async () => undefined,
};

async function serve(kept: Intake, appId: string) {
  const server = await createHttpServer([], (where, error) => console.error(where, error));
  const limits = createCallLimits({ perAddress: 0, perApp: 0 });
  addSdkRoutes(server, { intake: kept, clock: systemClock, limits, appOfKey: async () => appId });
  return { url: await server.listen({ host: '127.0.0.1', port: 0 }), close: () => server.close() };
}

async function post(url: string, path: string, body: string): Promise<void> {
  const headers = { 'x-api-key': 'benchmark', 'content-type': 'application/json' };
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  await answer.arrayBuffer();
}

/** About 4 kB, as a phone sends it. */
function batchOf(phone: number): string {
  const events = Array.from({ length: eventsPerBatch }, () => ({
    eventId: randomUUID(),
    appsprintId: `phone-${phone}`,
    eventType: 'purchase',
    revenue: 4.99,
    currency: 'USD',
    parameters: { revenue: 4.99, currency: 'USD', product: 'premium_monthly' },
    timestamp: Date.now(),
  }));
  return JSON.stringify({ events });
}

/** Milliseconds for one sample's batches. */
async function sample(url: string): Promise<number> {
  const waiting = Array.from({ length: batchesPerSample }, (_, index) => batchOf(index % phones));
  const start = performance.now();
  const send = async () => {
    for (let batch = waiting.pop(); batch !== undefined; batch = waiting.pop())
      await post(url, '/v1/sdk/events/batch', batch);
  };
  await Promise.all(Array.from({ length: atOnce }, send));
  return performance.now() - start;
}

/** Both servers in turns, on an embedded PostgreSQL that is safe against power loss. */
async function measure(): Promise<Measurement> {
  const dataDir = await mkdtemp(join(tmpdir(), 'appsprint-bench-'));
  await using cleanUp = new AsyncDisposableStack();
  cleanUp.defer(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  const { database, close } = await openDatabase({ kind: 'embedded', dataDir, durability: 'full' });
  cleanUp.defer(close);
  const { appId } = await createApp(database, systemClock, 'Benchmark');
  const storing = await serve(createIntake(database), appId);
  cleanUp.defer(storing.close);
  const bare = await serve(storesNothing, appId);
  cleanUp.defer(bare.close);
  for (let phone = 0; phone < phones; phone += 1)
    await post(storing.url, '/v1/sdk/install', JSON.stringify({ appsprintId: `phone-${phone}` }));
  const measured: number[] = [];
  const baseline: number[] = [];
  // The first of each only warms the servers up.
  await sample(bare.url);
  await sample(storing.url);
  for (let round = 0; round < samples; round += 1) {
    baseline.push(await sample(bare.url));
    measured.push(await sample(storing.url));
  }
  return { measured, baseline };
}
