import * as z from 'zod/mini';
import { type Client, type Problem, problemOf } from '#lib/appsprint';
import {
  type AdvertiserId,
  type AppId,
  CurrencyCode,
  type Day,
  type EntityId,
  type Level,
  MetricsAnswer,
  ReportingState,
} from '#lib/appsprint/contract';
import { isFresh } from '#lib/calendar';
import type { ListTotals } from '#lib/messages';
import { connectionChanged, freshFor, freshnessOf, type Loading } from './freshness.ts';
import { rowFiguresOf } from './row-figures.ts';
import type { Shelf } from './shelf.ts';

/** Everything a list would show with all its pages together. */
export interface TotalsQuery {
  readonly advertiserId: AdvertiserId;
  readonly level: Level;
  readonly from: Day;
  readonly to: Day;
  /** Ids of campaigns, ad groups or ads; empty where the list is not limited to what belongs to them. */
  readonly within: readonly EntityId[];
  /** Text that every name contains, or null. */
  readonly search: string | null;
}

export type TotalsResult =
  | {
      readonly state: 'answered';
      readonly totals: ListTotals | null;
      readonly timeZone: string | null;
      /** Milliseconds after which asking again makes sense. */
      readonly refreshAfter: number;
      readonly problem: Problem | null;
    }
  | { readonly state: 'other-advertiser'; readonly connected: AdvertiserId };

/** What is kept of one list. */
const StoredTotals = z.object({
  sums: MetricsAnswer.shape.totals,
  currency: CurrencyCode,
  timeZone: z.string(),
  reporting: ReportingState,
  fetchedAt: z.number(),
  /** Milliseconds for which the totals are shown without asking again. */
  freshFor: z.number().check(z.gte(1_000)),
});
export type StoredTotals = z.infer<typeof StoredTotals>;

export function understandTotals(stored: unknown): StoredTotals | null {
  return z.safeParse(StoredTotals, stored).data ?? null;
}

export interface TotalsStore {
  /** Totals of a list, from memory where they are fresh, else from AppSprint; several that ask at once share one call. */
  totals(client: Pick<Client, 'call'>, appId: AppId, query: TotalsQuery): Promise<TotalsResult>;
  /** Forgets every total, those still on their way too: they belong to a connection that is no more. */
  forget(): Promise<void>;
}

/**
 * @param shelf where totals outlive the background worker
 * @param now epoch milliseconds
 */
export function createTotalsStore(shelf: Shelf<StoredTotals>, now: () => number): TotalsStore {
  /** Replaced when everything is forgotten: an answer to a question that is not in it any more comes too late. */
  let questions = new Map<string, Promise<Loading>>();

  return {
    async totals(client, appId, query) {
      const { advertiserId, level, from, to, within, search } = query;
      const key = JSON.stringify([appId, advertiserId, level, from, to, [...within].sort(), search]);
      const before = await shelf.read(key);
      const isKnown = before !== null && isFresh(before.fetchedAt, before.freshFor, now());
      const loading = isKnown ? null : await (questions.get(key) ?? load(questions, client, appId, key, query));
      if (loading?.state === 'other-advertiser') return loading;
      return resultOf(await shelf.read(key), loading?.state === 'failed' ? loading.problem : null);
    },
    forget() {
      questions = new Map();
      return shelf.empty();
    },
  };

  function load(
    underWay: Map<string, Promise<Loading>>,
    client: Pick<Client, 'call'>,
    appId: AppId,
    key: string,
    { advertiserId, level, from, to, within, search }: TotalsQuery,
  ): Promise<Loading> {
    const limits = { ...(within.length > 0 && { within: within.join(',') }), ...(search !== null && { search }) };
    const loading = client
      .call('metrics', { params: { appId }, query: { level, from, to, ...limits } })
      .then(async (answer): Promise<Loading> => {
        if (underWay !== questions) return connectionChanged();
        if (answer.advertiserId !== advertiserId) return { state: 'other-advertiser', connected: answer.advertiserId };
        await shelf.change(key, () => ({
          sums: answer.totals,
          currency: answer.currency,
          timeZone: answer.window.timeZone,
          reporting: answer.freshness.reporting,
          fetchedAt: now(),
          freshFor: freshnessOf(answer),
        }));
        return { state: 'loaded' };
      })
      .catch((error: unknown): Loading => ({ state: 'failed', problem: problemOf(error) }))
      .finally(() => underWay.delete(key));
    underWay.set(key, loading);
    return loading;
  }
}

function resultOf(stored: StoredTotals | null, problem: Problem | null): TotalsResult {
  if (stored === null) {
    return { state: 'answered', totals: null, timeZone: null, refreshAfter: freshFor.settled, problem };
  }
  const { sums, currency, timeZone, reporting, fetchedAt } = stored;
  const { rows, rowsWithAttributedInstalls } = sums;
  // TikTok's side of a total leaves out every row whose conversions are not installs, so the two are totals of other rows.
  const differences = {};
  const figures = rowFiguresOf(sums, currency, fetchedAt);
  const totals = { ...figures, differences, rows, rowsWithAttributedInstalls, reporting };
  return { state: 'answered', totals, timeZone, refreshAfter: stored.freshFor, problem };
}
