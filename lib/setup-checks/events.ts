import type { Objective } from './readings.ts';

/** A TikTok web event and the objectives under which Ads Manager offers it. */
export interface OptimisationEvent {
  readonly name: string;
  /** The name before TikTok's renaming of 1 May 2025, which pages and old ad groups may still show. */
  readonly formerly?: string;
  /** The one objective the AppSprint docs (TikTok Ads page) name for it: the rule `objective` holds to that. */
  readonly appsprint?: Exclude<Objective, 'other'>;
  /** TikTok help "Supported standard events" (Sep 2025) and public copies of it. Left out: the cell is not known, so it is not judged. */
  readonly tiktok?: readonly Exclude<Objective, 'other'>[];
  /** Sources disagree: said to people, because Ads Manager decides. */
  readonly isDisputed?: true;
}

/**
 * Data, because TikTok changes it (last in 2025). Conflict: StartTrial stands under Sales in TikTok's table for Japan and Korea (Sep 2025) and under
 * Lead generation in TikTok's adoption guide (May 2025) and the AppSprint docs; we follow the docs. Subscribe is Sales by the AppSprint
 * docs alone; TikTok's cells for Subscribe and ViewContent are not known.
 */
export const optimisationEvents: readonly OptimisationEvent[] = [
  { name: 'Purchase', formerly: 'CompletePayment', appsprint: 'sales', tiktok: ['sales'] },
  { name: 'Subscribe', appsprint: 'sales' },
  { name: 'StartTrial', appsprint: 'lead-generation', isDisputed: true },
  { name: 'CompleteRegistration', appsprint: 'lead-generation', tiktok: ['lead-generation'] },
  { name: 'Download', tiktok: ['sales'] },
  { name: 'ViewContent' },
  { name: 'InitiateCheckout', tiktok: ['sales'] },
  { name: 'AddPaymentInfo', tiktok: ['sales'] },
  { name: 'AddToCart', tiktok: ['sales'] },
  { name: 'AddToWishlist', tiktok: ['sales', 'lead-generation'] },
  { name: 'Search', tiktok: ['sales', 'lead-generation'] },
  { name: 'Lead', formerly: 'SubmitForm', tiktok: ['lead-generation'] },
  { name: 'Contact', tiktok: ['lead-generation'] },
  { name: 'SubmitApplication', tiktok: ['lead-generation'] },
  { name: 'ApplicationApproval', tiktok: ['lead-generation'] },
  { name: 'Schedule', tiktok: ['lead-generation'] },
  { name: 'FindLocation', tiktok: ['lead-generation'] },
  { name: 'CustomizeProduct', tiktok: ['lead-generation'] },
];

/** An event by its name now or before; null for a custom one. */
export function optimisationEvent(name: string): OptimisationEvent | null {
  return optimisationEvents.find((event) => event.name === name || event.formerly === name) ?? null;
}

/** The name an event has now. */
export function nameNow(name: string): string {
  return optimisationEvent(name)?.name ?? name;
}
