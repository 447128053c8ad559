import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { daysBetween } from '../days.ts';
import { type Sandbox, startSandbox } from '../start.ts';
import { type WorldDay } from '../world.ts';
import { fixtureIds, fixtureWorld } from '../world-fixture.ts';

interface Answer {
  readonly code: number;
  readonly message: string;
  readonly request_id: string;
  readonly data: {
    readonly access_token: string;
    readonly advertiser_ids: string[];
    readonly list: { readonly dimensions: Record<string, string>; readonly metrics: Record<string, string> }[] &
      Record<string, unknown>[];
    readonly pixels: Record<string, unknown>[];
    readonly page_info: Record<string, number>;
  };
}

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

const path = '/open_api/v1.3';

async function get(name: string, query: Record<string, unknown>, token?: string): Promise<Answer> {
  const texts = Object.entries(query).map(([key, value]) => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const url = `${sandbox.url}${path}${name}?${new URLSearchParams(Object.fromEntries(texts))}`;
  const response = await fetch(url, { headers: token === undefined ? {} : { 'Access-Token': token } });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

async function post(name: string, body: unknown, token?: string): Promise<Answer> {
  const headers = { 'Content-Type': 'application/json', ...(token === undefined ? {} : { 'Access-Token': token }) };
  const response = await fetch(`${sandbox.url}${path}${name}`, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

async function allow(): Promise<URL> {
  const query = new URLSearchParams({ app_id: app.app_id, state: 'a&b"c', redirect_uri });
  const page = await (await fetch(`${sandbox.url}/portal/auth?${query}`)).text();
  const href = /id="allow"[^>]*href="([^"]+)"/.exec(page)?.[1] ?? '';
  return new URL(href.replaceAll('&amp;', '&'));
}

async function connect(): Promise<string> {
  const auth_code = (await allow()).searchParams.get('auth_code');
  return (await post('/oauth2/access_token/', { ...app, auth_code })).data.access_token;
}

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
    const response = await fetch(`${sandbox.url}${path}/campaign/get?advertiser_id=${advertiser_id}`);
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

describe('event/track', () => {
  const pixel = 'CVN3L2RC77U4R0NE7AJG';
  const token = 'e1'.repeat(20);
  const event = { event: 'Purchase', event_time: 1_794_000_000, event_id: 'order-1' };
  const body = { event_source: 'web', event_source_id: pixel, data: [event] };

  test('takes live and test events and keeps them apart', async () => {
    const rich = { ...event, user: { email: 'ab'.repeat(32) }, properties: { value: 4.99, currency: 'EUR' }, extra: 1 };
    expect(await post('/event/track/', { ...body, data: [rich] }, token)).toMatchObject({
      code: 0,
      message: 'OK',
      data: {},
    });
    expect((await post('/event/track/', { ...body, test_event_code: 'TEST12345' }, token)).code).toBe(0);
    expect(sandbox.receivedEvents()).toEqual([
      { receivedAt: now, pixelCode: pixel, testEventCode: null, event: rich },
      { receivedAt: now, pixelCode: pixel, testEventCode: 'TEST12345', event },
    ]);
  });

  test.each([
    ['a number as event_id', { event_id: 5 }, 'event_id: not a valid string'],
    ['a missing event', { event: undefined }, 'event: not a valid string'],
    ['a missing event_time', { event_time: undefined }, 'event_time: not a valid integer'],
    ['milliseconds', { event_time: 1_794_000_000_000 }, 'event_time: must be in seconds, not milliseconds'],
    ['a page without an address', { page: {} }, 'page.url: not a valid string'],
    ['a bare e-mail address', { user: { email: 'a@b.c' } }, 'user.email: not a SHA-256 value in lower-case hex'],
  ])('refuses %s', async (_, change, reason) => {
    const answer = await post('/event/track/', { ...body, data: [event, { ...event, ...change }].toReversed() }, token);
    expect(answer).toMatchObject({ code: 40002, message: `Invalid value for ${reason}.` });
    expect(sandbox.receivedEvents()).toEqual([]);
  });

  test('takes up to 1,000 events and refuses the whole call over that', async () => {
    const many = (count: number) => ({ ...body, data: Array.from({ length: count }, () => event) });
    expect((await post('/event/track/', many(0), token)).code).toBe(40002);
    expect((await post('/event/track/', many(1001), token)).code).toBe(40002);
    expect((await post('/event/track/', many(1000), token)).code).toBe(0);
    expect(sandbox.receivedEvents()).toHaveLength(1000);
  });

  test('a token is good for its own pixel only', async () => {
    expect((await post('/event/track/', body)).code).toBe(40104);
    expect((await post('/event/track/', body, await connect())).code).toBe(40105);
    expect(await post('/event/track/', body, 'e2'.repeat(20))).toMatchObject({
      code: 40001,
      message: `No permission to operate pixel code: ${pixel}. You must be an admin or operator of this advertiser account.`,
    });
  });

  test('a body of Events API 1.0 is refused for its missing event_source_id', async () => {
    const old = { pixel_code: pixel, event: 'Purchase', timestamp: '2026-11-14T12:00:00Z', context: {} };
    expect((await post('/event/track/', { ...old, event_source: 'web' }, token)).message).toContain('event_source_id');
  });
});
