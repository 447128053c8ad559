import { expect, onTestFinished, test } from 'vitest';
import { AuditAnswer } from '#lib/appsprint/contract';
import { buildSignalLink } from '#lib/signal-link';
import { clockAt, type StoryClock, startTestApi, type TestApi, type TestApp } from '../testing.ts';
import { runAudit } from './audit.ts';

const publicUrl = 'https://go.moonlight.app';
const url = buildSignalLink(publicUrl, 'summer');
const advertiserId = '7000000000000000001';
const pixelNumber = '7000000000000000042';

const campaignDetails = {
  objective_type: 'WEB_CONVERSIONS',
  sales_destination: 'WEBSITE',
  campaign_automation_type: 'MANUAL',
};
const adGroupDetails = {
  promotion_type: 'WEBSITE',
  pixel_id: pixelNumber,
  optimization_event: 'SHOPPING',
  optimization_goal: 'CONVERT',
  placement_type: 'PLACEMENT_TYPE_NORMAL',
  placements: ['PLACEMENT_TIKTOK'],
  operating_systems: ['IOS'],
};
const adDetails = { landing_page_url: url, utm_params: [] };

interface Stage {
  readonly api: TestApi;
  readonly app: TestApp;
  readonly clock: StoryClock;
}

async function openStage(): Promise<Stage> {
  const clock = clockAt('2026-11-14T12:00:00Z');
  const api = await startTestApi(clock, { publicUrl }, onTestFinished);
  const app = await api.newApp();
  const other = await api.newApp('Dragons');
  const destinations = { ios: 'https://apps.apple.com/app/id1', android: null, web: null };
  for (const [owner, slug] of [
    [app, 'summer'],
    [other, 'dragons'],
  ] as const) {
    await api.call(owner.token, 'POST', `/v1/apps/${owner.appId}/signal-links`, { slug, name: slug, destinations });
  }
  const of = { app_id: app.appId, advertiser_id: advertiserId };
  const { database } = api;
  const named = { name: 'Moonlight EU', currency: 'EUR', time_zone: 'Europe/Paris', chosen_at: clock.now() };
  await database
    .insertInto('advertiser')
    .values({ ...of, ...named })
    .execute();
  const pixel = { pixel_id: 'CLK0P3JC77U4J3M3Q5T0', pixel_number: pixelNumber, linked: true };
  await database
    .insertInto('tiktok_pixel')
    .values({ app_id: app.appId, ...pixel, sealed_events_token: Buffer.from('x'), saved_at: clock.now() })
    .execute();
  await database
    .insertInto('reported_coverage')
    .values({ ...of, wanted_from: '2026-10-16', loaded_from: '2026-10-16', loaded_through: '2026-11-14' })
    .execute();
  return { api, app, clock };
}

/** Adds a campaign `10n` with an ad group `20n` and an ad `30n` that spent on two days. */
async function addBranch(
  { api, app }: Stage,
  n: number,
  changes: {
    readonly campaign?: object;
    readonly adGroup?: object;
    readonly ad?: object;
    readonly spend?: string;
  } = {},
) {
  const of = { app_id: app.appId, advertiser_id: advertiserId };
  const [campaign_id, adgroup_id, ad_id] = [`10${n}`, `20${n}`, `30${n}`];
  const { database } = api;
  await database
    .insertInto('campaign')
    .values({
      ...of,
      campaign_id,
      name: `Campaign ${n}`,
      details: JSON.stringify({ ...campaignDetails, ...changes.campaign }),
    })
    .execute();
  const group = { name: `Ad group ${n}`, counts_installs: false };
  await database
    .insertInto('ad_group')
    .values({
      ...of,
      campaign_id,
      adgroup_id,
      ...group,
      details: JSON.stringify({ ...adGroupDetails, ...changes.adGroup }),
    })
    .execute();
  await database
    .insertInto('ad')
    .values({
      ...of,
      campaign_id,
      adgroup_id,
      ad_id,
      name: `Ad ${n}`,
      details: JSON.stringify({ ...adDetails, ...changes.ad }),
    })
    .execute();
  const daily = {
    ...of,
    ad_id,
    spend: changes.spend ?? '10.00',
    impressions: 0,
    clicks: 0,
    conversions: 0,
    value: null,
  };
  for (const day of ['2026-11-01', '2026-11-10']) {
    await database
      .insertInto('reported_daily')
      .values({ ...daily, day })
      .execute();
  }
}

async function audited({ api, app }: Stage, window = 'from=2026-11-08&to=2026-11-14'): Promise<AuditAnswer> {
  const answer = await api.call(app.token, 'GET', `/v1/apps/${app.appId}/tiktok-ads/audit?${window}`);
  expect(answer.status).toBe(200);
  return AuditAnswer.parse(answer.body.data);
}

async function run({ api, app, clock }: Stage): Promise<void> {
  await runAudit({ database: api.database, clock, publicUrl: () => publicUrl }, app.appId);
}

test('a campaign that is set up right gives no finding, and says what could not be verified', async () => {
  const stage = await openStage();
  await addBranch(stage, 1);
  const { findings, checked, unverified, spendAtRisk } = await audited(stage);
  expect(findings).toEqual([]);
  expect(checked).toEqual({ campaigns: 1, adgroups: 1, ads: 1 });
  expect(spendAtRisk).toEqual({ amount: '0.00', currency: 'EUR' });
  expect(unverified.map(({ rule, objects }) => `${rule}: ${objects}`)).toContain('tracking: 1');
});

test('faults are grouped with their objects and with what their ads spent in the window', async () => {
  const stage = await openStage();
  const dragons = { landing_page_url: url.replace('summer', 'dragons') };
  await addBranch(stage, 1, { ad: dragons, spend: '12.34' });
  await addBranch(stage, 2, { ad: dragons, adGroup: { operating_systems: [] }, spend: '1.01' });
  await addBranch(stage, 3, { adGroup: { placement_type: 'PLACEMENT_TYPE_AUTOMATIC', placements: null } });
  await addBranch(stage, 4);
  const { findings, spendAtRisk } = await audited(stage);
  const shown = findings.map(({ rule, code, severity, objects, spendAtRisk: spend }) => [
    rule,
    code,
    severity,
    objects.map(({ level, id }) => `${level} ${id}`),
    spend?.amount,
  ]);
  expect(shown).toEqual([
    ['signal-link', 'other-app', 'bad', ['ad 301', 'ad 302'], '13.35'],
    ['operating-system', 'operating-system', 'bad', ['adgroup 202'], '1.01'],
    ['placement', 'placement', 'bad', ['adgroup 203'], '10.00'],
  ]);
  expect(spendAtRisk).toEqual({ amount: '23.35', currency: 'EUR' });
});

test('a finding keeps since when it is known, and forgets it when it is gone', async () => {
  const stage = await openStage();
  await addBranch(stage, 1, { ad: { landing_page_url: 'https://example.com' } });
  const firstSeen = async () => (await audited(stage)).findings[0]?.objects[0]?.firstSeenAt;
  expect(await firstSeen()).toBeNull();
  await run(stage);
  stage.clock.moveTo('2026-11-15T12:00:00Z');
  await run(stage);
  expect(await firstSeen()).toBe('2026-11-14T12:00:00.000Z');
  expect((await audited(stage)).lastRunAt).toBe('2026-11-15T12:00:00.000Z');
  const setUrl = (landing: string) =>
    stage.api.database
      .updateTable('ad')
      .set({ details: JSON.stringify({ ...adDetails, landing_page_url: landing }) })
      .execute();
  await setUrl(url);
  await run(stage);
  await setUrl('https://example.com');
  stage.clock.moveTo('2026-11-16T12:00:00Z');
  await run(stage);
  expect(await firstSeen()).toBe('2026-11-16T12:00:00.000Z');
});

test('a campaign with two ads is named once for a fault of its own', async () => {
  const stage = await openStage();
  await addBranch(stage, 1, { campaign: { objective_type: 'TRAFFIC' } });
  const of = { app_id: stage.app.appId, advertiser_id: advertiserId, campaign_id: '101', adgroup_id: '201' };
  const second = { ...of, ad_id: '399', name: 'Second', details: JSON.stringify(adDetails) };
  await stage.api.database.insertInto('ad').values(second).execute();
  const { findings } = await audited(stage);
  expect(findings.map(({ rule, objects }) => [rule, objects.map(({ id }) => id)])).toEqual([['objective', ['101']]]);
});

test('what TikTok no longer lists is not audited, and creatives of Smart+ count for their ad', async () => {
  const stage = await openStage();
  const smart = { campaign_automation_type: 'UPGRADED_SMART_PLUS' };
  await addBranch(stage, 1, { campaign: smart, ad: { landing_page_url: url.replace('__ADID_V2__', '__CID__') } });
  await addBranch(stage, 2, { ad: { landing_page_url: 'https://example.com' } });
  const { database } = stage.api;
  await database.updateTable('ad').set({ is_listed: false }).where('ad_id', '=', '302').execute();
  const of = { app_id: stage.app.appId, advertiser_id: advertiserId };
  const creative = { campaign_id: '101', adgroup_id: '201', ad_id: '398', name: 'Video', smart_ad_id: '301' };
  await database
    .insertInto('ad')
    .values({ ...of, ...creative })
    .execute();
  const daily = {
    ad_id: '398',
    day: '2026-11-09',
    spend: '5.00',
    impressions: 0,
    clicks: 0,
    conversions: 0,
    value: null,
  };
  await database
    .insertInto('reported_daily')
    .values({ ...of, ...daily })
    .execute();
  const { findings } = await audited(stage);
  expect(
    findings.map(({ rule, code, objects, spendAtRisk }) => [
      rule,
      code,
      objects.map(({ id }) => id),
      spendAtRisk?.amount,
    ]),
  ).toEqual([['smart-plus', 'macro-level', ['301'], '15.00']]);
});

test('a window that is not loaded has findings but no spend', async () => {
  const stage = await openStage();
  await addBranch(stage, 1, { ad: { landing_page_url: 'https://example.com' } });
  const { findings, spendAtRisk } = await audited(stage, 'from=2026-01-01&to=2026-01-31');
  expect(findings).toHaveLength(1);
  expect(spendAtRisk).toBeNull();
  expect(findings[0]?.spendAtRisk).toBeNull();
});

test('without an advertiser there is nothing to audit', async () => {
  const { api } = await openStage();
  const empty = await api.newApp('Empty');
  const path = `/v1/apps/${empty.appId}/tiktok-ads/audit?from=2026-11-01&to=2026-11-02`;
  const { status, body } = await api.call(empty.token, 'GET', path);
  expect([status, body.error]).toEqual([409, 'advertiser_not_selected']);
});

test('a window that ends before it begins is refused with the field named', async () => {
  const { api, app } = await openStage();
  const path = `/v1/apps/${app.appId}/tiktok-ads/audit?from=2026-11-02&to=2026-11-01`;
  const { status, body } = await api.call(app.token, 'GET', path);
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain('the last day lies before the first day');
});
