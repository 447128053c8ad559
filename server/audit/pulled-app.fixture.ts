import { expect, onTestFinished, vi } from 'vitest';
import type { Integration } from '#lib/appsprint/contract';
import { startSandbox } from '../../sandbox/start.ts';
import { fixtureIds, fixtureWorld } from '../../sandbox/world-fixture.ts';
import { clockAt, type StoryClock, startTestApi, type TestApi } from '../testing.ts';

/** An app that is connected to the sandbox's TikTok, and whose structure and figures have been pulled. */
export interface PulledApp {
  readonly api: TestApi;
  readonly clock: StoryClock;
  /** Calls a route below the app's own. */
  ask(method: string, path: string, body?: unknown): ReturnType<TestApi['call']>;
}

export async function pulledApp(): Promise<PulledApp> {
  const sandbox = await startSandbox({ world: fixtureWorld });
  onTestFinished(() => sandbox.close());
  const tiktok = { apiBase: sandbox.url, app: fixtureWorld.developerApp };
  const clock = clockAt('2026-11-14T12:00:00Z');
  const api = await startTestApi(clock, { tiktok });
  const app = await api.newApp();
  const ask = (method: string, path: string, body?: unknown) =>
    api.call(app.token, method, `/v1/apps/${app.appId}${path}`, body);
  const { authorizeUrl } = (await ask('POST', '/tiktok-ads/connect')).body.data as { authorizeUrl: string };
  const consent = await (await fetch(authorizeUrl)).text();
  await fetch(/href="([^"]*auth_code=[^"]*)"/.exec(consent)?.[1]?.replaceAll('&amp;', '&') ?? '');
  await ask('PUT', '/tiktok-ads/advertiser', { advertiserId: fixtureIds.advertiser });
  await vi.waitFor(
    async () => expect(((await ask('GET', '/tiktok-ads')).body.data as Integration).reporting.state).toBe('current'),
    { timeout: 20_000, interval: 50 },
  );
  return { api, clock, ask };
}
