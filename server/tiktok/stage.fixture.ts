import { sql } from 'kysely';
import { expect, inject, onTestFinished, vi } from 'vitest';
import type { Integration } from '#lib/appsprint/contract';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import type { TikTokWorld } from '../../sandbox/world.ts';
import { fixtureIds, fixtureWorld } from '../../sandbox/world-fixture.ts';
import { clockAt, type StoryClock, startTestApi, type TestApi, type TestApp } from '../testing.ts';

function firstOf<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined) throw new Error('the fixture lacks what the tests need');
  return first;
}

/** The advertiser that the tests choose, and its pixel. */
export const advertiser = firstOf(fixtureWorld.advertisers);
export const pixel = firstOf(advertiser.pixels);

/** A running API with an app, and the sandbox as its TikTok. */
export interface Stage {
  readonly api: TestApi;
  readonly app: TestApp;
  readonly clock: StoryClock;
  readonly sandbox: Sandbox;
  ask(method: string, path: string, body?: unknown): ReturnType<TestApi['call']>;
  /** Starts another API process on the same database, with the same clock. */
  anotherProcess(): Promise<{ readonly url: string; end(): Promise<void> }>;
  /** Sets what goes wrong at TikTok from now on. */
  faults(settings: object): Promise<void>;
}

export async function openStage(world: TikTokWorld = fixtureWorld): Promise<Stage> {
  const sandbox = await startSandbox({ world });
  onTestFinished(() => sandbox.close());
  const clock = clockAt('2026-11-14T12:00:00Z');
  const { id, secret } = fixtureWorld.developerApp;
  const api = await startTestApi(clock, { tiktok: { apiBase: sandbox.url, app: { id, secret } } });
  const app = await api.newApp();
  const ask: Stage['ask'] = (method, path, body) =>
    api.call(app.token, method, `/v1/apps/${app.appId}/tiktok-ads${path}`, body);
  const faults: Stage['faults'] = async (settings) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${sandbox.url}/sandbox/faults`, {
      method: 'POST',
      headers,
      body: JSON.stringify(settings),
    });
    if (!answer.ok) throw new Error(await answer.text());
  };
  const anotherProcess: Stage['anotherProcess'] = async () => {
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(api.database);
    const url = new URL(inject('testDatabaseAdmin'));
    url.pathname = `/${rows[0]?.name}`;
    let ending: Promise<void> | null = null;
    let close: () => Promise<void> = () => Promise.resolve();
    const overrides = {
      database: { kind: 'url', url: url.href },
      tiktok: { apiBase: sandbox.url, app: { id, secret } },
    } as const;
    const other = await startTestApi(clock, overrides, (end) => {
      close = end;
    });
    const end = () => {
      ending ??= close();
      return ending;
    };
    onTestFinished(end);
    return { url: other.url, end };
  };
  return { api, app, clock, sandbox, ask, anotherProcess, faults };
}

/** Begins a connection and says "Allow" on TikTok's page. Returns the address TikTok sends the person to. */
export async function allow(stage: Stage): Promise<string> {
  const { authorizeUrl } = (await stage.ask('POST', '/connect')).body.data as { authorizeUrl: string };
  const page = await (await fetch(authorizeUrl)).text();
  return /href="([^"]*auth_code=[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
}

export async function integration(stage: Stage): Promise<Integration> {
  return (await stage.ask('GET', '')).body.data as Integration;
}

export async function connected(world?: TikTokWorld): Promise<Stage> {
  const stage = await openStage(world);
  const callback = await fetch(await allow(stage));
  expect(await callback.text()).toContain('TikTok Ads is connected. You can close this tab.');
  return stage;
}

/** A stage whose figures of thirty days are loaded. */
export async function withFigures(world?: TikTokWorld): Promise<Stage> {
  const stage = await connected(world);
  await stage.ask('PUT', '/advertiser', { advertiserId: fixtureIds.advertiser });
  await vi.waitFor(async () => expect((await integration(stage)).reporting.state).toBe('current'), {
    timeout: 20_000,
    interval: 50,
  });
  return stage;
}

/** Chooses the advertiser again, which pulls its figures, and waits until that has ended. */
export async function pulledAgain(stage: Stage): Promise<Integration> {
  const before = await lastPull(stage);
  stage.clock.moveTo(new Date(stage.clock.now().getTime() + 60_000).toISOString());
  await stage.ask('PUT', '/advertiser', { advertiserId: fixtureIds.advertiser });
  await vi.waitFor(async () => expect(await lastPull(stage)).toBeGreaterThan(before), {
    timeout: 20_000,
    interval: 50,
  });
  return integration(stage);
}

async function lastPull({ api }: Stage): Promise<number> {
  const row = await api.database.selectFrom('reported_coverage').selectAll().executeTakeFirst();
  return Math.max(row?.pulled_at?.getTime() ?? 0, row?.failed_at?.getTime() ?? 0);
}
