import { expect, test } from 'vitest';
import { AuditAnswer } from '#lib/appsprint/contract';
import { fixtureWorld } from '../../sandbox/world-fixture.ts';
import { pulledApp } from './pulled-app.fixture.ts';

test('what TikTok lists is audited once it has been pulled', async () => {
  const { api, ask } = await pulledApp();
  const answer = await ask('GET', '/tiktok-ads/audit?from=2026-11-01&to=2026-11-14');
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
