import { describe, expect, test } from 'vitest';
import type { Integration } from '#lib/appsprint/contract';
import { allow, connected, integration, openStage, pulledAgain, withFigures } from './stage.fixture.ts';

function codesOf({ findings }: Integration): string[] {
  return findings.map(({ code }) => code);
}

function remedyOf({ findings }: Integration, code: string): string {
  return findings.find((finding) => finding.code === code)?.remedy ?? '';
}

describe('a connection that TikTok refuses', () => {
  test.each([
    [40105, 'access-lost', 'tiktok_access_lost', 'Disconnect TikTok Ads, then connect again'],
    [40102, 'access-lost', 'tiktok_access_lost', 'Disconnect TikTok Ads, then connect again'],
    [40300, 'advertiser-lost', 'tiktok_advertiser_lost', 'account whose access to the advertiser is intact'],
    [40001, 'no-permission', 'tiktok_no_permission', 'Standard access is not enough'],
  ] as const)(
    'with %i is "%s", with the remedy, until it works again',
    async (code, state, finding, remedy) => {
      const stage = await withFigures();
      await stage.faults({ path: '/campaign/get/', refusal: { code, message: 'No.' } });
      const broken = await pulledAgain(stage);
      expect(broken.connection).toBe(state);
      expect(codesOf(broken)).toContain(finding);
      expect(codesOf(broken)).not.toContain('reporting_failed');
      expect(remedyOf(broken, finding)).toContain(remedy);
      await stage.faults({});
      const mended = await pulledAgain(stage);
      expect([mended.connection, mended.reporting.state]).toEqual(['connected', 'current']);
    },
    60_000,
  );

  test('only for a while stays connected, and its figures stay', async () => {
    const stage = await withFigures();
    await stage.faults({ path: '/campaign/get/', refusal: { code: 40002, message: 'Field wrong.' } });
    const broken = await pulledAgain(stage);
    expect([broken.connection, broken.reporting.state]).toEqual(['connected', 'failed']);
    expect(codesOf(broken)).toContain('reporting_failed');
    const { body } = await stage.ask('GET', '/metrics?level=advertiser&from=2026-11-01&to=2026-11-14');
    expect(body.data).toMatchObject({ totals: { spend: { currency: 'EUR' } } });
  }, 60_000);

  test('for a token says so as soon as anything is asked of TikTok', async () => {
    const stage = await connected();
    await stage.faults({ refusal: { code: 40105, message: 'Access token is incorrect or has been revoked.' } });
    expect((await stage.ask('GET', '/advertisers')).body.error).toBe('tiktok_access_lost');
    expect((await integration(stage)).connection).toBe('access-lost');
  });

  test('for one advertiser that somebody asked for stays connected', async () => {
    const stage = await withFigures();
    const refused = await stage.ask('PUT', '/advertiser', { advertiserId: '7399999999999999999' });
    expect(refused.status).toBe(409);
    expect((await integration(stage)).connection).toBe('connected');
  }, 60_000);
});

describe('access to reporting that was not granted', () => {
  test('is known as soon as the person comes back, and when the report is refused', async () => {
    const stage = await openStage();
    await stage.faults({ withheldScopes: [4, 44] });
    await fetch(await allow(stage));
    const begun = await integration(stage);
    expect(begun.connection).toBe('reporting-not-granted');
    expect(remedyOf(begun, 'tiktok_reporting_not_granted')).toContain('approve access to advertisers and to reporting');
    const refused = await pulledAgain(stage);
    expect([refused.connection, refused.reporting.state]).toEqual(['reporting-not-granted', 'failed']);
    await stage.faults({});
    await fetch(await allow(stage));
    expect((await integration(stage)).connection).toBe('connected');
  }, 60_000);
});

describe('disconnecting', () => {
  test('revokes the token at TikTok and keeps figures and pixel', async () => {
    const stage = await withFigures();
    const late = await allow(stage);
    const { data } = (await stage.ask('DELETE', '/connection')).body as { data: Integration };
    expect([data.connection, data.advertiser?.name]).toEqual(['not-connected', 'Moonlight Habits']);
    expect((await stage.ask('GET', '/advertisers')).body.error).toBe('tiktok_not_connected');
    // A connection that was under way cannot come back after it.
    expect((await fetch(late)).status).toBe(400);
    const figures = await stage.ask('GET', '/metrics?level=advertiser&from=2026-11-01&to=2026-11-13');
    expect(figures.body.data).toMatchObject({ totals: { spend: { currency: 'EUR' } } });
    expect((await stage.ask('DELETE', '/connection')).status).toBe(200);
  }, 60_000);

  test('while TikTok cannot be asked is refused, because the token would stay valid', async () => {
    const stage = await connected();
    await stage.faults({ path: '/oauth2/revoke_token/', rates: { page: 1 } });
    const refused = await stage.ask('DELETE', '/connection');
    expect([refused.status, refused.body.error]).toEqual([502, 'tiktok_unreachable']);
    expect((await integration(stage)).connection).toBe('connected');
    await stage.faults({});
    expect((await stage.ask('DELETE', '/connection')).status).toBe(200);
  });

  test('of a token that TikTok no longer knows works', async () => {
    const stage = await connected();
    await stage.faults({ path: '/oauth2/revoke_token/', refusal: { code: 40105, message: 'revoked' } });
    const ended = await stage.ask('DELETE', '/connection');
    expect(ended.body.data).toMatchObject({ connection: 'not-connected' });
  });
});
