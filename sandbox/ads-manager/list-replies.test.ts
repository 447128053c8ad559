import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../start.ts';
import { fixtureIds, fixtureWorld } from '../world-fixture.ts';
import { parseWithBareIds } from './exact-ids.ts';

interface ListData {
  readonly table: readonly Record<string, unknown>[];
  readonly pagination: Record<string, number>;
}

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ world: fixtureWorld });
});
afterAll(() => sandbox.close());

async function list(path: string, body: object, switches: Record<string, string> = {}) {
  const query = new URLSearchParams({ aadvid: fixtureIds.advertiser, ...switches });
  const response = await fetch(`${sandbox.url}${path}?${query}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ st: '2026-11-08', et: '2026-11-14', page_size: 1000, ...body }),
  });
  const { data } = parseWithBareIds(await response.text()) as { data: ListData };
  return { ...data, headers: response.headers };
}

const creativeList = '/api/v4/i18n/statistics/op/creative/list/';
const campaignList = '/api/v4/i18n/statistics/op/campaign/list/';

test.each(['campaign', 'ad', 'creative'])('the third version of the %s call has stat_data', async (word) => {
  const { table } = await list(`/api/v3/i18n/statistics/${word}/list/`, {});
  expect(table[0]).toHaveProperty('stat_data.stat_cost');
  expect(table[0]).not.toHaveProperty('row_data');
});

describe('Upgraded Smart+ ads', () => {
  const ofThird = (table: ListData['table']) => table.filter(({ campaign_name }) => campaign_name === 'Campaign 3');

  test('have the creative id 0, and their own id beside it', async () => {
    const { table } = await list(creativeList, {}, { sandbox_smart_plus: 'id' });
    expect(ofThird(table)).toHaveLength(4);
    for (const row of ofThird(table)) {
      expect(row).toMatchObject({ creative_id: '0', universal_type: 1 });
      expect(row.virtual_creative_id).toMatch(/^\d{16}$/);
    }
    const others = table.filter(({ campaign_name }) => campaign_name === 'Campaign 2');
    expect(others.every(({ universal_type, creative_id }) => universal_type === 0 && creative_id !== '0')).toBe(true);
  });

  test('can be found by their own id, and can have none at all', async () => {
    const { table } = await list(creativeList, {}, { sandbox_smart_plus: 'id' });
    const [wanted] = ofThird(table);
    const filters = [{ field: 'virtual_creative_id', in_field_values: [wanted?.virtual_creative_id] }];
    const found = await list(creativeList, { filters }, { sandbox_smart_plus: 'zero' });
    expect(found.table).toHaveLength(1);
    expect(found.table[0]).not.toHaveProperty('virtual_creative_id');
    expect(JSON.stringify(found.table)).not.toContain(wanted?.virtual_creative_id);
    expect(found.headers.get('x-sandbox-real-ids')).toBe(JSON.stringify({ 0: wanted?.virtual_creative_id }));
  });
});

test('every second row can be named as the row before it', async () => {
  const { table } = await list(campaignList, {}, { sandbox_duplicate_names: 'on' });
  expect(table.slice(0, 4).map(({ campaign_name }) => campaign_name)).toEqual([
    'Campaign 1',
    'Campaign 1',
    'Campaign 3',
    'Campaign 3',
  ]);
  expect(new Set(table.map(({ campaign_id }) => campaign_id)).size).toBe(table.length);
});

test('a list can be limited by a status and to a number of rows', async () => {
  const filters = [{ field: 'campaign_status', in_field_values: ['disable'] }];
  const { table, pagination } = await list(campaignList, { filters }, { sandbox_row_count: '4' });
  expect(table.map(({ campaign_name }) => campaign_name)).toEqual([
    'Campaign 5',
    'Campaign 10',
    'Campaign 15',
    'Campaign 20',
  ]);
  expect(pagination.total_count).toBe(4);
});

test('the account menu has every account of the world', async () => {
  const response = await fetch(`${sandbox.url}/api/v4/i18n/account/list/`);
  const { data } = parseWithBareIds(await response.text()) as { data: { list: { advertiser_id: string }[] } };
  expect(data.list.map(({ advertiser_id }) => advertiser_id)).toEqual([
    fixtureIds.advertiser,
    fixtureIds.otherAdvertiser,
  ]);
});
