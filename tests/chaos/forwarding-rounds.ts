import { randomInt } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { fixtureWorld } from '../../sandbox/world-fixture.ts';
import { openDatabase, type Tables } from '../../server/database/index.ts';
import { copyTemplate, startTestCluster } from '../../server/database/testing.ts';
import { type LoadedApp, putForwardingLoad } from './forwarding-load.ts';
import { administer, type Environment, type Program, startServer, startWorker } from './server-process.ts';

/** What TikTok counted, compared with what the API had answered for. Lists hold event ids. */
export interface ForwardingReport {
  readonly eligible: number;
  /** Eligible and counted once, for the right pixel. */
  readonly countedOnce: number;
  readonly missing: readonly string[];
  readonly countedTwice: readonly string[];
  readonly countedThoughOff: readonly string[];
  readonly wrongPixel: readonly string[];
  /** Eligible, and not marked as sent in the end. */
  readonly notMarkedSent: readonly string[];
  /** Deliveries that TikTok had seen before; de-duplication took them. */
  readonly repeated: number;
}

const Created = z.object({ appId: z.string(), apiKey: z.string() });
const Token = z.object({ token: z.string() });
/** After the last kill a dead worker's rows come back when their lease is over; then they are sent, some several times. */
const patience = 240_000;

const faults = {
  seed: 11,
  path: '/event/',
  rates: { error: 0.1, lostReply: 0.05, throttle: 0.04, page: 0.02, slowReply: 0.05 },
  slowMilliseconds: 700,
  callsPerSecond: 40,
};

interface Stage {
  readonly sandbox: Sandbox;
  readonly database: Kysely<Tables>;
  readonly dataDir: string;
  readonly environment: Environment;
}

async function openApp(stage: Stage, url: string, number: number): Promise<LoadedApp> {
  const { dataDir, environment } = stage;
  const pixel = fixtureWorld.advertisers[0]?.pixels[number];
  if (pixel === undefined) throw new Error('the fixture has too few pixels');
  const made = await administer(dataDir, ['app', 'create', '--name', `Chaos ${number}`], environment);
  const { appId, apiKey } = Created.parse(made);
  const { token } = Token.parse(await administer(dataDir, ['token', 'create', '--app', appId], environment));
  const answer = await fetch(`${url}/v1/apps/${appId}/tiktok-ads/pixel`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ pixelId: pixel.code, eventsToken: pixel.eventsToken }),
  });
  if (!answer.ok) throw new Error(`the pixel was answered ${answer.status}: ${await answer.text()}`);
  return { apiKey, pixelCode: pixel.code, eligible: new Set(), off: new Set() };
}

function countsIn(sandbox: Sandbox): Map<string, string[]> {
  const live = sandbox.countedEvents().filter(({ event }) => event.event_id !== undefined);
  const byId = Map.groupBy(live, ({ event }) => event.event_id ?? '');
  return new Map([...byId].map(([id, events]) => [id, events.map(({ pixelCode }) => pixelCode)]));
}

async function compare({ sandbox, database }: Stage, apps: readonly LoadedApp[]): Promise<ForwardingReport> {
  const counts = countsIn(sandbox);
  const pixelsOf = (id: string) => counts.get(id) ?? [];
  const sent = await database.selectFrom('outbox').select('event_id').where('state', '=', 'sent').execute();
  const markedSent = new Set(sent.map(({ event_id }) => event_id));
  const eligible = apps.flatMap((app) => [...app.eligible].map((id) => ({ id, pixelCode: app.pixelCode })));
  const off = apps.flatMap((app) => [...app.off]);
  const wrong = eligible.filter(({ id, pixelCode }) => pixelsOf(id).some((counted) => counted !== pixelCode));
  return {
    eligible: eligible.length,
    countedOnce: eligible.filter(({ id, pixelCode }) => pixelsOf(id).join() === pixelCode).length,
    missing: eligible.filter(({ id }) => pixelsOf(id).length === 0).map(({ id }) => id),
    countedTwice: [...counts].filter(([, pixels]) => pixels.length > 1).map(([id]) => id),
    countedThoughOff: off.filter((id) => counts.has(id)),
    wrongPixel: wrong.map(({ id }) => id),
    notMarkedSent: eligible.filter(({ id }) => !markedSent.has(id)).map(({ id }) => id),
    repeated: sandbox.receivedEvents().length - sandbox.countedEvents().length,
  };
}

async function drain({ database }: Stage): Promise<void> {
  const end = performance.now() + patience;
  while (performance.now() < end) {
    const due = await database.selectFrom('outbox').select('event_id').where('state', '=', 'due').limit(1).execute();
    if (due.length === 0) return;
    await pause(250);
  }
}

async function setFaults({ sandbox }: Stage): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${sandbox.url}/sandbox/faults`, {
    method: 'POST',
    headers,
    body: JSON.stringify(faults),
  });
  if (!answer.ok) throw new Error(`the faults were refused: ${await answer.text()}`);
}

/**
 * Two API and two worker processes on one PostgreSQL, under load, while TikTok fails in every way: at random moments one of them is
 * killed with -9 and started again, so many times. Then everything that was answered for is looked for at TikTok.
 */
export async function forwardingRounds(
  folder: string,
  kills: number,
  say: (line: string) => void = () => undefined,
): Promise<ForwardingReport> {
  await using cleanUp = new AsyncDisposableStack();
  const clusterDir = join(folder, 'postgresql');
  const dataDir = join(folder, 'data');
  for (const path of [clusterDir, dataDir]) await mkdir(path, { recursive: true });
  const cluster = await startTestCluster(clusterDir);
  cleanUp.defer(() => cluster.stop());
  const { url } = await copyTemplate(cluster.adminUrl);
  const { database, close } = await openDatabase({ kind: 'url', url });
  cleanUp.defer(close);
  const sandbox = await startSandbox({ world: fixtureWorld });
  cleanUp.defer(() => sandbox.close());
  const environment = {
    DATABASE_URL: url,
    SECRET_KEY: 'a key for chaos only',
    TIKTOK_API_BASE: sandbox.url,
    PUBLIC_URL: 'https://links.example',
  };
  const stage = { sandbox, database, dataDir, environment };

  const programs: { kind: 'api' | 'worker'; program: Program; url: string | null }[] = [];
  cleanUp.defer(async () => {
    for (const { program } of programs) await program.killHard();
  });
  const begin = async (kind: 'api' | 'worker') => {
    const program = kind === 'api' ? await startServer(dataDir, environment) : await startWorker(dataDir, environment);
    programs.push({ kind, program, url: 'url' in program ? String(program.url) : null });
  };
  for (const kind of ['api', 'api', 'worker', 'worker'] as const) await begin(kind);
  const addresses = () => programs.flatMap((one) => one.url ?? []);
  const apps = [await openApp(stage, addresses()[0] ?? '', 0), await openApp(stage, addresses()[0] ?? '', 1)];
  await setFaults(stage);

  const ending = new AbortController();
  const load = putForwardingLoad({ apps, addresses }, ending.signal);
  for (let kill = 1; kill <= kills; kill += 1) {
    await pause(randomInt(100, 1_000));
    const [victim] = programs.splice(randomInt(programs.length), 1);
    if (victim === undefined) throw new Error('there is nothing left to kill');
    await victim.program.killHard();
    await begin(victim.kind);
    say(`kill ${kill} (${victim.kind}): TikTok counted ${sandbox.countedEvents().length} events so far`);
  }
  ending.abort();
  await load;
  await drain(stage);
  return compare(stage, apps);
}
