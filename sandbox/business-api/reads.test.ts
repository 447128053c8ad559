import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../start.ts';
import type { TikTokWorld } from '../world.ts';
import { fixtureIds, fixtureWorld } from '../world-fixture.ts';
import { type Client, createClient } from './test-client.ts';

const advertiser_id = fixtureIds.advertiser;
const smartPlusAd = { id: '1839999999999999', name: 'Moon, upgraded' };

/** The fixture whose very first ad group is one upgraded Smart+ ad with its ads as creatives. */
function worldWithSmartPlus(): TikTokWorld {
  const [advertiser, ...others] = fixtureWorld.advertisers;
  const [campaign, ...campaigns] = advertiser?.campaigns ?? [];
  const [group, ...groups] = campaign?.adGroups ?? [];
  if (advertiser === undefined || campaign === undefined || group === undefined) throw new Error('an empty fixture');
  const smart = { ...group, ads: group.ads.map((ad) => ({ ...ad, smartPlusAd })) };
  const changed = { ...advertiser, campaigns: [{ ...campaign, adGroups: [smart, ...groups] }, ...campaigns] };
  return { ...fixtureWorld, advertisers: [changed, ...others] };
}

let sandbox: Sandbox;
let client: Client;
beforeEach(async () => {
  sandbox = await startSandbox({ world: worldWithSmartPlus() });
  client = createClient(sandbox.url);
});
afterEach(() => sandbox.close());

async function faults(settings: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch(`${sandbox.url}/sandbox/faults`, { method: 'POST', headers, body: JSON.stringify(settings) });
}

test('an upgraded Smart+ ad has a list of its own; the usual one has its creatives, without a landing page', async () => {
  const token = await client.connect();
  const smart = await client.get('/smart_plus/ad/get/', { advertiser_id }, token);
  expect(smart.data.list).toMatchObject([
    {
      smart_plus_ad_id: smartPlusAd.id,
      ad_name: smartPlusAd.name,
      landing_page_url_list: [{ landing_page_url: expect.stringContaining('__CAMPAIGN_ID__') }],
    },
  ]);
  const creatives = await client.get('/ad/get/', { advertiser_id, page_size: 2 }, token);
  for (const row of creatives.data.list) {
    expect(row).toMatchObject({ smart_plus_ad_id: smartPlusAd.id });
    expect(row).not.toHaveProperty('landing_page_url');
  }
  expect((await client.get('/smart_plus/ad/get/', { advertiser_id, page_size: 101 }, token)).code).toBe(40002);
});

test('what was deleted is left out of lists and reports, unless its status is asked for', async () => {
  const token = await client.connect();
  await faults({ deletedIds: ['1830000000100002'] });
  const listed = async (filtering: object): Promise<readonly Record<string, unknown>[]> =>
    (await client.get('/campaign/get/', { advertiser_id, filtering, page_size: 1000 }, token)).data.list;
  expect(await listed({})).toHaveLength(30);
  const all = await listed({ primary_status: 'STATUS_ALL' });
  expect(all.filter(({ secondary_status }) => secondary_status === 'CAMPAIGN_STATUS_DELETE')).toMatchObject([
    { campaign_id: '1830000000100002' },
  ]);
  const report = {
    advertiser_id,
    report_type: 'BASIC',
    data_level: 'AUCTION_CAMPAIGN',
    dimensions: ['campaign_id'],
    start_date: '2026-10-01',
    end_date: '2026-10-30',
    page_size: 1000,
  };
  const rows = async (filtering: object[]) =>
    (await client.get('/report/integrated/get/', { ...report, filtering }, token)).data.list.length;
  const withDeleted = { field_name: 'campaign_status', filter_type: 'IN', filter_value: '["STATUS_ALL"]' };
  expect([await rows([]), await rows([withDeleted])]).toEqual([29, 30]);
});

test('a person who does not grant reporting gets a token that lists, but reports nothing', async () => {
  await faults({ withheldScopes: [4, 44] });
  const token = await client.connect();
  expect((await client.get('/campaign/get/', { advertiser_id }, token)).code).toBe(0);
  const refused = await client.get('/report/integrated/get/', { advertiser_id }, token);
  expect([refused.code, refused.message]).toEqual([40001, expect.stringContaining('scope')]);
});

test('a refusal can be had of any call, under HTTP 200', async () => {
  const token = await client.connect();
  await faults({ path: '/pixel/list/', refusal: { code: 40300, message: 'The advertiser does not exist.' } });
  expect((await client.get('/pixel/list/', { advertiser_id }, token)).code).toBe(40300);
  expect((await client.get('/ad/get/', { advertiser_id }, token)).code).toBe(0);
});
