import { describe, expect, test, vi } from 'vitest';
import type { Integration, MetricsAnswer, TestEventResult } from '#lib/appsprint/contract';
import { fixtureWorld } from '../../sandbox/world-fixture.ts';
import { clockAt, startTestApi } from '../testing.ts';
import { advertiser, allow, connected, integration, openStage, pixel, withFigures } from './stage.fixture.ts';

function sumOf(
  days: readonly { readonly spend: number; readonly conversions: number; readonly day: string }[],
  from: string,
  to: string,
) {
  const within = days.filter(({ day }) => day >= from && day <= to);
  return within.reduce(
    (sum, { spend, conversions }) => ({ spend: sum.spend + spend, conversions: sum.conversions + conversions }),
    { spend: 0, conversions: 0 },
  );
}

describe('the connection', () => {
  test('is made through TikTok’s page, and its token is not readable in the database', async () => {
    const stage = await connected();
    const state = await integration(stage);
    expect(state).toMatchObject({ connection: 'connected', advertiser: null, reporting: { state: 'not-started' } });
    expect(state.findings.map(({ code }) => code)).toEqual([
      'advertiser_not_selected',
      'pixel_not_configured',
      'no_signal_link',
    ]);
    const { sealed_access_token } = await stage.api.database
      .selectFrom('tiktok_connection')
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(sealed_access_token.toString('latin1')).not.toMatch(/[0-9a-f]{40}/);
    const choices = await stage.ask('GET', '/advertisers');
    expect(choices.body.data).toEqual(fixtureWorld.advertisers.map(({ id, name }) => ({ id, name })));
  });

  test('cannot be completed twice, after ten minutes, or with a state that nobody began', async () => {
    const stage = await openStage();
    const first = await allow(stage);
    expect((await fetch(first)).status).toBe(200);
    const late = await allow(stage);
    stage.clock.moveTo('2026-11-14T12:10:00Z');
    const forged = late.replace(/state=[^&]*/, `state=${stage.app.appId}.forged`);
    for (const address of [first, late, forged]) {
      const answer = await fetch(address);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('Start it again in AppSprint');
    }
    const refused = await fetch(`${stage.api.url}/v1/oauth/tiktok/callback?state=x`);
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('allow it')]);
  });

  test('that TikTok no longer accepts says so with the remedy', async () => {
    const stage = await withFigures();
    await stage.api.database.updateTable('advertiser').set({ advertiser_id: '7399999999999999999' }).execute();
    const answer = await stage.ask('PUT', '/advertiser', { advertiserId: '7399999999999999999' });
    expect([answer.status, answer.body.error]).toEqual([409, 'tiktok_access_lost']);
    expect(answer.body.message).toContain('Connect TikTok Ads again');
  });
});

describe('the figures', () => {
  test('of thirty days are loaded and summed to the cent at every level', async () => {
    const stage = await withFigures();
    const window = { from: '2026-10-16', to: '2026-11-14' };
    const adGroups = advertiser.campaigns.flatMap((campaign) =>
      campaign.adGroups.map((adGroup) => ({ campaign, adGroup })),
    );
    const ads = adGroups.flatMap(({ campaign, adGroup }) => adGroup.ads.map((ad) => ({ campaign, adGroup, ad })));
    const idOf = {
      campaign: (one: (typeof ads)[number]) => one.campaign.id,
      adgroup: (one: (typeof ads)[number]) => one.adGroup.id,
      ad: (one: (typeof ads)[number]) => one.ad.id,
    };
    for (const level of ['campaign', 'adgroup', 'ad'] as const) {
      const answer = await stage.ask('GET', `/metrics?level=${level}&from=${window.from}&to=${window.to}`);
      const { rows, currency, totals } = answer.body.data as MetricsAnswer;
      const groups = Map.groupBy(ads, idOf[level]);
      const expected = [...groups].map(([id, members]) => {
        const all = sumOf(
          members.flatMap(({ ad }) => ad.daily),
          window.from,
          window.to,
        );
        const forInstalls = members.filter(({ adGroup }) => adGroup.optimizationEvent === 'DOWNLOAD_START');
        const installs = sumOf(
          forInstalls.flatMap(({ ad }) => ad.daily),
          window.from,
          window.to,
        ).conversions;
        return [id, (all.spend / 100).toFixed(2), forInstalls.length === 0 ? null : installs] as const;
      });
      const shown = rows.map(({ id, spend, installs }) => [id, spend?.amount, installs.reported]);
      expect(shown).toEqual(expected.sort(([one], [other]) => (one < other ? -1 : 1)));
      const spent = ads.reduce((sum, { ad }) => sum + sumOf(ad.daily, window.from, window.to).spend, 0);
      expect(totals.spend).toEqual({ amount: (spent / 100).toFixed(2), currency });
    }
  }, 30_000);

  test('of an older window are loaded when somebody asks for it', async () => {
    const stage = await withFigures();
    const path = '/metrics?level=campaign&from=2026-10-05&to=2026-10-06';
    expect((await stage.ask('GET', path)).body.data).toMatchObject({ totals: { spend: null } });
    const days = advertiser.campaigns.flatMap(({ adGroups }) =>
      adGroups.flatMap(({ ads }) => ads.flatMap(({ daily }) => daily)),
    );
    const amount = (sumOf(days, '2026-10-05', '2026-10-06').spend / 100).toFixed(2);
    await vi.waitFor(
      async () => expect((await stage.ask('GET', path)).body.data).toMatchObject({ totals: { spend: { amount } } }),
      { timeout: 20_000, interval: 50 },
    );
  }, 30_000);

  test('that can no longer be loaded stay, with a sentence that says why', async () => {
    const stage = await withFigures();
    await stage.api.database.deleteFrom('tiktok_connection').execute();
    stage.clock.moveTo('2026-11-15T12:00:00Z');
    const path = '/metrics?level=ad&from=2026-11-01&to=2026-11-15';
    await vi.waitFor(
      async () =>
        expect((await stage.ask('GET', path)).body.data).toMatchObject({
          totals: { spend: { currency: 'EUR' } },
          freshness: { reporting: { state: 'failed', message: expect.stringContaining('not connected') } },
        }),
      { timeout: 20_000, interval: 50 },
    );
    expect((await integration(stage)).findings.map(({ code }) => code)).toContain('tiktok_not_connected');
    expect(stage.api.failures).toEqual([]);
  }, 30_000);
});

describe('the pixel', () => {
  test('is saved with its number when the advertiser has it, and a test event reaches TikTok', async () => {
    const stage = await withFigures();
    const saved = await stage.ask('PUT', '/pixel', { pixelId: pixel.code, eventsToken: pixel.eventsToken });
    expect(saved.body.data).toMatchObject({ pixel: { id: pixel.code, number: pixel.number, linked: true } });
    const sent = await stage.ask('POST', '/test-events', { testEventCode: 'TEST12345', event: 'Purchase' });
    const result = sent.body.data as TestEventResult;
    expect(result).toMatchObject({
      event: 'Purchase',
      sentAt: '2026-11-14T12:00:00.000Z',
      tiktok: { code: 0, message: 'OK' },
    });
    expect(stage.sandbox.receivedEvents()).toMatchObject([
      {
        pixelCode: pixel.code,
        testEventCode: 'TEST12345',
        event: { event: 'Purchase', event_id: result.eventId, event_time: Date.parse(result.sentAt) / 1000 },
      },
    ]);
  });

  test('that is not linked is a finding, and TikTok’s refusal of a test event comes word for word', async () => {
    const stage = await withFigures();
    const saved = await stage.ask('PUT', '/pixel', { pixelId: 'C0000000000000000000', eventsToken: 'wrong-token' });
    const state = saved.body.data as Integration;
    expect(state.pixel).toEqual({ id: 'C0000000000000000000', number: null, linked: false, token: 'rejected' });
    const codes = state.findings.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['pixel_not_linked', 'events_token_rejected']));
    const sent = await stage.ask('POST', '/test-events', { testEventCode: 'TEST12345', event: 'ViewContent' });
    expect(sent.body.data).toMatchObject({
      tiktok: { code: 40105, message: 'Access token is incorrect or has been revoked.' },
    });
  });

  test('has to be saved before a test event', async () => {
    const stage = await openStage();
    const sent = await stage.ask('POST', '/test-events', { testEventCode: 'TEST12345', event: 'ViewContent' });
    expect([sent.status, sent.body.error]).toEqual([409, 'pixel_not_configured']);
  });
});

test('a page instead of TikTok’s API is named as such', async () => {
  const api = await startTestApi(clockAt('2026-11-14T12:00:00Z'), {
    tiktok: { apiBase: 'http://127.0.0.1:9', app: { id: '1', secret: '2' } },
  });
  const app = await api.newApp();
  const begun = await api.call(app.token, 'POST', `/v1/apps/${app.appId}/tiktok-ads/connect`);
  const { authorizeUrl } = begun.body.data as { authorizeUrl: string };
  const state = new URL(authorizeUrl).searchParams.get('state') ?? '';
  const answer = await fetch(`${api.url}/v1/oauth/tiktok/callback?${new URLSearchParams({ state, auth_code: 'x' })}`);
  expect([answer.status, await answer.text()]).toEqual([502, expect.stringContaining('TikTok could not be reached')]);
});
