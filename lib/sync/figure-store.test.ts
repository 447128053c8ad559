import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ApiError, type CallAnswer, type Client } from '#lib/appsprint';
import { AdvertiserId, AppId, Day, EntityId } from '#lib/appsprint/contract';
import { createFigureStore, createShelf, type FigureQuery, understandFigures } from './index.ts';

const app = AppId.parse('app_moonlight');
const advertiserId = AdvertiserId.parse('7123456789012345678');
const id = (number: number) => EntityId.parse(`${1_790_000_000_000_000_000n + BigInt(number)}`);
const query = (numbers: readonly number[], changes: Partial<FigureQuery> = {}): FigureQuery => ({
  advertiserId,
  level: 'campaign',
  from: Day.parse('2026-11-01'),
  to: Day.parse('2026-11-07'),
  ids: numbers.map(id),
  ...changes,
});
const problem = { kind: 'unreachable', what: 'AppSprint did not answer.', remedy: 'Check the connection.' } as const;

let now = 0;
beforeEach(() => {
  fakeBrowser.reset();
  now = Date.UTC(2026, 10, 7, 12);
});

type Metrics = CallAnswer<'metrics'>;

/** AppSprint as the store sees it: knows every id below 100, with as many installs as its number says. */
function appsprint() {
  const asked: string[] = [];
  let trouble: Error | null = null;
  let reporting: Metrics['freshness']['reporting'] = { state: 'current', at: '2026-11-07T11:00:00Z' };
  let owner = advertiserId;
  let open = Promise.resolve();
  const sums = (value: number) => ({
    spend: { amount: '100', currency: 'EUR' },
    impressions: 1000,
    clicks: 10,
    installs: { value, source: 'attributed' as const, attributed: value, reported: null },
    revenue: { value: [], source: 'attributed' as const, attributed: [], reported: null },
  });
  const client: Pick<Client, 'call'> = {
    async call(name, input) {
      const { query: { ids = '' } = {} } = input as { query?: { ids?: string } };
      asked.push(`${name} ${ids}`);
      await open;
      if (trouble !== null) throw trouble;
      const numbers = ids.split(',').map((text) => Number(BigInt(text) - 1_790_000_000_000_000_000n));
      const answer: Metrics = {
        advertiserId: owner,
        level: 'campaign',
        window: { from: query([]).from, to: query([]).to, timeZone: 'Europe/Paris' },
        currency: 'EUR',
        rows: numbers.flatMap((number) => (number < 100 ? [{ id: id(number), name: null, ...sums(number) }] : [])),
        totals: { ...sums(0), rows: 0, rowsWithAttributedInstalls: 0 },
        freshness: { attributedAt: '2026-11-07T11:00:00Z', reporting },
      };
      return answer as CallAnswer<typeof name>;
    },
  };
  return {
    client,
    asked,
    breaks: (error: Error | null) => {
      trouble = error;
    },
    loads: (loading: boolean) => {
      reporting = loading
        ? { state: 'loading', completedDays: 1, totalDays: 7 }
        : { state: 'current', at: '2026-11-07T11:00:00Z' };
    },
    belongsTo: (advertiser: AdvertiserId) => {
      owner = advertiser;
    },
    /** Answers nothing until the returned function is called. */
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      open = promise;
      return resolve;
    },
  };
}

const startWorker = () =>
  createFigureStore(createShelf(fakeBrowser.storage.session, 'figures', 5, understandFigures), () => now);
const idsOf = (numbers: readonly number[]) => `metrics ${numbers.map(id).join(',')}`;
const installsOf = (result: Awaited<ReturnType<ReturnType<typeof startWorker>['figures']>>) =>
  result.state === 'answered'
    ? Object.fromEntries(
        Object.entries(result.rows).map(([rowId, { figures }]) => [
          Number(rowId.slice(-3)),
          figures.installs?.state === 'none' || figures.installs?.quantity.unit !== 'count'
            ? null
            : figures.installs.quantity.value,
        ]),
      )
    : result.state;

describe('figures for the rows of a list', () => {
  test('are asked for with one call, and hold every metric of every row', async () => {
    const { client, asked } = appsprint();
    const result = await startWorker().figures(client, app, query([1, 2, 100]));
    expect(asked).toEqual([idsOf([1, 2, 100])]);
    expect(installsOf(result)).toEqual({ 1: 1, 2: 2 });
    expect(result).toMatchObject({ unknown: [id(100)], timeZone: 'Europe/Paris', refreshAfter: 60_000, problem: null });
    expect(result.state === 'answered' && result.rows[id(2)]).toMatchObject({
      fetchedAt: now,
      figures: { cpi: { state: 'value', quantity: { amount: '50', currency: 'EUR' } }, roas: { state: 'zero' } },
    });
  });

  test('are not asked for again while they are fresh, unknown rows neither, also by the next worker', async () => {
    const { client, asked } = appsprint();
    const store = startWorker();
    await store.figures(client, app, query([1, 100]));
    now += 59_999;
    expect(installsOf(await store.figures(client, app, query([1, 100])))).toEqual({ 1: 1 });
    expect(installsOf(await startWorker().figures(client, app, query([1])))).toEqual({ 1: 1 });
    expect(asked).toHaveLength(1);
    now += 1;
    await store.figures(client, app, query([1]));
    expect(asked).toHaveLength(2);
  });

  test('that come from the future, because the clock was put back, are asked for again', async () => {
    const { client, asked } = appsprint();
    const store = startWorker();
    await store.figures(client, app, query([1]));
    now -= 3_600_000;
    const result = await store.figures(client, app, query([1]));
    expect(asked).toHaveLength(2);
    expect(result.state === 'answered' && result.rows[id(1)]?.fetchedAt).toBe(now);
  });

  test('are asked for only where they are missing', async () => {
    const { client, asked } = appsprint();
    const store = startWorker();
    await store.figures(client, app, query([1, 2]));
    const result = await store.figures(client, app, query([1, 2, 3]));
    expect(asked.slice(1)).toEqual([idsOf([3])]);
    expect(installsOf(result)).toEqual({ 1: 1, 2: 2, 3: 3 });
  });

  test('are shared by two lists that ask at the same time', async () => {
    const { client, asked, hold } = appsprint();
    const store = startWorker();
    const release = hold();
    const both = [store.figures(client, app, query([1, 2])), store.figures(client, app, query([2, 3]))];
    await expect.poll(() => asked).toEqual([idsOf([1, 2]), idsOf([3])]);
    release();
    expect((await Promise.all(both)).map(installsOf)).toEqual([
      { 1: 1, 2: 2 },
      { 2: 2, 3: 3 },
    ]);
  });

  test('are kept apart by app, account, level and days', async () => {
    const { client, asked } = appsprint();
    const store = startWorker();
    await store.figures(client, app, query([1]));
    await store.figures(client, AppId.parse('app_daylight'), query([1]));
    await store.figures(client, app, query([1], { level: 'ad' }));
    await store.figures(client, app, query([1], { from: Day.parse('2026-11-02') }));
    await store.figures(client, app, query([1], { to: Day.parse('2026-11-08') }));
    expect(asked).toHaveLength(5);
  });

  test('of another ad account than the connected one are not shown, and say whose they are', async () => {
    const { client, belongsTo } = appsprint();
    const other = AdvertiserId.parse('7000000000000000001');
    belongsTo(other);
    expect(await startWorker().figures(client, app, query([1]))).toEqual({
      state: 'other-advertiser',
      connected: other,
    });
  });
});

describe('once everything is forgotten', () => {
  test('figures are asked for again', async () => {
    const { client, asked } = appsprint();
    const store = startWorker();
    await store.figures(client, app, query([1]));
    await store.forget();
    expect(await fakeBrowser.storage.session.get()).toEqual({});
    await store.figures(client, app, query([1]));
    expect(asked).toHaveLength(2);
  });

  test('figures that were still on their way are neither shown nor kept nor shared', async () => {
    const { client, asked, hold } = appsprint();
    const store = startWorker();
    const release = hold();
    const late = store.figures(client, app, query([1]));
    await expect.poll(() => asked).toHaveLength(1);
    await store.forget();
    const next = store.figures(client, app, query([1]));
    await expect.poll(() => asked).toHaveLength(2);
    release();
    expect(await late).toMatchObject({ problem: { kind: 'not-ready' } });
    expect(installsOf(await next)).toEqual({ 1: 1 });
  });
});

describe('while AppSprint still loads the figures of TikTok', () => {
  test('figures are fresh for three seconds', async () => {
    const { client, asked, loads } = appsprint();
    const store = startWorker();
    loads(true);
    expect(await store.figures(client, app, query([1]))).toMatchObject({ refreshAfter: 3_000 });
    now += 2_999;
    await store.figures(client, app, query([1]));
    expect(asked).toHaveLength(1);
    now += 1;
    loads(false);
    expect(await store.figures(client, app, query([1]))).toMatchObject({ refreshAfter: 60_000 });
    expect(asked).toHaveLength(2);
  });

  test('rows that were loading do not become fresh because later rows are', async () => {
    const { client, asked, loads } = appsprint();
    const store = startWorker();
    loads(true);
    await store.figures(client, app, query([1]));
    loads(false);
    await store.figures(client, app, query([2]));
    now += 3_000;
    await store.figures(client, app, query([1, 2]));
    expect(asked.slice(2)).toEqual([idsOf([1])]);
  });

  test('rows that are settled stay fresh although later rows are loading', async () => {
    const { client, asked, loads } = appsprint();
    const store = startWorker();
    await store.figures(client, app, query([1]));
    loads(true);
    await store.figures(client, app, query([2]));
    now += 3_000;
    expect(await store.figures(client, app, query([1]))).toMatchObject({ refreshAfter: 60_000 });
    expect(asked).toHaveLength(2);
  });
});

describe('when AppSprint cannot be asked', () => {
  test('rows without figures are left out, with the reason', async () => {
    const { client, breaks } = appsprint();
    breaks(new ApiError(problem));
    expect(await startWorker().figures(client, app, query([1]))).toEqual({
      state: 'answered',
      rows: {},
      unknown: [],
      timeZone: null,
      refreshAfter: 60_000,
      problem,
    });
  });

  test('rows with older figures keep them and their age, with the reason', async () => {
    const { client, breaks } = appsprint();
    const store = startWorker();
    const fetchedAt = now;
    await store.figures(client, app, query([1]));
    breaks(new ApiError(problem));
    now += 7_200_000;
    const result = await store.figures(client, app, query([1, 2]));
    expect(result).toMatchObject({ problem, rows: { [id(1)]: { fetchedAt } } });
    expect(installsOf(result)).toEqual({ 1: 1 });
  });

  test('it is asked again the next time', async () => {
    const { client, breaks } = appsprint();
    const store = startWorker();
    breaks(new Error('socket hang up'));
    expect(await store.figures(client, app, query([1]))).toMatchObject({ problem: { kind: 'server-failed' } });
    breaks(null);
    expect(await store.figures(client, app, query([1]))).toMatchObject({ problem: null, rows: { [id(1)]: {} } });
  });
});

test.each([null, 17, 'x', {}, { rows: null }, { rows: 17 }])(
  'figures kept in another form are not understood: %j',
  (stored) => {
    expect(understandFigures(stored)).toBeNull();
  },
);
