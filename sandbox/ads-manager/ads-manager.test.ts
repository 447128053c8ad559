import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sumFigures } from '../figures.ts';
import { type Sandbox, startSandbox } from '../start.ts';
import { fixtureIds, fixtureWorld } from '../world-fixture.ts';
import { parseWithBareIds } from './exact-ids.ts';

interface ListData {
  readonly table: readonly (Record<string, string> & { readonly row_data: Record<string, string> })[];
  readonly pagination: Record<string, number>;
  readonly statistics: Record<string, string>;
}

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ world: fixtureWorld });
});
afterAll(() => sandbox.close());

const week = { st: '2026-11-08', et: '2026-11-14' };

async function listText(word: string, request: object, aadvid: string = fixtureIds.advertiser): Promise<string> {
  const response = await fetch(`${sandbox.url}/api/v4/i18n/statistics/op/${word}/list/?aadvid=${aadvid}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ common_req: { ...week, ...request } }),
  });
  return response.text();
}

async function list(word: string, request: object): Promise<ListData> {
  return (parseWithBareIds(await listText(word, request)) as { data: ListData }).data;
}

describe('The list call', () => {
  test('writes ids as bare numbers', async () => {
    expect(await listText('creative', { page_size: 1 })).toMatch(
      /"campaign_id":1830000000100001,.*"ad_id":1830000000200011,.*"creative_id":1830000000300031,/,
    );
  });

  test('sums the days of the dates for every row, and the whole filtered list in its statistics', async () => {
    const { table, statistics } = await list('campaign', { page_size: 1000 });
    const campaigns = fixtureWorld.advertisers[0]?.campaigns ?? [];
    const window = { from: week.st, to: week.et };
    const spends = campaigns.map(
      ({ adGroups }) =>
        sumFigures(
          adGroups.flatMap((group) => group.ads),
          window,
        ).spend,
    );
    expect(table.map(({ row_data }) => row_data.stat_cost)).toEqual(spends.map((spend) => (spend / 100).toFixed(2)));
    const sum = spends.reduce((a, b) => a + b, 0);
    expect(statistics.stat_cost).toBe((sum / 100).toFixed(2));
    expect((await list('ad', { page_size: 10 })).statistics).toEqual(statistics);
    expect((await list('creative', { page: 3 })).statistics).toEqual(statistics);
  });

  test('calls an ad group ad, and an ad creative', async () => {
    const [adGroup] = (await list('adgroup', {})).table;
    expect(adGroup).toMatchObject({
      ad_id: '1830000000200011',
      ad_name: 'Ad group 1-1',
      ad_primary_status: 'delivery_ok',
    });
    const [, ad] = (await list('creative', {})).table;
    expect(ad).toMatchObject({ creative_name: 'Video 2 of 3', creative_primary_status: 'disable' });
  });

  test('keeps a row that was never delivered, with zeros', async () => {
    const { table } = await list('campaign', { keyword: 'ONERROR' });
    expect(table).toHaveLength(1);
    expect(table[0]).toMatchObject({
      campaign_id: fixtureIds.neverDelivered,
      row_data: { stat_cost: '0.00', cpc: '0.00' },
    });
  });

  test('gives pages of any size up to 1000', async () => {
    const { table, pagination } = await list('campaign', { page: 4, page_size: 10 });
    expect(table).toHaveLength(1);
    expect(pagination).toEqual({ page: 4, page_count: 4, limit: 10, total_count: 31 });
    expect(JSON.parse(await listText('campaign', { page_size: 1001 }))).toMatchObject({ code: 40002 });
  });

  test('sorts numbers as numbers, both ways, and names', async () => {
    const costs = async (sort_order: number) =>
      (await list('campaign', { sort_stat: 'stat_cost', sort_order, page_size: 100 })).table.map(({ row_data }) =>
        Number(row_data.stat_cost),
      );
    const rising = await costs(0);
    expect(rising).toEqual(rising.toSorted((a, b) => a - b));
    expect(await costs(1)).toEqual(rising.toReversed());
    const { table } = await list('ad', { sort_stat: 'ad_name', sort_order: 1 });
    expect(table[0]?.ad_name).toBe('Ad group 999-1');
  });

  test('is limited by filters from the level above', async () => {
    const filters = [{ field: 'campaign_ids', in_field_values: ['1830000000100007'] }];
    const { table } = await list('adgroup', { filters });
    expect(table.map(({ ad_name }) => ad_name)).toEqual(['Ad group 7-1', 'Ad group 7-2']);
  });

  test('answers nothing for an account that is not there', async () => {
    expect(JSON.parse(await listText('campaign', {}, '1'))).toMatchObject({ data: null });
  });
});

test('the account says its currency and time zone', async () => {
  const url = `${sandbox.url}/api/v4/i18n/account/permission/detail/?aadvid=${fixtureIds.otherAdvertiser}`;
  expect(parseWithBareIds(await (await fetch(url)).text())).toEqual({
    code: 0,
    msg: 'success',
    data: {
      advertiser_id: fixtureIds.otherAdvertiser,
      name: 'Pocket Chef',
      currency: 'USD',
      timezone: 'America/Los_Angeles',
    },
  });
});

test.each(['campaign', 'adgroup', 'creative'])('the %s page brings modules that a browser can read', async (word) => {
  const page = await (await fetch(`${sandbox.url}/i18n/manage/${word}`)).text();
  expect(page).toContain('data-today="2026-11-14"');
  const source = /src="([^"]+)"/.exec(page)?.[1] ?? '';
  const script = await fetch(sandbox.url + source);
  expect(script.headers.get('content-type')).toContain('text/javascript');
  expect(await script.text()).not.toContain('interface ');
});

test('other addresses say that they are not part of the sandbox', async () => {
  const response = await fetch(`${sandbox.url}/i18n/home`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('Not part of the sandbox');
});
