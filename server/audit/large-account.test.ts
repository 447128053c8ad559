import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { AuditAnswer } from '#lib/appsprint/contract';
import { buildSignalLink } from '#lib/signal-link';
import { clockAt, startTestApi } from '../testing.ts';

const publicUrl = 'https://go.moonlight.app';
const advertiserId = '7000000000000000001';
const ads = 10_000;
/** Other requests that are answered one after the other meanwhile, on any machine: judging gives way after every hundred ads. */
const leastAnswered = 10;

test('the audit of 10,000 ads, all different, lets other requests through while it judges', async () => {
  const clock = clockAt('2026-11-14T12:00:00Z');
  const api = await startTestApi(clock, { publicUrl }, onTestFinished);
  const app = await api.newApp();
  const link = {
    slug: 'summer',
    name: 'Summer',
    destinations: { ios: 'https://apps.apple.com/app/id1', android: null, web: null },
  };
  await api.call(app.token, 'POST', `/v1/apps/${app.appId}/signal-links`, link);
  const of = { app_id: app.appId, advertiser_id: advertiserId };
  const named = { name: 'Moonlight EU', currency: 'EUR', time_zone: 'Europe/Paris', chosen_at: clock.now() };
  await api.database
    .insertInto('advertiser')
    .values({ ...of, ...named })
    .execute();
  const range = { wanted_from: '2026-10-16', loaded_from: '2026-10-16', loaded_through: '2026-11-14' };
  await api.database
    .insertInto('reported_coverage')
    .values({ ...of, ...range })
    .execute();
  const url = buildSignalLink(publicUrl, 'summer');
  await sql`
    insert into campaign (app_id, advertiser_id, campaign_id, name, details)
    select ${app.appId}, ${advertiserId}, (100000 + n)::text, 'Campaign ' || n,
      '{"objective_type": "WEB_CONVERSIONS", "sales_destination": "WEBSITE", "campaign_automation_type": "MANUAL"}'::jsonb
    from generate_series(0, ${ads / 10 - 1}) n`.execute(api.database);
  await sql`
    insert into ad_group (app_id, advertiser_id, campaign_id, adgroup_id, name, counts_installs, details)
    select ${app.appId}, ${advertiserId}, (100000 + n)::text, (200000 + n)::text, 'Ad group ' || n, false,
      '{"promotion_type": "WEBSITE", "optimization_event": "SHOPPING", "optimization_goal": "CONVERT", "placement_type": "PLACEMENT_TYPE_NORMAL", "placements": ["PLACEMENT_TIKTOK"], "operating_systems": ["IOS"]}'::jsonb
    from generate_series(0, ${ads / 10 - 1}) n`.execute(api.database);
  // Every address has a parameter of its own, so that none is judged once for many.
  await sql`
    insert into ad (app_id, advertiser_id, campaign_id, adgroup_id, ad_id, name, details)
    select ${app.appId}, ${advertiserId}, (100000 + n / 10)::text, (200000 + n / 10)::text, (300000 + n)::text, 'Ad ' || n,
      jsonb_build_object('landing_page_url', ${url} || '&own=' || n)
    from generate_series(0, ${ads - 1}) n`.execute(api.database);
  await sql`
    insert into reported_daily (app_id, advertiser_id, day, ad_id, spend, impressions, clicks, conversions, value)
    select ${app.appId}, ${advertiserId}, '2026-11-10', (300000 + n)::text, 0.01, 0, 0, 0, null
    from generate_series(0, ${ads - 1}) n`.execute(api.database);

  // As after every pull; without it PostgreSQL takes the tables for empty.
  await sql`analyze ad, reported_daily`.execute(api.database);

  const began = performance.now();
  const path = `/v1/apps/${app.appId}/tiktok-ads/audit?from=2026-11-08&to=2026-11-14`;
  const audited = api.call(app.token, 'GET', path);
  let isOver = false;
  void audited.finally(() => {
    isOver = true;
  });
  let answered = 0;
  while (!isOver) {
    await api.call(app.token, 'GET', '/v1/me');
    answered += 1;
  }
  const took = performance.now() - began;
  const audit = AuditAnswer.parse((await audited).body.data);
  expect(audit.checked).toEqual({ campaigns: ads / 10, adgroups: ads / 10, ads });
  expect(audit.findings.map(({ code, objects, spendAtRisk }) => [code, objects.length, spendAtRisk?.amount])).toEqual([
    ['parameter-foreign', ads, '100.00'],
  ]);
  console.info(`audit of ${ads} ads: ${took.toFixed(0)} ms, ${answered} other requests answered meanwhile`);
  expect(answered).toBeGreaterThan(leastAnswered);
}, 120_000);
