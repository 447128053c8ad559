import { describe, expect, test } from 'vitest';
import { AdvertiserId, AppId, Day } from '#lib/appsprint/contract';
import type { ListTotals, TotalsAnswer } from '#lib/messages';
import { createTotals, type TotalsQuery } from './totals.ts';

const appId = AppId.parse('app_moonlight');
const query = (search: string | null = null): TotalsQuery => ({
  advertiserId: AdvertiserId.parse('7123456789012345678'),
  level: 'campaign',
  from: Day.parse('2026-11-01'),
  to: Day.parse('2026-11-07'),
  within: [],
  search,
});
const totalsOf = (rows: number): ListTotals => ({
  figures: {},
  differences: {},
  fetchedAt: 1,
  rows,
  rowsWithAttributedInstalls: 0,
  reporting: { state: 'not-started' },
});
const answered = (rows: number | null, changes: Partial<Extract<TotalsAnswer, { state: 'answered' }>> = {}) =>
  ({
    state: 'answered',
    appId,
    totals: rows === null ? null : totalsOf(rows),
    timeZone: 'Europe/Paris',
    refreshAfter: 60_000,
    problem: null,
    ...changes,
  }) as const satisfies TotalsAnswer;
const problem = { kind: 'unreachable', what: 'AppSprint did not answer.', remedy: 'Check the connection.' } as const;

/** Totals whose questions are answered by hand. */
function asking() {
  const asked: { readonly query: TotalsQuery; readonly answer: PromiseWithResolvers<TotalsAnswer> }[] = [];
  let changes = 0;
  const totals = createTotals(
    (wanted) => {
      const answer = Promise.withResolvers<TotalsAnswer>();
      asked.push({ query: wanted, answer });
      return answer.promise;
    },
    () => {
      changes += 1;
    },
  );
  const answer = async (index: number, given: TotalsAnswer | Error) => {
    const before = changes;
    if (given instanceof Error) asked[index]?.answer.reject(given);
    else asked[index]?.answer.resolve(given);
    await asked[index]?.answer.promise.catch(() => undefined);
    await Promise.resolve();
    return changes - before;
  };
  return { totals, asked, answer };
}

describe('totals of a list', () => {
  test('are asked for once, however often the list is drawn', async () => {
    const { totals, asked, answer } = asking();
    expect(totals.of(query())).toEqual({ state: 'loading' });
    expect(totals.of(query())).toEqual({ state: 'loading' });
    expect(await answer(0, answered(41))).toBe(1);
    expect(totals.of(query())).toMatchObject({ state: 'known', totals: { rows: 41 } });
    expect(asked).toHaveLength(1);
  });

  test('of the search before are never shown for the next one, not even when they come late', async () => {
    const { totals, asked, answer } = asking();
    totals.of(query('a'));
    expect(totals.of(query('b'))).toEqual({ state: 'loading' });
    expect(await answer(0, answered(1))).toBe(0);
    expect(totals.of(query('b'))).toEqual({ state: 'loading' });
    await answer(1, answered(2));
    expect(totals.of(query('b'))).toMatchObject({ totals: { rows: 2 } });
    expect(totals.of(query('a'))).toEqual({ state: 'loading' });
    expect(asked.map((one) => one.query.search)).toEqual(['a', 'b', 'a']);
  });

  test('stay when AppSprint does not answer, with the reason', async () => {
    const { totals, answer } = asking();
    totals.of(query());
    await answer(0, answered(41));
    totals.refresh();
    await answer(1, answered(41, { problem }));
    expect(totals.of(query())).toMatchObject({ state: 'known', totals: { rows: 41 }, problem });
    totals.refresh();
    await answer(2, new Error('The worker was replaced.'));
    expect(totals.of(query())).toMatchObject({ state: 'known', totals: { rows: 41 } });
    totals.refresh();
    await answer(3, answered(40));
    expect(totals.of(query())).toMatchObject({ totals: { rows: 40 }, problem: null });
  });

  test('that could never be had say why, and are tried again sooner', async () => {
    const { totals, answer } = asking();
    totals.of(query());
    await answer(0, answered(null, { problem }));
    expect(totals.of(query())).toEqual({ state: 'failed', problem });
    expect(totals.refreshAfter).toBe(10_000);
  });

  test('of another app do not stay', async () => {
    const { totals, answer } = asking();
    totals.of(query());
    await answer(0, answered(41));
    totals.refresh();
    await answer(1, answered(null, { appId: AppId.parse('app_daylight'), problem }));
    expect(totals.of(query())).toEqual({ state: 'failed', problem });
  });

  test('are not there without a connection, which is looked for again soon', async () => {
    const { totals, answer } = asking();
    totals.of(query());
    await answer(0, { state: 'not-connected' });
    expect(totals.of(query())).toEqual({ state: 'loading' });
    expect(totals.refreshAfter).toBe(2_000);
  });
});
