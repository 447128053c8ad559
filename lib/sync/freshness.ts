import type { Problem } from '#lib/appsprint';
import type { AdvertiserId, MetricsAnswer } from '#lib/appsprint/contract';

/** Milliseconds for which figures are shown without asking again; fewer while the API still loads TikTok's side. */
export const freshFor = { settled: 60_000, loading: 3_000 };

export function freshnessOf(answer: MetricsAnswer): number {
  return answer.freshness.reporting.state === 'loading' ? freshFor.loading : freshFor.settled;
}

/** How a question to AppSprint ended; what it was about is on the shelf then. */
export type Loading =
  | { readonly state: 'loaded' }
  | { readonly state: 'other-advertiser'; readonly connected: AdvertiserId }
  | { readonly state: 'failed'; readonly problem: Problem };

/** How a question ended that was asked for a connection that is no more. */
export const connectionChanged: Loading = {
  state: 'failed',
  problem: {
    kind: 'not-ready',
    what: 'The connection was changed while AppSprint was asked.',
    remedy: 'The figures come by themselves.',
  },
};
