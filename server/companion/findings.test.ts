import { describe, expect, test } from 'vitest';
import type { Integration } from '#lib/appsprint/contract';
import { clockAt, startTestApi, type TestApi, type TestApp } from '../testing.ts';

const advertiserId = '7300000000000000001';

interface Stage {
  readonly api: TestApi;
  readonly app: TestApp;
  integration(): Promise<Integration>;
  codes(): Promise<string[]>;
}

async function openStage(): Promise<Stage> {
  const api = await startTestApi(clockAt('2026-11-22T12:00:00Z'), {
    tiktok: { apiBase: 'http://127.0.0.1:9', app: { id: '1', secret: '2' } },
  });
  const app = await api.newApp();
  const integration = async () =>
    (await api.call(app.token, 'GET', `/v1/apps/${app.appId}/tiktok-ads`)).body.data as Integration;
  return { api, app, integration, codes: async () => (await integration()).findings.map(({ code }) => code) };
}

async function linked({ api, app }: Stage): Promise<void> {
  const draft = { slug: 'spring', name: 'Spring', destinations: { ios: '6400000000', android: null, web: null } };
  const answer = await api.call(app.token, 'POST', `/v1/apps/${app.appId}/signal-links`, draft);
  expect(answer.status).toBe(200);
}

async function reportedClicks({ api, app }: Stage, day: string): Promise<void> {
  const of = { app_id: app.appId, advertiser_id: advertiserId };
  const chosen = { ...of, name: 'Moonlight', currency: 'USD', time_zone: 'UTC', chosen_at: new Date(0) };
  await api.database.insertInto('advertiser').values(chosen).execute();
  await api.database
    .insertInto('reported_daily')
    .values({ ...of, day, ad_id: '1', spend: '1', impressions: 100, clicks: 12, conversions: 0, value: null })
    .execute();
}

describe('a new app', () => {
  test('is told what is missing, the most basic first, and has the progress of a beginning', async () => {
    const stage = await openStage();
    expect(await stage.codes()).toEqual(['tiktok_not_connected', 'pixel_not_configured', 'no_signal_link']);
    expect(await stage.integration()).toMatchObject({
      eventMapping: { revision: 0 },
      valueOptimisation: { purchases: 0, needed: 20, window: null },
      forwarding: { state: 'waiting-for-pixel', waiting: 0, dead: 0, problem: null },
    });
  });
});

describe('clicks', () => {
  test('that TikTok reports while nobody comes through a Signal link point at the Website URL', async () => {
    const stage = await openStage();
    await linked(stage);
    await reportedClicks(stage, '2026-11-20');
    const finding = (await stage.integration()).findings.find(({ code }) => code === 'no_clicks_through_link');
    expect(finding?.message).toContain('12 clicks');
    expect(finding?.remedy).toContain('Website URL');
    await fetch(`${stage.api.url}/l/spring`, { redirect: 'manual' });
    expect(await stage.codes()).not.toContain('no_clicks_through_link');
  });

  test('of today or of long ago do not', async () => {
    const stage = await openStage();
    await linked(stage);
    await reportedClicks(stage, '2026-11-22');
    expect(await stage.codes()).not.toContain('no_clicks_through_link');
  });
});

describe('events', () => {
  test('whose row is switched off are named', async () => {
    const stage = await openStage();
    const path = `/v1/apps/${stage.app.appId}/tiktok-ads/event-mapping`;
    const { rows } = (await stage.api.call(stage.app.token, 'GET', path)).body.data as {
      rows: { sdkEvent: string; tiktokEvent: string | null }[];
    };
    const off = rows.map((row) => (row.sdkEvent === 'purchase' ? { ...row, tiktokEvent: null } : row));
    await stage.api.call(stage.app.token, 'PUT', path, { revision: 0, rows: off });
    const finding = (await stage.integration()).findings.find(({ code }) => code === 'mapping_off');
    expect(finding).toMatchObject({ severity: 'warn', message: 'The event mapping does not forward purchase.' });
  });

  test('that TikTok could not match for want of an address are counted, with the remedy', async () => {
    const stage = await openStage();
    const seen = {
      app_id: stage.app.appId,
      sdk_id: 'a',
      sdk_event: 'purchase',
      occurred_at: new Date(0),
      received_at: new Date(0),
      next_at: new Date(0),
    };
    await stage.api.database
      .insertInto('outbox')
      .values([
        { ...seen, event_id: '1', state: 'skipped', reason: 'not_matchable' },
        { ...seen, event_id: '2', state: 'sent', reason: null },
        { ...seen, event_id: '3', state: 'dead', reason: 'refused' },
      ])
      .execute();
    const { findings } = await stage.integration();
    const finding = findings.find(({ code }) => code === 'events_not_matchable');
    expect(finding?.message).toContain('1 of the latest 3 events');
    expect(finding?.remedy).toContain('TRUST_PROXY');
    expect(findings.map(({ code }) => code)).toContain('dead_letters');
  });
});

describe('a token that TikTok refused while forwarding', () => {
  test('is a rejected one, until a pixel is saved anew', async () => {
    const stage = await openStage();
    const path = `/v1/apps/${stage.app.appId}/tiktok-ads/pixel`;
    const pair = { pixelId: 'C0000000000000000000', eventsToken: 'token' };
    await stage.api.call(stage.app.token, 'PUT', path, pair);
    await stage.api.database
      .insertInto('forwarding_circuit')
      .values({
        app_id: stage.app.appId,
        pixel_id: pair.pixelId,
        failures: 1,
        problem: 'user',
        problem_since: new Date('2026-11-22T12:00:01Z'),
        answer_code: 40105,
        answer_message: 'Access token is incorrect or has been revoked.',
      })
      .execute();
    expect((await stage.integration()).pixel?.token).toBe('rejected');
    expect(await stage.codes()).toContain('events_token_rejected');
    expect(await stage.codes()).not.toContain('forwarding_stopped');
  });
});
