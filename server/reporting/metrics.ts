import type { Kysely } from 'kysely';
import { AdvertiserId, type MetricsAnswer, type MetricsQuery, maxIdsPerRequest } from '#lib/appsprint/contract';
import { countDays, dayIn, longestWindow } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import type { Tables } from '../database/index.ts';
import { type Handlers, Problem } from '../http/index.ts';
import { covers, readCoverage, worthAsking } from './coverage.ts';
import { readFacts } from './facts.ts';
import { metricRowOf, totalsOf } from './rows.ts';

const pageSize = 1000;

export interface MetricsEdges {
  readonly database: Kysely<Tables>;
  readonly clock: Clock;
  /** Asks for TikTok's figures back to a day, because a window reaches where they are not loaded. */
  readonly requestFigures: (appId: string, earliest: string) => void;
}

function invalid(field: string, message: string): Problem {
  return new Problem(400, 'invalid_request', `"${field}" in the query: ${message}`, [{ field, message }]);
}

function checkWindow({ from, to }: MetricsQuery): void {
  if (from > to) throw invalid('to', `the last day ${to} lies before the first day ${from}. Exchange them.`);
  const days = countDays({ from, to });
  if (days > longestWindow)
    throw invalid('from', `the window has ${days} days, more than ${longestWindow}. Ask for a shorter one.`);
}

function idsOf({ ids }: MetricsQuery): readonly string[] | null {
  const named = ids === undefined ? null : [...new Set(ids.split(','))];
  if (named !== null && named.length > maxIdsPerRequest) {
    throw invalid('ids', `${named.length} ids are more than ${maxIdsPerRequest}. Ask in several calls.`);
  }
  return named;
}

/** Handler of the metrics route: rows by id, a page at a time, and the totals of everything the query selects. */
export function metricsHandler(edges: MetricsEdges): Pick<Handlers, 'metrics'> {
  const { database, clock } = edges;
  return {
    async metrics({ params: { appId }, query }) {
      checkWindow(query);
      const ids = idsOf(query);
      const advertiser = await database
        .selectFrom('advertiser')
        .selectAll()
        .where('app_id', '=', appId)
        .executeTakeFirst();
      if (advertiser === undefined) {
        throw new Problem(
          409,
          'advertiser_not_selected',
          'No advertiser is chosen for this app. Connect TikTok Ads and choose the advertiser first.',
        );
      }
      const coverage = await readCoverage(database, appId, advertiser.advertiser_id);
      const isLoaded = covers(coverage, query.from);
      const today = dayIn(advertiser.time_zone, clock.now());
      if (worthAsking(coverage, query.from, today)) edges.requestFigures(appId, query.from);
      const facts = await readFacts(database, {
        appId,
        advertiserId: advertiser.advertiser_id,
        level: query.level,
        from: query.from,
        to: query.to,
        timeZone: advertiser.time_zone,
        ids,
      });
      const all = facts.map((one) => metricRowOf(one, advertiser.currency, isLoaded));
      const { cursor } = query;
      const rest = cursor === undefined ? all : all.filter((row) => row.id > cursor);
      const rows = rest.slice(0, pageSize);
      const data: MetricsAnswer = {
        advertiserId: AdvertiserId.parse(advertiser.advertiser_id),
        level: query.level,
        window: { from: query.from, to: query.to, timeZone: advertiser.time_zone },
        currency: advertiser.currency,
        rows,
        totals: totalsOf(all, advertiser.currency, isLoaded),
        freshness: { attributedAt: clock.now().toISOString(), reporting: coverage.state },
      };
      return { data, nextCursor: rest.length > pageSize ? (rows.at(-1)?.id ?? null) : null };
    },
  };
}
