import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { registerInstall } from '../sdk-intake/install.ts';
import { type RecordedClick, storeClicks, storedClickOf } from '../signal-links/clicks.ts';
import { enrichClick } from '../signal-links/enrich-route.ts';
import { clockAt, startTestApi, type TestApi } from '../testing.ts';
import { considerClicks, considerLatestInstalls } from './late-clicks.ts';
import { setWindows } from './windows.ts';

const now = new Date('2026-11-10T12:00:00Z');
const webView = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148';
const hiddenBrowser = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/124.0.0.0 Mobile Safari/537.36';
const androidView =
  'Mozilla/5.0 (Linux; Android 14; SM-S911B Build/UP1A; wv) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36';
const details = {
  screenWidth: 412,
  screenHeight: 915,
  screenScale: 2.625,
  maxTouchPoints: 5,
  timezone: 'Europe/Paris',
};

interface Told {
  readonly number: number;
  readonly minutesBefore: number;
  readonly ip: string;
  readonly device: 'ios' | 'hidden';
  readonly ttclid: string | null;
}

function clickOf(appId: string, { number, minutesBefore, ip, device, ttclid }: Told): RecordedClick {
  return {
    appId,
    clickId: `01890000-0000-7000-8000-00000000000${number}`,
    slug: 'spring',
    clickedAt: new Date(now.getTime() - minutesBefore * 60_000).toISOString(),
    ip,
    userAgent: device === 'ios' ? webView : hiddenBrowser,
    deviceKey: device === 'ios' ? 'ios 17.5' : null,
    visit: { campaign_id: String(number), ...(ttclid === null ? {} : { ttclid }) },
  };
}

async function arrive(api: TestApi, click: RecordedClick): Promise<void> {
  await storeClicks(api.database, [click]);
  await considerClicks(api.database, [storedClickOf(click)], now);
}

async function register(api: TestApi, appId: string, body: object, userAgent = webView): Promise<void> {
  const whole = {
    appsprintId: 'one',
    installTimestamp: now.toISOString(),
    sdkWebViewUserAgent: userAgent,
    ...details,
    ...body,
  };
  await registerInstall(api.database, {
    appId,
    sdkId: 'one',
    body: whole,
    payload: whole,
    ip: '203.0.113.7',
    userAgent: 'Moonlight/3',
    receivedAt: now,
  });
}

async function bookOf(api: TestApi, appId: string) {
  return api.database
    .selectFrom('install')
    .select(['source', 'match_type', 'confidence', 'reason', 'click_id', 'campaign_id'])
    .where('app_id', '=', appId)
    .executeTakeFirstOrThrow();
}

async function rollUpOf(api: TestApi, appId: string) {
  return api.database
    .selectFrom('roll_up')
    .select(['campaign_id', 'installs'])
    .where('app_id', '=', appId)
    .where('installs', '<>', 0)
    .execute();
}

async function linkedApp(api: TestApi): Promise<{ appId: string; slug: string }> {
  const { appId, token } = await api.newApp();
  const slug = `link-${randomUUID()}`;
  const destinations = { ios: '6400000000', android: 'app.moonlight', web: null };
  await api.call(token, 'POST', `/v1/apps/${appId}/signal-links`, { slug, name: 'Spring', destinations });
  return { appId, slug };
}

const plain: Told = { number: 1, minutesBefore: 30, ip: '203.0.113.7', device: 'ios', ttclid: null };

describe('late evidence', () => {
  test('upgrades an organic install once, and its history says from what', async () => {
    const api = await startTestApi(clockAt(now.toISOString()));
    const { appId } = await api.newApp();
    await register(api, appId, {});
    expect(await bookOf(api, appId)).toMatchObject({ source: 'organic' });
    expect(await rollUpOf(api, appId)).toEqual([{ campaign_id: '', installs: 1 }]);
    for (const _ of [1, 2]) await arrive(api, clickOf(appId, plain));
    expect(await bookOf(api, appId)).toMatchObject({ match_type: 'ip_user_agent', campaign_id: '1' });
    expect(await rollUpOf(api, appId)).toEqual([{ campaign_id: '1', installs: 1 }]);
    const history = await api.database.selectFrom('attribution_history').selectAll().execute();
    expect(history).toMatchObject([{ revision: 1, source: 'organic', replaced_at: now, click_id: null }]);
    expect(history[0]?.reason).toContain('no click from 203.0.113.7');
  });

  test('is a Play referrer that comes with a registration sent again', async () => {
    const api = await startTestApi(clockAt(now.toISOString()));
    const { appId } = await api.newApp();
    const elsewhere = clickOf(appId, { ...plain, ip: '198.51.100.9' });
    await arrive(api, elsewhere);
    await register(api, appId, {});
    expect(await bookOf(api, appId)).toMatchObject({ source: 'organic' });
    await register(api, appId, { installReferrer: `click_id=${elsewhere.clickId}` });
    expect(await bookOf(api, appId)).toMatchObject({ match_type: 'click_id', confidence: '1' });
    await register(api, appId, {});
    expect(await bookOf(api, appId)).toMatchObject({ match_type: 'click_id', confidence: '1' });
  });

  test('is what a browser tells that hides its device', async () => {
    const api = await startTestApi(clockAt(now.toISOString()));
    const { appId } = await linkedApp(api);
    const { slug } = await api.database.selectFrom('signal_link').select('slug').executeTakeFirstOrThrow();
    const click = { ...clickOf(appId, { ...plain, device: 'hidden' }), slug };
    await register(api, appId, {}, androidView);
    await arrive(api, click);
    expect(await bookOf(api, appId)).toMatchObject({ source: 'organic' });
    await enrichClick(api.database, slug, { clickId: click.clickId, ...details }, now);
    expect(await bookOf(api, appId)).toMatchObject({ match_type: 'ip_user_agent', click_id: click.clickId });
    await expect(enrichClick(api.database, slug, { clickId: click.clickId }, now)).rejects.toThrow('known already');
  });

  test('that was stored but not considered before a crash is considered at the next start', async () => {
    const api = await startTestApi(clockAt(now.toISOString()));
    const { appId } = await api.newApp();
    await register(api, appId, {});
    await storeClicks(api.database, [clickOf(appId, plain)]);
    expect(await bookOf(api, appId)).toMatchObject({ source: 'organic' });
    await considerLatestInstalls(api.database, now, new AbortController().signal);
    expect(await bookOf(api, appId)).toMatchObject({ match_type: 'ip_user_agent', campaign_id: '1' });
  });

  test('never takes credit back, even when windows shrink', async () => {
    const api = await startTestApi(clockAt(now.toISOString()));
    const { appId } = await api.newApp();
    await arrive(api, clickOf(appId, { ...plain, minutesBefore: 90 }));
    await register(api, appId, {});
    const before = await bookOf(api, appId);
    await setWindows(api.database, appId, { clickId: 3_600_000, device: 3_600_000 });
    await register(api, appId, {});
    expect(await bookOf(api, appId)).toEqual(before);
    expect(before.source).toBe('tracking_link');
  });
});

const anyTold = fc.record({
  minutesBefore: fc.integer({ min: -4, max: 36 * 60 }),
  ip: fc.constantFrom('203.0.113.7', '203.0.113.7', '198.51.100.9'),
  device: fc.constantFrom<Told['device'][]>('ios', 'ios', 'hidden'),
  ttclid: fc.constantFrom('E.C.P.1', 'E.C.P.2', null),
});
const anyStory = fc.record({
  clicks: fc
    .array(anyTold, { minLength: 1, maxLength: 5 })
    .map((all) => all.map((told, number) => ({ ...told, number }))),
  enriched: fc.array(fc.nat({ max: 4 }), { maxLength: 3 }),
  referrer: fc.constantFrom('', 'ttclid=E.C.P.1', 'click_id=01890000-0000-7000-8000-000000000000'),
  orders: fc.tuple(fc.infiniteStream(fc.double()), fc.infiniteStream(fc.double())),
  atOnce: fc.boolean(),
});

test('any order of clicks, browser details, installs and repeats gives the same books', {
  timeout: 120_000,
}, async () => {
  const api = await startTestApi(clockAt(now.toISOString()));
  await fc.assert(
    fc.asyncProperty(anyStory, async ({ clicks, enriched, referrer, orders, atOnce }) => {
      const books = [];
      for (const order of orders) {
        const { appId, slug } = await linkedApp(api);
        const tell = new Set(enriched);
        // A click brings its details after itself; everything else comes in any order.
        const acts = [
          ...clicks.map((told) => async () => {
            const click = { ...clickOf(appId, told), slug };
            await arrive(api, click);
            if (tell.has(told.number)) {
              const at = new Date(Date.parse(click.clickedAt) + 1_000);
              await enrichClick(api.database, slug, { clickId: click.clickId, ...details }, at);
            }
          }),
          ...clicks.slice(0, 1).map((told) => () => arrive(api, { ...clickOf(appId, told), slug })),
          () => register(api, appId, {}),
          () => register(api, appId, referrer === '' ? {} : { installReferrer: referrer }),
        ];
        const mixed = acts
          .map((act) => ({ act, place: order.next().value }))
          .sort((one, other) => one.place - other.place);
        if (atOnce) await Promise.all(mixed.map(({ act }) => act()));
        else for (const { act } of mixed) await act();
        books.push({ install: await bookOf(api, appId), sums: await rollUpOf(api, appId) });
      }
      expect(books[0]).toEqual(books[1]);
    }),
    { numRuns: 40 },
  );
});
