import { expect, onTestFinished, test, vi } from 'vitest';
import { AuditAnswer, type Integration } from '#lib/appsprint/contract';
import { startSandbox } from '../../sandbox/start.ts';
import { fixtureIds, fixtureWorld } from '../../sandbox/world-fixture.ts';
import { clockAt, startTestApi } from '../testing.ts';

test('what TikTok lists is audited once it has been pulled', async () => {
  const sandbox = await startSandbox({ world: fixtureWorld });
  onTestFinished(() => sandbox.close());
  const tiktok = { apiBase: sandbox.url, app: fixtureWorld.developerApp };
  const api = await startTestApi(clockAt('2026-11-14T12:00:00Z'), { tiktok });
  const app = await api.newApp();
  const ask = (method: string, path: string, body?: unknown) =>
    api.call(app.token, method, `/v1/apps/${app.appId}/tiktok-ads${path}`, body);
  const { authorizeUrl } = (await ask('POST', '/connect')).body.data as { authorizeUrl: string };
  const consent = await (await fetch(authorizeUrl)).text();
  await fetch(/href="([^"]*auth_code=[^"]*)"/.exec(consent)?.[1]?.replaceAll('&amp;', '&') ?? '');
  await ask('PUT', '/advertiser', { advertiserId: fixtureIds.advertiser });
  await vi.waitFor(
    async () => expect(((await ask('GET', '')).body.data as Integration).reporting.state).toBe('current'),
    { timeout: 20_000, interval: 50 },
  );
  const answer = await ask('GET', '/audit?from=2026-11-01&to=2026-11-14');
  const { checked, unverified, lastRunAt } = AuditAnswer.parse(answer.body.data);
  const campaigns = fixtureWorld.advertisers[0]?.campaigns ?? [];
  const adGroups = campaigns.flatMap((campaign) => campaign.adGroups);
  expect(checked).toEqual({
    campaigns: campaigns.length,
    adgroups: adGroups.length,
    ads: adGroups.flatMap(({ ads }) => ads).length,
  });
  expect(lastRunAt).toBe('2026-11-14T12:00:00.000Z');
  // No pixel and no Signal link is saved for this app, so nothing is called right or wrong by them.
  expect(unverified.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['pixel', 'signal-link']));
  expect(api.failures).toEqual([]);
});
