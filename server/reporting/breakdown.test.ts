import Big from 'big.js';
import { describe, expect, test } from 'vitest';
import type { MetricSums, MetricsAnswer } from '#lib/appsprint/contract';
import type { TestApi, TestApp } from '../testing.ts';
import { advertiserId, attributed, loaded, metrics, reported, withAdvertiser } from './metrics.fixture.ts';

const [one, two, three] = ['1830000000100001', '1830000000100002', '1830000000100003'] as const;

async function withCampaigns(): Promise<{ api: TestApi; app: TestApp }> {
  const stage = await withAdvertiser('America/Los_Angeles');
  const { api, app } = stage;
  await loaded(api, app, '2026-10-20', '2026-11-22');
  await reported(api, app, { campaign: one, countsInstalls: true, day: '2026-11-01', conversions: 7, value: '70.00' });
  await reported(api, app, { campaign: two, countsInstalls: true, day: '2026-11-01', conversions: 4, value: '8.00' });
  await reported(api, app, { campaign: three, countsInstalls: false, day: '2026-11-02', conversions: 9 });
  await attributed(api, app, one, '2026-11-01T20:00:00Z', [['2026-11-03T20:00:00Z', '4.99', 'USD']]);
  await attributed(api, app, one, '2026-11-02T20:00:00Z');
  return stage;
}

const window = 'from=2026-11-01&to=2026-11-05';

function sumOfDays(days: readonly MetricSums[]) {
  const amountOf = (sums: MetricSums) =>
    sums.revenue.value.reduce((sum, { amount }) => sum.plus(amount), new Big(0)).toNumber();
  return {
    spend: days.reduce((sum, { spend }) => sum.plus(spend?.amount ?? 0), new Big(0)).toNumber(),
    clicks: days.reduce((sum, { clicks }) => sum + (clicks ?? 0), 0),
    installs: days.reduce((sum, { installs }) => sum + installs.value, 0),
    revenue: days.reduce((sum, day) => sum.plus(amountOf(day)), new Big(0)).toNumber(),
  };
}

function expectDaysToAddUp({ rows, totals }: MetricsAnswer): void {
  for (const { days, ...sums } of [...rows, totals]) expect(sumOfDays(days ?? [])).toEqual(sumOfDays([sums]));
}

describe('a breakdown by day', () => {
  test('has the days with facts, and they add up to the row and to the totals', async () => {
    const { api, app } = await withCampaigns();
    const answer = await metrics(api, app, `level=campaign&${window}&breakdown=day`);
    expectDaysToAddUp(answer);
    const daysOf = (id: string) =>
      answer.rows
        .find((row) => row.id === id)
        ?.days?.map(({ day, spend, installs, revenue }) => [
          day,
          spend?.amount,
          installs.value,
          installs.source,
          revenue.value[0]?.amount,
        ]);
    expect(daysOf(one)).toEqual([
      ['2026-11-01', '10.50', 1, 'attributed', undefined],
      ['2026-11-02', '0.00', 1, 'attributed', undefined],
      ['2026-11-03', '0.00', 0, 'attributed', '4.99'],
    ]);
    expect(daysOf(two)).toEqual([['2026-11-01', '10.50', 4, 'fallback', '8.00']]);
    expect(daysOf(three)).toEqual([['2026-11-02', '10.50', 0, 'attributed', undefined]]);
    expect(answer.totals.days?.map(({ day, spend, installs }) => [day, spend?.amount, installs])).toEqual([
      ['2026-11-01', '21.00', { value: 5, source: 'fallback', attributed: 1, reported: 11 }],
      ['2026-11-02', '10.50', { value: 1, source: 'attributed', attributed: 1, reported: 0 }],
      ['2026-11-03', '0.00', { value: 0, source: 'attributed', attributed: 0, reported: 0 }],
    ]);
  });

  test('is left out unless it is asked for', async () => {
    const { api, app } = await withCampaigns();
    const { rows, totals } = await metrics(api, app, `level=campaign&${window}`);
    expect([...rows, totals].filter((sums) => 'days' in sums)).toEqual([]);
  });

  test('has no reported side for days that are not loaded yet, nor where the window begins before the first loaded day', async () => {
    const { api, app } = await withAdvertiser('UTC');
    await loaded(api, app, '2026-11-02', '2026-11-03');
    await reported(api, app, { campaign: one, countsInstalls: true, day: '2026-11-03', conversions: 7 });
    for (const day of ['03', '04']) await attributed(api, app, one, `2026-11-${day}T08:00:00Z`);
    const later = await metrics(api, app, 'level=ad&from=2026-11-02&to=2026-11-04&breakdown=day');
    expect(later.rows[0]?.days?.map(({ day, spend }) => [day, spend?.amount])).toEqual([
      ['2026-11-03', '10.50'],
      ['2026-11-04', undefined],
    ]);
    expectDaysToAddUp(later);
    const earlier = await metrics(api, app, 'level=ad&from=2026-11-01&to=2026-11-04&breakdown=day');
    expect(earlier.totals.days?.map(({ spend, installs }) => [spend, installs.reported])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test.each([
    // A day of 25 hours and one of 23, west and east of UTC; Lord Howe moves by half an hour, Kiritimati is a day ahead.
    ['America/Los_Angeles', '2026-11-01', '2026-11-01T07:00:00.000Z', '2026-11-02T07:59:59.999Z'],
    ['America/Los_Angeles', '2026-03-08', '2026-03-08T08:00:00.000Z', '2026-03-09T06:59:59.999Z'],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z'],
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z'],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30:00.000Z', '2026-10-04T12:59:59.999Z'],
    ['Pacific/Kiritimati', '2026-11-10', '2026-11-09T10:00:00.000Z', '2026-11-10T09:59:59.999Z'],
    ['Asia/Kathmandu', '2026-11-10', '2026-11-09T18:15:00.000Z', '2026-11-10T18:14:59.999Z'],
  ])('in %s the day %s begins at %s and ends after %s', async (timeZone, day, first, last) => {
    const { api, app } = await withAdvertiser(timeZone);
    const instants = [Date.parse(first) - 1, Date.parse(first), Date.parse(last), Date.parse(last) + 1];
    for (const at of instants.map((instant) => new Date(instant).toISOString()))
      await attributed(api, app, one, at, [[at, '1.00', 'USD']]);
    const around = [-2, 2].map((shift) => new Date(Date.parse(day) + shift * 86_400_000).toISOString().slice(0, 10));
    const answer = await metrics(api, app, `level=campaign&from=${around[0]}&to=${around[1]}&breakdown=day`);
    const [before, after] = [-1, 1].map((shift) =>
      new Date(Date.parse(day) + shift * 86_400_000).toISOString().slice(0, 10),
    );
    const shown = answer.rows[0]?.days?.map((sums) => [sums.day, sums.installs.value, sums.revenue.value[0]?.amount]);
    expect(shown).toEqual([
      [before, 1, '1.00'],
      [day, 2, '2.00'],
      [after, 1, '1.00'],
    ]);
    expectDaysToAddUp(answer);
  });

  test('comes for two hundred rows at a time, with the totals of all', async () => {
    const { api, app } = await withAdvertiser('UTC');
    const campaigns = Array.from({ length: 201 }, (_, index) => ({
      app_id: app.appId,
      advertiser_id: advertiserId,
      campaign_id: String(183_000_000 + index),
      name: 'Many',
    }));
    await api.database.insertInto('campaign').values(campaigns).execute();
    await attributed(api, app, '183000200', '2026-11-10T08:00:00Z');
    const path = `/v1/apps/${app.appId}/tiktok-ads/metrics?level=campaign&from=2026-11-10&to=2026-11-10&breakdown=day`;
    const first = (await api.call(app.token, 'GET', path)).body;
    expect(first.meta).toMatchObject({ nextCursor: '183000199' });
    expect(first.data).toMatchObject({ totals: { rows: 201, days: [{ day: '2026-11-10', installs: { value: 1 } }] } });
    const { rows } = (await api.call(app.token, 'GET', `${path}&cursor=183000199`)).body.data as MetricsAnswer;
    expect(rows).toMatchObject([{ id: '183000200', days: [{ installs: { value: 1 } }] }]);
  });
});

describe('the advertiser', () => {
  test('is one row with the sums and days of all its campaigns', async () => {
    const { api, app } = await withCampaigns();
    const campaigns = await metrics(api, app, `level=campaign&${window}&breakdown=day`);
    const { rows, totals } = await metrics(api, app, `level=advertiser&${window}&breakdown=day`);
    const { rows: count, rowsWithAttributedInstalls, ...sums } = campaigns.totals;
    expect([count, rowsWithAttributedInstalls]).toEqual([3, 1]);
    expect(rows).toEqual([{ id: advertiserId, name: 'Moonlight', ...sums }]);
    expect(totals).toEqual({ ...sums, rows: 1, rowsWithAttributedInstalls: 1 });
  });

  test.each([`ids=${advertiserId}`, `within=${advertiserId}`, 'search=MOON'])('is there for %s', async (filter) => {
    const { api, app } = await withCampaigns();
    const { rows } = await metrics(api, app, `level=advertiser&${window}&${filter}`);
    expect(rows).toMatchObject([{ id: advertiserId, installs: { value: 6 } }]);
  });

  test.each(['ids=1', `within=${one}`, 'search=Name'])('is not there for %s', async (filter) => {
    const { api, app } = await withCampaigns();
    const { rows, totals } = await metrics(api, app, `level=advertiser&${window}&${filter}`);
    expect([rows, totals.rows, totals.installs.value]).toEqual([[], 0, 0]);
  });
});

describe('rows within others', () => {
  test.each([
    ['ad', one, [`${one}2`]],
    ['ad', `${one}1`, [`${one}2`]],
    ['ad', `${one}2`, [`${one}2`]],
    ['adgroup', `${one},${three}`, [`${one}1`, `${three}1`]],
    ['adgroup', `${one}2`, []],
    ['campaign', one, [one]],
    ['campaign', `${one}1`, []],
    ['campaign', advertiserId, [one, two, three]],
  ])('at the level %s and within %s are %j', async (level, within, expected) => {
    const { api, app } = await withCampaigns();
    const { rows, totals } = await metrics(api, app, `level=${level}&${window}&within=${within}&breakdown=day`);
    expect(rows.map(({ id }) => id)).toEqual(expected);
    expect(totals.rows).toBe(expected.length);
  });

  test('are found by their clicks where TikTok does not list them, but where TikTok does, its list decides', async () => {
    const { api, app } = await withAdvertiser('UTC');
    await attributed(api, app, '5', '2026-11-02T08:00:00Z');
    await reported(api, app, { campaign: one, countsInstalls: true });
    // A click that carried the id of another campaign beside the ad of this one.
    await attributed(api, app, one, '2026-11-02T08:00:00Z');
    await api.database.updateTable('roll_up').set({ campaign_id: '5' }).where('ad_id', '=', `${one}2`).execute();
    const { rows, totals } = await metrics(api, app, `level=ad&${window}&within=5`);
    expect(rows.map(({ id }) => id)).toEqual(['52']);
    expect(totals.installs.value).toBe(1);
    const ofOne = await metrics(api, app, `level=ad&${window}&within=${one}`);
    expect(ofOne.rows).toMatchObject([{ id: `${one}2`, installs: { value: 1 } }]);
  });

  test('are at most of 200 others', async () => {
    const { api, app } = await withAdvertiser('UTC');
    const ids = Array.from({ length: 201 }, (_, index) => index).join(',');
    const path = `/v1/apps/${app.appId}/tiktok-ads/metrics?level=ad&${window}&within=${ids}`;
    const answer = await api.call(app.token, 'GET', path);
    expect([answer.status, answer.body.message]).toEqual([400, expect.stringContaining('"within"')]);
  });
});

describe('a search', () => {
  test.each([
    ['spring', ['Spring 100% Café_iOS', 'spring b']],
    ['100%', ['Spring 100% Café_iOS']],
    ['CAFÉ_', ['Spring 100% Café_iOS']],
    ['g_1', []],
    ['%', ['Spring 100% Café_iOS']],
    ['\\', ['back\\slash']],
    ['КАМПАНИЯ', ['кампания 7']],
  ])('for "%s" finds %j, and the totals are theirs', async (search, expected) => {
    const { api, app } = await withAdvertiser('UTC');
    const names = ['Spring 100% Café_iOS', 'spring b', 'back\\slash', 'кампания 7'];
    for (const [index, name] of names.entries()) {
      const campaign_id = `${index + 1}`;
      await api.database
        .insertInto('campaign')
        .values({ app_id: app.appId, advertiser_id: advertiserId, campaign_id, name })
        .execute();
      await attributed(api, app, campaign_id, '2026-11-02T08:00:00Z');
    }
    const query = new URLSearchParams({ search });
    const { rows, totals } = await metrics(api, app, `level=campaign&${window}&${query}&breakdown=day`);
    expect(rows.map(({ name }) => name)).toEqual(expected);
    expect([totals.rows, totals.installs.value]).toEqual([expected.length, expected.length]);
    expect(sumOfDays(totals.days ?? []).installs).toBe(expected.length);
  });
});
