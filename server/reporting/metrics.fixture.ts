import { expect } from 'vitest';
import type { MetricsAnswer } from '#lib/appsprint/contract';
import { creditInstall } from '../roll-up/index.ts';
import { clockAt, startTestApi, type TestApi, type TestApp } from '../testing.ts';

/** The advertiser of every app that `withAdvertiser` makes. */
export const advertiserId = '7300000000000000001';
export const campaignId = '1830000000100001';

/** A running API with an app whose advertiser has days of this zone. */
export async function withAdvertiser(timeZone: string, currency = 'USD'): Promise<{ api: TestApi; app: TestApp }> {
  const api = await startTestApi(clockAt('2026-11-22T12:00:00Z'));
  const app = await api.newApp();
  const chosen = {
    app_id: app.appId,
    advertiser_id: advertiserId,
    name: 'Moonlight',
    currency,
    time_zone: timeZone,
    chosen_at: new Date(0),
  };
  await api.database.insertInto('advertiser').values(chosen).execute();
  return { api, app };
}

/** Notes that TikTok’s figures of these days are here. */
export async function loaded(api: TestApi, app: TestApp, from: string, through: string): Promise<void> {
  const of = { app_id: app.appId, advertiser_id: advertiserId };
  await api.database
    .insertInto('reported_coverage')
    .values({
      ...of,
      wanted_from: from,
      loaded_from: from,
      loaded_through: through,
      pulled_at: new Date('2026-11-22T11:50:00Z'),
    })
    .execute();
}

interface Reported {
  readonly campaign: string;
  readonly countsInstalls: boolean;
  readonly day?: string;
  readonly conversions?: number;
  readonly value?: string | null;
}

/** A campaign with one ad group and one ad, whose ids follow from the campaign's, and one day of figures. */
export async function reported(
  api: TestApi,
  app: TestApp,
  { campaign, countsInstalls, day, conversions = 0, value = null }: Reported,
): Promise<void> {
  const of = { app_id: app.appId, advertiser_id: advertiserId, name: `Name ${campaign.at(-1)}` };
  const ids = { campaign_id: campaign, adgroup_id: `${campaign}1` };
  await api.database
    .insertInto('campaign')
    .values({ ...of, campaign_id: campaign })
    .execute();
  await api.database
    .insertInto('ad_group')
    .values({ ...of, ...ids, counts_installs: countsInstalls })
    .execute();
  await api.database
    .insertInto('ad')
    .values({ ...of, ...ids, ad_id: `${campaign}2` })
    .execute();
  if (day === undefined) return;
  await api.database
    .insertInto('reported_daily')
    .values({
      app_id: app.appId,
      advertiser_id: advertiserId,
      day,
      ad_id: `${campaign}2`,
      spend: '10.50',
      impressions: 1000,
      clicks: 30,
      conversions,
      value,
    })
    .execute();
}

/** An install that AppSprint attributed to the campaign, with events of a revenue each. */
export async function attributed(
  api: TestApi,
  app: TestApp,
  campaign: string,
  at: string,
  revenue: readonly (readonly [string, string, string])[] = [],
): Promise<void> {
  const sdkId = crypto.randomUUID();
  const seen = {
    app_id: app.appId,
    sdk_id: sdkId,
    received_at: new Date(at),
    ip: '203.0.113.7',
    user_agent: '',
    payload: '{}',
  };
  const decision = { source: 'tracking_link', match_type: 'click_id', confidence: '1', reason: '', evidence: '{}' };
  const credit = {
    campaign_id: campaign,
    campaign_name: 'From the click',
    adgroup_id: `${campaign}1`,
    ad_id: `${campaign}2`,
  };
  await api.database
    .insertInto('install')
    .values({ ...seen, ...decision, ...credit, install_id: sdkId, installed_at: new Date(at) })
    .execute();
  for (const [instant, amount, currency] of revenue) {
    const event = {
      event_id: crypto.randomUUID(),
      event_type: 'purchase',
      occurred_at: new Date(instant),
      revenue: amount,
      currency,
    };
    await api.database
      .insertInto('event')
      .values({ ...seen, ...event })
      .execute();
  }
  await api.database.transaction().execute((transaction) => creditInstall(transaction, { appId: app.appId, sdkId }));
}

/** The answer of the metrics route. */
export async function metrics(api: TestApi, app: TestApp, query: string): Promise<MetricsAnswer> {
  const answer = await api.call(app.token, 'GET', `/v1/apps/${app.appId}/tiktok-ads/metrics?${query}`);
  expect(answer.body.error, JSON.stringify(answer.body)).toBeUndefined();
  return answer.body.data as MetricsAnswer;
}
