import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../start.ts';
import { fixtureIds, fixtureWorld } from '../world-fixture.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ world: fixtureWorld });
});
afterAll(() => sandbox.close());

const text = async (path: string, init?: RequestInit) => (await fetch(`${sandbox.url}${path}`, init)).text();

test.each(['campaign', 'adgroup', 'creative', 'spc-adgroup', 'spc-creative'])(
  'the step %s has a page',
  async (word) => {
    expect(await text(`/i18n/creation/1nn/create/${word}?aadvid=1`)).toContain('/static/creation/page/main.ts');
  },
);

test("an account's pixels are listed with bare 64-bit numbers, and another's are not", async () => {
  const list = await text(`/api/v2/i18n/pixel/list/?aadvid=${fixtureIds.advertiser}&objective_type=3`);
  expect(list).toContain('"pixel_id":7312345678901234567,"pixel_name":"Web pixel","pixel_code":"CVN3L2RC77U4R0NE7AJG"');
  expect(list).not.toContain('Shop pixel');
  expect(await text('/api/v2/i18n/pixel/list/?aadvid=1')).toContain('"data":null');
});

test('what is saved and published stays out of the lists', async () => {
  const call = `/api/v4/i18n/statistics/op/campaign/list/?aadvid=${fixtureIds.advertiser}`;
  const post = (body: object) => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const days = post({ common_req: { st: '2026-11-08', et: '2026-11-14' } });
  const before = await text(call, days);
  for (const path of ['campaign_snap/save', 'ad_snap/save', 'creative_snap/save', 'async_creation/create_by_snap']) {
    const reply = await text(`/api/v4/i18n/creation/${path}/?aadvid=${fixtureIds.advertiser}`, post({}));
    expect(reply).toContain('"code":0');
  }
  expect(await text(call, days)).toBe(before);
});

test('pixel pages and the list of ad accounts show what the world has', async () => {
  const pixel = fixtureWorld.advertisers[0]?.pixels[0];
  for (const path of ['datasource/pixel/detail', 'pixel/detail']) {
    expect(await text(`/i18n/events_manager/${path}/${pixel?.code}`)).toContain(`ID: <span>${pixel?.code}</span>`);
  }
  expect((await fetch(`${sandbox.url}/i18n/events_manager/pixel/detail/UNKNOWN1`)).status).toBe(404);
  const accounts = await text('/manage/accounts/adv?org_id=1');
  for (const { id } of fixtureWorld.advertisers) expect(accounts).toContain(`ID: ${id}`);
});
