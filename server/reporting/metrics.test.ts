import { describe, expect, test } from 'vitest';
import type { MetricsAnswer } from '#lib/appsprint/contract';
import { clockAt, startTestApi, type TestApi, type TestApp } from '../testing.ts';
import { advertiserId, attributed, campaignId, loaded, metrics, reported, withAdvertiser } from './metrics.fixture.ts';

async function installsOn(api: TestApi, app: TestApp, day: string): Promise<number> {
  return (await metrics(api, app, `level=campaign&from=${day}&to=${day}`)).totals.installs.attributed;
}

describe('days are days of the advertiser’s time zone', () => {
  test.each([
    // Los Angeles goes back from UTC-7 to UTC-8 at 02:00 on 2026-11-01: that day has 25 hours.
    ['America/Los_Angeles', '2026-11-01', '2026-11-01T07:00:00.000Z', '2026-11-02T07:59:59.999Z'],
    // ... and forward on 2026-03-08, a day of 23 hours.
    ['America/Los_Angeles', '2026-03-08', '2026-03-08T08:00:00.000Z', '2026-03-09T06:59:59.999Z'],
    ['Asia/Kolkata', '2026-11-10', '2026-11-09T18:30:00.000Z', '2026-11-10T18:29:59.999Z'],
    ['Pacific/Kiritimati', '2026-11-10', '2026-11-09T10:00:00.000Z', '2026-11-10T09:59:59.999Z'],
    // Havana goes back from 01:00 to 00:00 on 2026-11-01: midnight comes twice, and both belong to that day.
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z', '2026-11-02T04:59:59.999Z'],
  ])('%s: %s begins at %s and ends after %s', async (timeZone, day, first, last) => {
    const { api, app } = await withAdvertiser(timeZone);
    const before = new Date(Date.parse(first) - 1).toISOString();
    const after = new Date(Date.parse(last) + 1).toISOString();
    for (const at of [before, first, last, after]) await attributed(api, app, campaignId, at, [[at, '1.00', 'USD']]);
    const { totals } = await metrics(api, app, `level=campaign&from=${day}&to=${day}`);
    expect(totals.installs.attributed).toBe(2);
    expect(totals.revenue.attributed).toEqual([{ amount: '2.00', currency: 'USD' }]);
    const wide = [new Date(Date.parse(day) - 86_400_000), new Date(Date.parse(day) + 86_400_000)].map((one) =>
      one.toISOString().slice(0, 10),
    );
    expect(await installsOn(api, app, wide[0] ?? '')).toBe(1);
    expect(await installsOn(api, app, wide[1] ?? '')).toBe(1);
  });
});

describe('sources', () => {
  test('AppSprint’s number where it has a match, TikTok’s as fallback where it has none, and the sums of both', async () => {
    const { api, app } = await withAdvertiser('Europe/Berlin', 'EUR');
    await loaded(api, app, '2026-11-01', '2026-11-22');
    const day = '2026-11-10';
    await reported(api, app, {
      campaign: '1830000000100001',
      countsInstalls: true,
      day,
      conversions: 7,
      value: '70.00',
    });
    await reported(api, app, {
      campaign: '1830000000100002',
      countsInstalls: true,
      day,
      conversions: 4,
      value: '8.00',
    });
    await reported(api, app, { campaign: '1830000000100003', countsInstalls: false, day, conversions: 9, value: null });
    await reported(api, app, { campaign: '1830000000100004', countsInstalls: true });
    await attributed(api, app, '1830000000100001', '2026-11-10T08:00:00Z', [
      ['2026-11-10T09:00:00Z', '4.99', 'EUR'],
      ['2026-11-10T09:00:01Z', '0.01', 'EUR'],
      ['2026-11-10T09:00:02Z', '3', 'USD'],
      ['2026-11-10T09:00:03Z', '1000', 'ZZZ'],
      ['2026-11-12T09:00:00Z', '500', 'EUR'],
    ]);
    const answer = await metrics(api, app, `level=campaign&from=${day}&to=${day}`);
    expect(
      answer.rows.map(({ id, name, spend, installs, revenue }) => [
        id,
        name,
        spend?.amount,
        installs.value,
        installs.source,
        revenue.value,
        revenue.source,
      ]),
    ).toEqual([
      [
        '1830000000100001',
        'Name 1',
        '10.50',
        1,
        'attributed',
        [
          { amount: '5.00', currency: 'EUR' },
          { amount: '3.00', currency: 'USD' },
        ],
        'attributed',
      ],
      ['1830000000100002', 'Name 2', '10.50', 4, 'fallback', [{ amount: '8.00', currency: 'EUR' }], 'fallback'],
      ['1830000000100003', 'Name 3', '10.50', 0, 'attributed', [], 'attributed'],
      ['1830000000100004', 'Name 4', '0.00', 0, 'attributed', [], 'attributed'],
    ]);
    expect(answer.rows.map(({ installs }) => installs.reported)).toEqual([7, 4, null, 0]);
    expect(answer.totals).toEqual({
      spend: { amount: '31.50', currency: 'EUR' },
      impressions: 3000,
      clicks: 90,
      installs: { value: 5, source: 'fallback', attributed: 1, reported: 11 },
      revenue: {
        value: [
          { amount: '13.00', currency: 'EUR' },
          { amount: '3.00', currency: 'USD' },
        ],
        source: 'fallback',
        attributed: [
          { amount: '5.00', currency: 'EUR' },
          { amount: '3.00', currency: 'USD' },
        ],
        reported: { amount: '78.00', currency: 'EUR' },
      },
      rows: 4,
      rowsWithAttributedInstalls: 1,
    });
    expect(answer.freshness.reporting).toEqual({ state: 'current', at: '2026-11-22T11:50:00.000Z' });
  });

  test('each level counts the same install once, under its own id', async () => {
    const { api, app } = await withAdvertiser('UTC');
    await reported(api, app, { campaign: campaignId, countsInstalls: true });
    await attributed(api, app, campaignId, '2026-11-10T08:00:00Z');
    for (const [level, id] of [
      ['campaign', campaignId],
      ['adgroup', `${campaignId}1`],
      ['ad', `${campaignId}2`],
    ] as const) {
      const { rows } = await metrics(api, app, `level=${level}&from=2026-11-10&to=2026-11-10`);
      expect(rows).toMatchObject([{ id, name: 'Name 1', installs: { attributed: 1 } }]);
    }
  });

  test('attributed numbers are the sums, which are there without a single event or install', async () => {
    const { api, app } = await withAdvertiser('Asia/Kathmandu');
    await attributed(api, app, campaignId, '2026-11-10T08:00:00Z', [['2026-11-10T18:14:59Z', '4.99', 'EUR']]);
    const before = await metrics(api, app, 'level=ad&from=2026-11-10&to=2026-11-10');
    expect(before.totals).toMatchObject({ installs: { value: 1 }, revenue: { value: [{ amount: '4.99' }] } });
    await api.database.deleteFrom('event').execute();
    await api.database.deleteFrom('install').execute();
    const { freshness: _, ...after } = await metrics(api, app, 'level=ad&from=2026-11-10&to=2026-11-10');
    expect(before).toMatchObject(after);
  });

  test('a window that begins before TikTok’s figures were loaded has no spend, rather than a part of it', async () => {
    const { api, app } = await withAdvertiser('UTC');
    await loaded(api, app, '2026-11-09', '2026-11-22');
    await reported(api, app, { campaign: campaignId, countsInstalls: true, day: '2026-11-10', conversions: 3 });
    const within = await metrics(api, app, 'level=campaign&from=2026-11-09&to=2026-11-22');
    expect(within.totals).toMatchObject({ spend: { amount: '10.50' }, installs: { value: 3, source: 'fallback' } });
    const before = await metrics(api, app, 'level=campaign&from=2026-11-08&to=2026-11-22');
    expect(before.totals).toMatchObject({
      spend: null,
      clicks: null,
      installs: { value: 0, source: 'attributed', reported: null },
    });
  });
});

describe('what is asked for', () => {
  test('ids choose rows and totals; an object unknown to TikTok’s list has the name of its click', async () => {
    const { api, app } = await withAdvertiser('UTC');
    for (const id of ['1', '2', '3']) await attributed(api, app, id, '2026-11-10T08:00:00Z');
    const answer = await metrics(api, app, 'level=campaign&from=2026-11-10&to=2026-11-10&ids=1,3,99');
    expect(answer.rows.map(({ id, name }) => [id, name])).toEqual([
      ['1', 'From the click'],
      ['3', 'From the click'],
    ]);
    expect(answer.totals).toMatchObject({ rows: 2, installs: { value: 2 } });
  });

  test('more than a thousand rows come page by page, with the totals of all on each', async () => {
    const { api, app } = await withAdvertiser('UTC');
    const campaigns = Array.from({ length: 2_345 }, (_, index) => ({
      app_id: app.appId,
      advertiser_id: advertiserId,
      campaign_id: String(183_000_000 + index),
      name: 'Many',
    }));
    await api.database.insertInto('campaign').values(campaigns).execute();
    const seen: string[] = [];
    let cursor = '';
    do {
      const answer = await api.call(
        app.token,
        'GET',
        `/v1/apps/${app.appId}/tiktok-ads/metrics?level=campaign&from=2026-11-10&to=2026-11-10${cursor}`,
      );
      const data = answer.body.data as MetricsAnswer;
      expect(data.totals.rows).toBe(2_345);
      seen.push(...data.rows.map(({ id }) => id));
      const { nextCursor } = answer.body.meta as { nextCursor: string | null };
      cursor = nextCursor === null ? '' : `&cursor=${nextCursor}`;
    } while (cursor !== '');
    expect(seen).toEqual(campaigns.map(({ campaign_id }) => campaign_id));
  });

  test.each([
    ['from=2026-11-10&to=2026-11-09', '"to"'],
    ['from=2025-11-09&to=2026-11-10', '"from"'],
    [`from=2026-11-10&to=2026-11-10&ids=${Array.from({ length: 201 }, (_, index) => index).join(',')}`, '"ids"'],
  ])('%.45s is refused with the field', async (window, field) => {
    const { api, app } = await withAdvertiser('UTC');
    const answer = await api.call(
      app.token,
      'GET',
      `/v1/apps/${app.appId}/tiktok-ads/metrics?level=campaign&${window}`,
    );
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain(field);
  });

  test('without an advertiser there are no metrics, and the answer says what to do', async () => {
    const api = await startTestApi(clockAt('2026-11-22T12:00:00Z'));
    const app = await api.newApp();
    const answer = await api.call(
      app.token,
      'GET',
      `/v1/apps/${app.appId}/tiktok-ads/metrics?level=ad&from=2026-11-10&to=2026-11-10`,
    );
    expect([answer.status, answer.body.error]).toEqual([409, 'advertiser_not_selected']);
  });
});
