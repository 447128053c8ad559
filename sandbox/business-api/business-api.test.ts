import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { daysBetween } from '../days.ts';
import { type Sandbox, startSandbox } from '../start.ts';
import type { WorldDay } from '../world.ts';
import { fixtureIds, fixtureWorld } from '../world-fixture.ts';
import { type Answer, apiPath, type Client, createClient } from './test-client.ts';

const { developerApp } = fixtureWorld;
const app = { app_id: developerApp.id, secret: developerApp.secret };
const advertiser_id = fixtureIds.advertiser;
const redirect_uri = 'http://127.0.0.1:9/callback?from=tiktok';

let now: number;
let sandbox: Sandbox;
beforeEach(async () => {
  now = Date.UTC(2026, 10, 14, 12);
  sandbox = await startSandbox({ world: fixtureWorld, clock: () => now });
});
afterEach(() => sandbox.close());

const client = () => createClient(sandbox.url);
const get: Client['get'] = (name, query, token) => client().get(name, query, token);
const post: Client['post'] = (name, body, token) => client().post(name, body, token);
const allow = () => client().allow(redirect_uri);
const connect = () => client().connect();

describe('OAuth', () => {
  test('the consent page leads back with the code under both names and the state untouched', async () => {
    const target = await allow();
    expect(target.origin + target.pathname).toBe('http://127.0.0.1:9/callback');
    expect(target.searchParams.get('from')).toBe('tiktok');
    expect(target.searchParams.get('state')).toBe('a&b"c');
    expect(target.searchParams.get('code')).toBe(target.searchParams.get('auth_code'));
  });

  test('a redirect to anything but a web address is refused', async () => {
    const query = new URLSearchParams({ app_id: app.app_id, redirect_uri: 'javascript:alert(1)' });
    expect((await fetch(`${sandbox.url}/portal/auth?${query}`)).status).toBe(400);
  });

  test('an auth_code works once', async () => {
    const auth_code = (await allow()).searchParams.get('auth_code');
    expect((await post('/oauth2/access_token/', { ...app, auth_code })).code).toBe(0);
    expect((await post('/oauth2/access_token/', { ...app, auth_code })).code).toBe(40110);
  });

  test('an auth_code dies after an hour', async () => {
    const auth_code = (await allow()).searchParams.get('auth_code');
    now += 3_600_001;
    expect((await post('/oauth2/access_token/', { ...app, auth_code })).code).toBe(40110);
  });

  test('a wrong secret is refused', async () => {
    const auth_code = (await allow()).searchParams.get('auth_code');
    expect((await post('/oauth2/access_token/', { ...app, secret: 'x', auth_code })).code).toBe(40001);
  });

  test('a token outlives a restart and dies when it is revoked', async () => {
    const token = await connect();
    await sandbox.close();
    sandbox = await startSandbox({ world: fixtureWorld });
    expect((await get('/oauth2/advertiser/get/', app, token)).data.list).toEqual([
      { advertiser_id: fixtureIds.advertiser, advertiser_name: 'Moonlight Habits' },
      { advertiser_id: fixtureIds.otherAdvertiser, advertiser_name: 'Pocket Chef' },
    ]);
    expect((await post('/oauth2/revoke_token/', { ...app, access_token: token }, token)).code).toBe(0);
    const refused = await get('/campaign/get/', { advertiser_id }, token);
    expect(refused).toMatchObject({ code: 40105, message: 'Access token is incorrect or has been revoked.', data: {} });
  });
});

describe('Every call', () => {
  test('ends in a slash', async () => {
    const response = await fetch(`${sandbox.url}${apiPath}/campaign/get?advertiser_id=${advertiser_id}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('404 page not found');
  });

  test('needs a token that TikTok knows', async () => {
    expect((await get('/pixel/list/', { advertiser_id })).code).toBe(40104);
    expect((await get('/pixel/list/', { advertiser_id }, 'e1'.repeat(20))).code).toBe(40105);
  });

  test('refuses an account that is not one of the token', async () => {
    expect((await get('/campaign/get/', { advertiser_id: '7300000000000000009' }, await connect())).code).toBe(40001);
  });
});

test('advertisers come with currency and both forms of the time zone', async () => {
  const advertiser_ids = [fixtureIds.advertiser, fixtureIds.otherAdvertiser];
  const { data } = await get('/advertiser/info/', { advertiser_ids }, await connect());
  expect(data.list).toMatchObject([
    { advertiser_id, currency: 'EUR', timezone: 'Etc/GMT-1', display_timezone: 'Europe/Berlin' },
    { currency: 'USD', timezone: 'Etc/GMT+8', display_timezone: 'America/Los_Angeles' },
  ]);
});

describe('Lists', () => {
  test('a page has 10 rows unless asked for more, up to 1000', async () => {
    const token = await connect();
    const first = await get('/campaign/get/', { advertiser_id }, token);
    expect(first.data.list).toHaveLength(10);
    expect(first.data.page_info).toEqual({ page: 1, page_size: 10, total_number: 31, total_page: 4 });
    expect((await get('/campaign/get/', { advertiser_id, page: 4 }, token)).data.list).toHaveLength(1);
    expect((await get('/ad/get/', { advertiser_id, page_size: 1000 }, token)).data.list).toHaveLength(121);
    expect((await get('/ad/get/', { advertiser_id, page_size: 1001 }, token)).code).toBe(40002);
    expect((await get('/pixel/list/', { advertiser_id, page_size: 21 }, token)).code).toBe(40002);
  });

  test('filters and fields narrow the answer', async () => {
    const token = await connect();
    const filtering = { campaign_ids: ['1830000000100003'] };
    const fields = ['adgroup_id', 'pixel_id', 'operating_systems', 'promotion_target_type'];
    const { data } = await get('/adgroup/get/', { advertiser_id, filtering, fields }, token);
    expect(data.list).toEqual([
      {
        adgroup_id: '1830000000200031',
        pixel_id: '7312345678901234567',
        operating_systems: ['IOS'],
        promotion_target_type: 'EXTERNAL_WEBSITE',
      },
      {
        adgroup_id: '1830000000200032',
        pixel_id: '7312345678901234567',
        operating_systems: ['ANDROID'],
        promotion_target_type: 'EXTERNAL_WEBSITE',
      },
    ]);
    expect((await get('/ad/get/', { advertiser_id, filtering: { colour: 1 } }, token)).code).toBe(40002);
    expect((await get('/ad/get/', { advertiser_id, filtering: '{' }, token)).message).toBe(
      'Invalid value for filtering: not valid JSON.',
    );
  });

  test('pixels translate the code to the number', async () => {
    const { data } = await get('/pixel/list/', { advertiser_id, code: 'CVN3L2RC77U4R0NE7AJG' }, await connect());
    expect(data.pixels).toMatchObject([{ pixel_id: '7312345678901234567', pixel_code: 'CVN3L2RC77U4R0NE7AJG' }]);
  });
});

describe('Reports', () => {
  const basic = { advertiser_id, report_type: 'BASIC', service_type: 'AUCTION' };
  const october = { start_date: '2026-10-01', end_date: '2026-10-30' };
  const byAd = { ...basic, data_level: 'AUCTION_AD', dimensions: ['ad_id', 'stat_time_day'], page_size: 1000 };

  test('every day of every ad is what the world says', async () => {
    const token = await connect();
    const metrics = ['spend', 'impressions', 'clicks', 'conversion', 'total_complete_payment_rate'];
    const rows: Answer['data']['list'] = [];
    for (let page = 1, pages = 1; page <= pages; page++) {
      const { data } = await get('/report/integrated/get/', { ...byAd, ...october, metrics, page }, token);
      rows.push(...data.list);
      pages = data.page_info.total_page ?? 0;
    }
    const ads = fixtureWorld.advertisers[0]?.campaigns.flatMap(({ adGroups }) =>
      adGroups.flatMap((group) => group.ads),
    );
    const days = new Set(daysBetween(october.start_date, october.end_date));
    const expected = ads?.flatMap(({ id, daily }) =>
      daily.filter(({ day }) => days.has(day)).map((day) => rowOf(id, day)),
    );
    expect(rows).toEqual(expected);
  });

  function rowOf(ad_id: string, day: WorldDay) {
    return {
      dimensions: { ad_id, stat_time_day: `${day.day} 00:00:00` },
      metrics: {
        spend: (day.spend / 100).toFixed(2),
        impressions: String(day.impressions),
        clicks: String(day.clicks),
        conversion: String(day.conversions),
        total_complete_payment_rate: (day.value / 100).toFixed(2),
      },
    };
  }

  test('a report without days adds up to the account, at every level', async () => {
    const token = await connect();
    const spendOf = async (data_level: string, id: string) => {
      const { data } = await get(
        '/report/integrated/get/',
        { ...basic, ...october, data_level, dimensions: [id], page_size: 1000 },
        token,
      );
      return data.list.reduce((sum, { metrics }) => sum + Math.round(Number(metrics.spend) * 100), 0);
    };
    const whole = await spendOf('AUCTION_ADVERTISER', 'advertiser_id');
    expect(whole).toBeGreaterThan(0);
    expect(await spendOf('AUCTION_CAMPAIGN', 'campaign_id')).toBe(whole);
    expect(await spendOf('AUCTION_ADGROUP', 'adgroup_id')).toBe(whole);
    expect(await spendOf('AUCTION_AD', 'ad_id')).toBe(whole);
  });

  test('what was never delivered has no row', async () => {
    const filtering = [
      { field_name: 'campaign_ids', filter_type: 'IN', filter_value: `["${fixtureIds.neverDelivered}"]` },
    ];
    const { data } = await get('/report/integrated/get/', { ...byAd, ...october, filtering }, await connect());
    expect(data.list).toEqual([]);
  });

  test('an event that the ad group does not optimise for has a dash', async () => {
    const filtering = [{ field_name: 'adgroup_ids', filter_type: 'IN', filter_value: '["1830000000200031"]' }];
    const metrics = ['conversion', 'download_start', 'complete_payment', 'ctr', 'adgroup_name', 'ad_name'];
    const query = {
      ...basic,
      ...october,
      data_level: 'AUCTION_ADGROUP',
      dimensions: ['adgroup_id'],
      metrics,
      filtering,
    };
    const [row] = (await get('/report/integrated/get/', query, await connect())).data.list;
    expect(row?.metrics).toMatchObject({
      complete_payment: '-',
      ctr: '1.20',
      adgroup_name: 'Ad group 3-1',
      ad_name: '-',
    });
    expect(row?.metrics.download_start).toBe(row?.metrics.conversion);
  });

  test('a span by day has 30 days at most, without days 365', async () => {
    const token = await connect();
    const start_date = '2026-10-01';
    const long = { ...byAd, start_date, end_date: '2026-10-31' };
    expect((await get('/report/integrated/get/', long, token)).code).toBe(40002);
    expect((await get('/report/integrated/get/', { ...long, dimensions: ['ad_id'] }, token)).code).toBe(0);
    const year = { ...long, dimensions: ['ad_id'], end_date: '2027-10-01' };
    expect((await get('/report/integrated/get/', year, token)).code).toBe(40002);
  });
});
