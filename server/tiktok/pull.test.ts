import { describe, expect, test, vi } from 'vitest';
import type { MetricsAnswer } from '#lib/appsprint/contract';
import type { TikTokWorld, WorldAd } from '../../sandbox/world.ts';
import { fixtureWorld } from '../../sandbox/world-fixture.ts';
import { advertiser, connected, pulledAgain, type Stage, withFigures } from './stage.fixture.ts';

const window = 'from=2026-10-16&to=2026-11-14';
const [campaign] = advertiser.campaigns;
const ads = campaign?.adGroups.flatMap((group) => group.ads) ?? [];

async function answer({ ask }: Stage, query: string): Promise<MetricsAnswer> {
  return (await ask('GET', `/metrics?${query}`)).body.data as MetricsAnswer;
}

function spendOf(members: readonly WorldAd[]): string {
  const days = members.flatMap(({ daily }) => daily).filter(({ day }) => day >= '2026-10-16' && day <= '2026-11-14');
  return (days.reduce((sum, { spend }) => sum + spend, 0) / 100).toFixed(2);
}

/** The fixture with the first two ads of the first campaign as creatives of one upgraded Smart+ ad. */
function withSmartPlus(): TikTokWorld {
  const smartPlusAd = { id: '1839999999999999', name: 'Moon, upgraded' };
  const [first, ...others] = advertiser.campaigns;
  if (first === undefined) throw new Error('the fixture has no campaign');
  const [group, ...groups] = first.adGroups;
  if (group === undefined) throw new Error('the fixture has no ad group');
  const smart = { ...group, ads: group.ads.map((ad) => ({ ...ad, smartPlusAd })) };
  const campaigns = [{ ...first, adGroups: [smart, ...groups] }, ...others];
  return { ...fixtureWorld, advertisers: [{ ...advertiser, campaigns }, ...fixtureWorld.advertisers.slice(1)] };
}

describe('the structure', () => {
  test('is stored with what the audit looks at, in TikTok’s own words', async () => {
    const { api } = await withFigures();
    const first = await api.database.selectFrom('campaign').select('details').orderBy('campaign_id').executeTakeFirst();
    expect(first?.details).toMatchObject({ objective_type: 'WEB_CONVERSIONS', operation_status: 'ENABLE' });
    const group = await api.database.selectFrom('ad_group').select('details').orderBy('adgroup_id').executeTakeFirst();
    expect(group?.details).toMatchObject({
      promotion_type: 'WEBSITE',
      pixel_id: '7312345678901234567',
      optimization_goal: 'CONVERT',
      optimization_event: 'DOWNLOAD_START',
      operating_systems: ['IOS'],
      placement_type: 'PLACEMENT_TYPE_NORMAL',
      placements: ['PLACEMENT_TIKTOK'],
    });
    const ad = await api.database.selectFrom('ad').select('details').orderBy('ad_id').executeTakeFirst();
    expect(ad?.details).toMatchObject({ landing_page_url: expect.stringContaining('__CAMPAIGN_ID__') });
  }, 60_000);

  test('of upgraded Smart+ has the ad with its landing page, and the figures of its creatives', async () => {
    const stage = await withFigures(withSmartPlus());
    const { rows } = await answer(stage, `level=ad&${window}`);
    const [first, second] = ads;
    if (first === undefined || second === undefined) throw new Error('the fixture lacks ads');
    expect(rows.find(({ id }) => id === '1839999999999999')).toMatchObject({
      name: 'Moon, upgraded',
      spend: { amount: spendOf([first, second]) },
      installs: { reported: expect.any(Number) },
    });
    expect(rows.filter(({ id }) => id === first.id || id === second.id)).toEqual([]);
    const days = await answer(stage, `level=ad&${window}&ids=1839999999999999&breakdown=day`);
    expect(days.rows[0]?.days).toHaveLength(30);
    const { details } = await stage.api.database
      .selectFrom('ad')
      .select('details')
      .where('ad_id', '=', '1839999999999999')
      .executeTakeFirstOrThrow();
    expect(details).toMatchObject({ landing_page_url_list: [{ landing_page_url: first.landingPageUrl }] });
  }, 60_000);
});

describe('what was deleted at TikTok', () => {
  test('keeps its name and figures, and is no longer listed where it has none', async () => {
    const stage = await withFigures();
    const id = campaign?.id ?? '';
    await stage.faults({ deletedIds: [id, '1830000000109999'] });
    await pulledAgain(stage);
    const { rows, totals } = await answer(stage, `level=campaign&${window}`);
    expect(rows.find((row) => row.id === id)).toMatchObject({ name: campaign?.name, spend: { amount: spendOf(ads) } });
    // The other one never delivered.
    expect([totals.rows, rows.find((row) => row.id === '1830000000109999')]).toEqual([30, undefined]);
  }, 60_000);

  test('before AppSprint ever saw it is in the sums of its campaign', async () => {
    const stage = await connected();
    await stage.faults({ deletedIds: [campaign?.id] });
    await stage.ask('PUT', '/advertiser', { advertiserId: advertiser.id });
    await vi.waitFor(
      async () =>
        expect((await answer(stage, `level=campaign&${window}&ids=${campaign?.id}`)).rows).toMatchObject([
          { name: campaign?.name, spend: { amount: spendOf(ads) } },
        ]),
      { timeout: 30_000, interval: 100 },
    );
  }, 60_000);
});

describe('a pull', () => {
  test('that is cut off goes on where it was, and the answer says how far it is', async () => {
    const stage = await connected();
    // The second range of ten days is refused, as if TikTok went away in the middle.
    await stage.faults({ path: '/report/integrated/get/', rates: { throttle: 0.6 }, seed: 3 });
    await stage.ask('PUT', '/advertiser', { advertiserId: advertiser.id });
    await vi.waitFor(
      async () => {
        const row = await stage.api.database.selectFrom('reported_coverage').selectAll().executeTakeFirst();
        expect(row?.loaded_from !== null || row?.failed_at !== null).toBe(true);
      },
      { timeout: 40_000, interval: 50 },
    );
    await stage.faults({});
    await pulledAgain(stage);
    const { totals, freshness } = await answer(stage, `level=advertiser&${window}`);
    expect(freshness.reporting.state).toBe('current');
    const all = advertiser.campaigns.flatMap(({ adGroups }) => adGroups.flatMap((group) => group.ads));
    expect(totals.spend?.amount).toBe(spendOf(all));
  }, 90_000);

  test('notes which days changed, and comes back to them until they no longer do', async () => {
    const stage = await withFigures();
    const { database } = stage.api;
    const changedOn = async (day: string) =>
      (await database.selectFrom('reported_day').selectAll().where('day', '=', day).executeTakeFirst())?.changed_on;
    expect(await changedOn('2026-10-20')).toBe('2026-11-14');
    stage.clock.moveTo('2026-11-17T12:00:00Z');
    // A figure that turned out different from what TikTok says now: eight days old, but changed yesterday.
    await database.updateTable('reported_daily').set({ spend: '0.01' }).where('day', '=', '2026-11-09').execute();
    await database
      .updateTable('reported_day')
      .set({ changed_on: '2026-11-16' })
      .where('day', '=', '2026-11-09')
      .execute();
    await database.updateTable('reported_daily').set({ spend: '0.01' }).where('day', '=', '2026-10-20').execute();
    await pulledAgain(stage);
    expect([await changedOn('2026-11-09'), await changedOn('2026-10-20'), await changedOn('2026-11-10')]).toEqual([
      '2026-11-17',
      '2026-11-14',
      '2026-11-14',
    ]);
    const { rows } = await answer(stage, 'level=advertiser&from=2026-11-09&to=2026-11-09');
    expect(Number(rows[0]?.spend?.amount)).toBeGreaterThan(100);
  }, 60_000);
});

test('two processes that pull the same advertiser at once store the same figures', async () => {
  const stage = await withFigures();
  const { clock } = stage;
  const second = await stage.anotherProcess();
  clock.moveTo('2026-11-14T13:00:00Z');
  const path = `/v1/apps/${stage.app.appId}/tiktok-ads/advertiser`;
  await Promise.all(
    [stage.api.url, second.url].map((url) =>
      fetch(url + path, {
        method: 'PUT',
        headers: { authorization: `Bearer ${stage.app.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ advertiserId: advertiser.id }),
      }),
    ),
  );
  await vi.waitFor(
    async () => {
      const row = await stage.api.database.selectFrom('reported_coverage').selectAll().executeTakeFirstOrThrow();
      expect([row.failure, row.pulled_at?.toISOString()]).toEqual([null, '2026-11-14T13:00:00.000Z']);
    },
    { timeout: 30_000, interval: 100 },
  );
  const { totals } = await answer(stage, `level=advertiser&${window}`);
  const all = advertiser.campaigns.flatMap(({ adGroups }) => adGroups.flatMap((group) => group.ads));
  expect(totals.spend?.amount).toBe(spendOf(all));
}, 60_000);

test('a pull that ends with its process is taken up by the next one to start, where it was', async () => {
  const stage = await connected();
  const coverage = () => stage.api.database.selectFrom('reported_coverage').selectAll().executeTakeFirst();
  await stage.faults({ path: '/report/integrated/get/', rates: { slowReply: 1 }, slowMilliseconds: 700 });
  const first = await stage.anotherProcess();
  await fetch(`${first.url}/v1/apps/${stage.app.appId}/tiktok-ads/advertiser`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${stage.app.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ advertiserId: advertiser.id }),
  });
  await vi.waitFor(async () => expect((await coverage())?.loaded_from).toBeTruthy(), { timeout: 30_000, interval: 20 });
  await first.end();
  const before = await coverage();
  expect([before?.loaded_through, before?.failed_at, before?.pulled_at]).toEqual(['2026-11-14', null, null]);
  expect(String(before?.loaded_from) > String(before?.wanted_from)).toBe(true);
  await stage.faults({});
  await stage.anotherProcess();
  await vi.waitFor(async () => expect((await coverage())?.pulled_at).toBeTruthy(), { timeout: 30_000, interval: 50 });
  const { totals } = await answer(stage, `level=advertiser&${window}`);
  const all = advertiser.campaigns.flatMap(({ adGroups }) => adGroups.flatMap((group) => group.ads));
  expect(totals.spend?.amount).toBe(spendOf(all));
}, 90_000);
