import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ApiError, type CallAnswer, type Client } from '#lib/appsprint';
import { AdvertiserId, AppId, Day, EntityId } from '#lib/appsprint/contract';
import { createShelf, createTotalsStore, type TotalsQuery, understandTotals } from './index.ts';

const app = AppId.parse('app_moonlight');
const advertiserId = AdvertiserId.parse('7123456789012345678');
const query = (changes: Partial<TotalsQuery> = {}): TotalsQuery => ({
  advertiserId,
  level: 'campaign',
  from: Day.parse('2026-11-01'),
  to: Day.parse('2026-11-07'),
  within: [],
  search: null,
  ...changes,
});
const problem = { kind: 'unreachable', what: 'AppSprint did not answer.', remedy: 'Check the connection.' } as const;

let now = 0;
let asked: unknown[] = [];
let trouble: Error | null = null;
let owner = advertiserId;
let loading = false;
let open = Promise.resolve();

beforeEach(() => {
  fakeBrowser.reset();
  [now, asked, trouble, owner, loading, open] = [1_000_000, [], null, advertiserId, false, Promise.resolve()];
});

const client: Pick<Client, 'call'> = {
  async call(name, input) {
    asked.push((input as { query?: unknown }).query);
    await open;
    if (trouble !== null) throw trouble;
    const answer: CallAnswer<'metrics'> = {
      advertiserId: owner,
      level: 'campaign',
      window: { from: query().from, to: query().to, timeZone: 'Europe/Paris' },
      currency: 'EUR',
      rows: [],
      totals: {
        spend: { amount: '100', currency: 'EUR' },
        impressions: 1000,
        clicks: 10,
        installs: { value: 12, source: 'fallback', attributed: 10, reported: 4 },
        revenue: { value: [], source: 'attributed', attributed: [], reported: null },
        rows: 3,
        rowsWithAttributedInstalls: 2,
      },
      freshness: {
        attributedAt: '2026-11-07T11:00:00Z',
        reporting: loading ? { state: 'loading', completedDays: 1, totalDays: 7 } : { state: 'not-started' },
      },
    };
    return answer as CallAnswer<typeof name>;
  },
};
const startWorker = () =>
  createTotalsStore(createShelf(fakeBrowser.storage.session, 'totals', 3, understandTotals), () => now);

test('totals say everything about the whole list, and what it is limited to is asked for', async () => {
  const within = [EntityId.parse('1790000000000000001'), EntityId.parse('1790000000000000002')];
  const result = await startWorker().totals(client, app, query({ within, search: 'sale' }));
  expect(result).toMatchObject({
    state: 'answered',
    timeZone: 'Europe/Paris',
    problem: null,
    totals: {
      rows: 3,
      rowsWithAttributedInstalls: 2,
      fetchedAt: now,
      figures: { installs: { quantity: { value: 12 }, source: 'fallback' }, cpi: { quantity: { currency: 'EUR' } } },
    },
  });
  expect(asked).toEqual([
    { level: 'campaign', from: '2026-11-01', to: '2026-11-07', within: within.join(','), search: 'sale' },
  ]);
});

test('a total is not compared with TikTok’s, which is a total of other rows', async () => {
  const result = await startWorker().totals(client, app, query());
  expect(result.state === 'answered' && result.totals?.differences).toEqual({});
});

test('totals are fresh for a minute, also for the next worker, and for three seconds while TikTok’s are loaded', async () => {
  await startWorker().totals(client, app, query());
  now += 59_999;
  await startWorker().totals(client, app, query());
  expect(asked).toHaveLength(1);
  now += 1;
  loading = true;
  expect(await startWorker().totals(client, app, query())).toMatchObject({ refreshAfter: 3_000 });
  now += 3_000;
  await startWorker().totals(client, app, query());
  expect(asked).toHaveLength(3);
});

test('totals that come from the future, because the clock was put back, are asked for again', async () => {
  const store = startWorker();
  await store.totals(client, app, query());
  now -= 3_600_000;
  await store.totals(client, app, query());
  expect(asked).toHaveLength(2);
});

test('several that ask at once share one call, and each filter is a list of its own', async () => {
  const store = startWorker();
  await Promise.all([query(), query(), query({ search: 'sale' })].map((one) => store.totals(client, app, one)));
  expect(asked).toHaveLength(2);
});

test('old totals stay when AppSprint does not answer, with the problem', async () => {
  const store = startWorker();
  await store.totals(client, app, query());
  trouble = new ApiError(problem);
  now += 60_000;
  expect(await store.totals(client, app, query())).toMatchObject({ totals: { rows: 3 }, problem });
  expect(await store.totals(client, app, query({ search: 'new' }))).toMatchObject({ totals: null, problem });
});

test('totals of another ad account are not shown', async () => {
  owner = AdvertiserId.parse('7999999999999999999');
  expect(await startWorker().totals(client, app, query())).toEqual({ state: 'other-advertiser', connected: owner });
});

test('totals of a connection that is no more are forgotten, those on their way too', async () => {
  const store = startWorker();
  const gate = Promise.withResolvers<void>();
  open = gate.promise;
  const late = store.totals(client, app, query());
  await expect.poll(() => asked).toHaveLength(1);
  await store.forget();
  gate.resolve();
  expect(await late).toMatchObject({ totals: null, problem: { kind: 'not-ready' } });
  expect(await fakeBrowser.storage.session.get()).toEqual({});
});
