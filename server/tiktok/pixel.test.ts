import { describe, expect, test } from 'vitest';
import type { Integration } from '#lib/appsprint/contract';
import { fixtureIds, fixtureWorld } from '../../sandbox/world-fixture.ts';
import { advertiser, connected, integration, openStage, pixel, pulledAgain, withFigures } from './stage.fixture.ts';

const pair = { pixelId: pixel.code, eventsToken: pixel.eventsToken };

describe('a pixel and its token', () => {
  test('that are saved without a test code are not proven, and nothing is sent', async () => {
    const stage = await openStage();
    const { data } = (await stage.ask('PUT', '/pixel', pair)).body as { data: Integration };
    expect(data.pixel).toEqual({ id: pixel.code, number: null, linked: false, token: 'unchecked' });
    expect(stage.sandbox.receivedEvents()).toEqual([]);
  });

  test('are proven by a test event, when there is a code for it, or by one that is sent later', async () => {
    const stage = await openStage();
    const saved = await stage.ask('PUT', '/pixel', { ...pair, testEventCode: 'TEST12345' });
    expect(saved.body.data).toMatchObject({ pixel: { token: 'accepted' } });
    expect(stage.sandbox.receivedEvents()).toMatchObject([{ testEventCode: 'TEST12345' }]);
    await stage.ask('PUT', '/pixel', pair);
    expect((await integration(stage)).pixel?.token).toBe('unchecked');
    await stage.ask('POST', '/test-events', { testEventCode: 'TEST12345', event: 'ViewContent' });
    expect((await integration(stage)).pixel?.token).toBe('accepted');
  });

  test('of another pixel is rejected by the test event', async () => {
    const stage = await openStage();
    const wrong = { ...pair, eventsToken: advertiser.pixels[1]?.eventsToken, testEventCode: 'TEST12345' };
    const { data } = (await stage.ask('PUT', '/pixel', wrong)).body as { data: Integration };
    expect(data.pixel?.token).toBe('rejected');
    const finding = data.findings.find(({ code }) => code === 'events_token_rejected');
    expect(finding?.remedy).toContain('Generate a new access token');
  });

  test('are saved while TikTok cannot be reached, without a word about the token', async () => {
    const stage = await openStage();
    await stage.faults({ path: '/event/track/', rates: { page: 1 } });
    const saved = await stage.ask('PUT', '/pixel', pair);
    expect(saved.body.data).toMatchObject({ pixel: { token: 'unchecked' } });
  });

  test('can be saved after TikTok Ads was disconnected, because they are another credential', async () => {
    const stage = await withFigures();
    await stage.ask('DELETE', '/connection');
    const saved = await stage.ask('PUT', '/pixel', pair);
    expect([saved.status, (saved.body.data as Integration).pixel?.linked]).toEqual([200, false]);
    expect((saved.body.data as Integration).findings.map(({ code }) => code)).not.toContain('pixel_not_linked');
  }, 60_000);

  test('are not readable in the database', async () => {
    const stage = await openStage();
    await stage.ask('PUT', '/pixel', pair);
    const row = await stage.api.database.selectFrom('tiktok_pixel').selectAll().executeTakeFirstOrThrow();
    expect(row.sealed_events_token.toString('latin1')).not.toContain(pixel.eventsToken.slice(0, 8));
  });
});

describe('one pixel per app', () => {
  test('is kept: a second app is told why, and nothing about the first', async () => {
    const stage = await openStage();
    await stage.ask('PUT', '/pixel', pair);
    const other = await stage.api.newApp('Pocket Chef');
    const path = `/v1/apps/${other.appId}/tiktok-ads/pixel`;
    const refused = await stage.api.call(other.token, 'PUT', path, pair);
    expect([refused.status, refused.body.error]).toEqual([409, 'pixel_in_use']);
    expect(refused.body.message).toContain('Each app has a pixel of its own');
    expect(JSON.stringify(refused.body)).not.toContain('Moonlight');
    expect(JSON.stringify(refused.body)).not.toContain(stage.app.appId);
  });

  test('is kept when several apps save it at once', async () => {
    const stage = await openStage();
    const apps = await Promise.all(['One', 'Two', 'Three', 'Four'].map((name) => stage.api.newApp(name)));
    const answers = await Promise.all(
      apps.map(({ appId, token }) => stage.api.call(token, 'PUT', `/v1/apps/${appId}/tiktok-ads/pixel`, pair)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });

  test('lets an app save its own again, and another one take what was given up', async () => {
    const stage = await openStage();
    await stage.ask('PUT', '/pixel', pair);
    expect((await stage.ask('PUT', '/pixel', pair)).status).toBe(200);
    await stage.ask('PUT', '/pixel', { pixelId: 'C0000000000000000000', eventsToken: 'x' });
    const other = await stage.api.newApp('Pocket Chef');
    const path = `/v1/apps/${other.appId}/tiktok-ads/pixel`;
    expect((await stage.api.call(other.token, 'PUT', path, pair)).status).toBe(200);
  });
});

describe('the link to the advertiser', () => {
  test('is looked up again with every pull and when another advertiser is chosen', async () => {
    const stage = await withFigures();
    await stage.ask('PUT', '/pixel', pair);
    await stage.api.database.updateTable('tiktok_pixel').set({ linked: false, pixel_number: null }).execute();
    expect((await pulledAgain(stage)).pixel).toMatchObject({ linked: true, number: pixel.number });
    const chosen = await stage.ask('PUT', '/advertiser', { advertiserId: fixtureIds.otherAdvertiser });
    expect(chosen.body.data).toMatchObject({ pixel: { linked: false, number: null } });
    expect((chosen.body.data as Integration).findings.map(({ code }) => code)).toContain('pixel_not_linked');
  }, 60_000);

  test('is found behind the first twenty pixels', async () => {
    const many = Array.from({ length: 45 }, (_, index) => ({
      ...pixel,
      code: `C000000000000000${String(index).padStart(4, '0')}`,
      number: String(7_312_345_678_900_000_000n + BigInt(index)),
    }));
    const [first, ...others] = fixtureWorld.advertisers;
    if (first === undefined) throw new Error('the fixture has no advertiser');
    const stage = await connected({
      ...fixtureWorld,
      advertisers: [{ ...first, pixels: many, campaigns: [] }, ...others],
    });
    await stage.ask('PUT', '/advertiser', { advertiserId: first.id });
    const last = many.at(-1);
    const saved = await stage.ask('PUT', '/pixel', { pixelId: last?.code, eventsToken: 'x' });
    expect(saved.body.data).toMatchObject({ pixel: { linked: true, number: last?.number } });
  }, 60_000);
});
