import * as z from 'zod/mini';
import { type Client, type Problem, problemOf } from '#lib/appsprint';
import {
  type AdvertiserId,
  type AppId,
  CurrencyCode,
  type Day,
  type EntityId,
  MetricSums,
  type MetricsLevel,
} from '#lib/appsprint/contract';
import { isFresh } from '#lib/calendar';
import type { RowFigures } from '#lib/messages';
import { connectionChanged, freshFor, freshnessOf, type Loading } from './freshness.ts';
import { rowFiguresOf } from './row-figures.ts';
import type { Shelf } from './shelf.ts';

/** The rows a list shows: which ids, of which level, in which days. */
export interface FigureQuery {
  readonly advertiserId: AdvertiserId;
  readonly level: MetricsLevel;
  readonly from: Day;
  readonly to: Day;
  readonly ids: readonly EntityId[];
}

export type FigureResult =
  | KnownFigures
  /** The API's app is connected to another ad account than the list shows. */
  | { readonly state: 'other-advertiser'; readonly connected: AdvertiserId };

interface KnownFigures {
  readonly state: 'answered';
  readonly rows: Readonly<Record<string, RowFigures>>;
  readonly unknown: readonly EntityId[];
  readonly timeZone: string | null;
  /** Milliseconds after which asking again makes sense. */
  readonly refreshAfter: number;
  readonly problem: Problem | null;
}

const StoredRow = z.object({
  sums: z.nullable(MetricSums),
  fetchedAt: z.number(),
  /** Milliseconds for which the row is shown without asking again. */
  freshFor: z.number().check(z.gte(1_000)),
});
type StoredRow = z.infer<typeof StoredRow>;

const StoredFigures = z.object({
  timeZone: z.string(),
  currency: CurrencyCode,
  /** Each row is looked at when it is asked for: to look at thousands of them would hold up every start of the worker. */
  rows: z.record(z.string(), z.unknown()),
});
/** What is kept of one app, account, level and window. A row of null sums is an id that AppSprint does not know. */
export type StoredFigures = z.infer<typeof StoredFigures>;

export function understandFigures(stored: unknown): StoredFigures | null {
  return z.safeParse(StoredFigures, stored).data ?? null;
}

function storedRow(page: StoredFigures | null, id: EntityId): StoredRow | null {
  return z.safeParse(StoredRow, page?.rows[id]).data ?? null;
}

export interface FigureStore {
  /** Figures for the ids, from memory where they are fresh, else from AppSprint with one call for all ids that are missing. */
  figures(client: Pick<Client, 'call'>, appId: AppId, query: FigureQuery): Promise<FigureResult>;
  /** Forgets every figure, those still on their way too: they belong to a connection that is no more. */
  forget(): Promise<void>;
}

/**
 * @param shelf where pages outlive the background worker
 * @param now epoch milliseconds
 */
export function createFigureStore(shelf: Shelf<StoredFigures>, now: () => number): FigureStore {
  /** Replaced when everything is forgotten: an answer to a question that is not in it any more comes too late. */
  let questions = new Map<string, Promise<Loading>>();

  return {
    async figures(client, appId, query) {
      const underWay = questions;
      const key = [appId, query.advertiserId, query.level, query.from, query.to].join(' ');
      const before = await shelf.read(key);
      const stale = query.ids.filter((id) => {
        const row = storedRow(before, id);
        return row === null || !isFresh(row.fetchedAt, row.freshFor, now());
      });
      const waits = new Set<Promise<Loading>>();
      const missing = stale.filter((id) => {
        const other = underWay.get(`${key} ${id}`);
        if (other !== undefined) waits.add(other);
        return other === undefined;
      });
      if (missing.length > 0) waits.add(load(underWay, client, appId, key, query, missing));
      const loadings = await Promise.all(waits);
      const elsewhere = loadings.find((loading) => loading.state === 'other-advertiser');
      if (elsewhere !== undefined) return elsewhere;
      const failed = loadings.find((loading) => loading.state === 'failed');
      return resultOf(await shelf.read(key), query.ids, failed?.problem ?? null);
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
    query: FigureQuery,
    ids: readonly EntityId[],
  ): Promise<Loading> {
    const { level, from, to } = query;
    const loading = client
      .call('metrics', { params: { appId }, query: { level, from, to, ids: ids.join(',') } })
      .then(async (answer): Promise<Loading> => {
        if (underWay !== questions) return connectionChanged();
        if (answer.advertiserId !== query.advertiserId)
          return { state: 'other-advertiser', connected: answer.advertiserId };
        const fetchedAt = now();
        const known = new Map(answer.rows.map((row) => [row.id as string, row]));
        const rows = Object.fromEntries(
          ids.map((id) => [id, { sums: known.get(id) ?? null, fetchedAt, freshFor: freshnessOf(answer) }]),
        );
        await shelf.change(key, (page) => ({
          timeZone: answer.window.timeZone,
          currency: answer.currency,
          rows: { ...page?.rows, ...rows },
        }));
        return { state: 'loaded' };
      })
      .catch((error: unknown): Loading => ({ state: 'failed', problem: problemOf(error) }))
      .finally(() => {
        for (const id of ids) underWay.delete(`${key} ${id}`);
      });
    for (const id of ids) underWay.set(`${key} ${id}`, loading);
    return loading;
  }
}

function resultOf(page: StoredFigures | null, ids: readonly EntityId[], problem: Problem | null): KnownFigures {
  const rows: Record<string, RowFigures> = {};
  const unknown: EntityId[] = [];
  let refreshAfter = freshFor.settled;
  for (const id of ids) {
    const row = storedRow(page, id);
    if (page === null || row === null) continue;
    refreshAfter = Math.min(refreshAfter, row.freshFor);
    if (row.sums === null) unknown.push(id);
    else rows[id] = rowFiguresOf(row.sums, page.currency, row.fetchedAt);
  }
  return { state: 'answered', rows, unknown, timeZone: page?.timeZone ?? null, refreshAfter, problem };
}
