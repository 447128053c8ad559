import * as z from 'zod/mini';

/**
 * The published SDKs' wire format. Field names are the vendor's. A client drops for good what is refused with 4xx, so a field
 * of a wrong type counts as absent, and unknown fields are kept, because a newer SDK must never be refused.
 */
function lenient<T extends z.ZodMiniType>(schema: T) {
  return z.catch(z.optional(schema), undefined);
}

/** Each object carries the install's id as `appsprintId` or, since the Postback rename, as `postbackId`. */
const SdkId = z.string().check(z.minLength(1), z.maxLength(128));
const sdkIdentity = { appsprintId: lenient(SdkId), postbackId: lenient(SdkId) };

/** Body of `POST /v1/sdk/install`; only the fields that attribution reads are named. */
export const SdkInstall = z.looseObject({
  ...sdkIdentity,
  installTimestamp: lenient(z.string()),
  sdkPlatform: lenient(z.string()),
  sdkVersion: lenient(z.string()),
  installReferrer: lenient(z.string()),
  sdkWebViewUserAgent: lenient(z.string()),
});
export type SdkInstall = z.infer<typeof SdkInstall>;

/** What the SDKs understand of an attribution; `isAttributed` is required by the iOS one. */
export const SdkAttribution = z.object({
  isAttributed: z.boolean(),
  source: z.string(),
  matchType: z.string(),
  confidence: z.number(),
  campaignName: z.optional(z.string()),
  link: z.optional(z.object({ id: z.string(), name: z.string() })),
  utmSource: z.optional(z.string()),
  utmMedium: z.optional(z.string()),
  utmCampaign: z.optional(z.string()),
  utmContent: z.optional(z.string()),
  utmTerm: z.optional(z.string()),
});
export type SdkAttribution = z.infer<typeof SdkAttribution>;

/** Answer of install and attribution: echoes the client's own id, because queued events still carry it. */
export const SdkInstallAnswer = z.object({
  appsprintId: z.optional(z.string()),
  postbackId: z.optional(z.string()),
  installId: z.string(),
  attribution: SdkAttribution,
  attributionParams: z.record(z.string(), z.string()),
});

/** What the published SDKs send as `eventType`; another word is kept as a custom event of that name. */
export const sdkEventTypes = [
  'session_start',
  'login',
  'sign_up',
  'register',
  'purchase',
  'subscribe',
  'start_trial',
  'add_payment_info',
  'add_to_cart',
  'add_to_wishlist',
  'initiate_checkout',
  'view_content',
  'view_item',
  'search',
  'share',
  'tutorial_complete',
  'achieve_level',
  'level_start',
  'level_complete',
  'custom',
] as const;

/** `eventType` of an event that only tries the connection; it enters no books. */
export const sdkTestEventType = '__test';

/** One event. `eventId` is the idempotency key, `timestamp` the client's clock in epoch milliseconds. */
export const SdkEvent = z.looseObject({
  ...sdkIdentity,
  eventId: lenient(z.string().check(z.minLength(1), z.maxLength(128))),
  eventType: lenient(z.string()),
  eventName: lenient(z.string()),
  revenue: lenient(z.number()),
  currency: lenient(z.string()),
  timestamp: lenient(z.number()),
});
export type SdkEvent = z.infer<typeof SdkEvent>;

/** Body of `POST /v1/sdk/events/batch`. Each event is read by itself, so that one that cannot be read takes no other along. */
export const SdkEventBatch = z.looseObject({ events: z.array(z.unknown()) });

/** Answer of events; the SDKs read nothing of it, people do. `ignored` are tests and what carries no install's id. */
export const SdkEventBatchAnswer = z.object({ accepted: z.int(), duplicates: z.int(), ignored: z.int() });

/** Body of customer-user-id. */
export const SdkCustomerUserId = z.looseObject({ ...sdkIdentity, customerUserId: z.optional(z.unknown()) });

/** Bodies of the late Apple AdServices token and the late advertising id of iOS. */
export const SdkAdServicesToken = z.looseObject({ ...sdkIdentity, adServicesToken: z.optional(z.unknown()) });
export const SdkIdfa = z.looseObject({ ...sdkIdentity, idfa: z.optional(z.unknown()) });

/** Answer of what adds a field to an install. */
export const SdkAmendAnswer = z.object({
  appsprintId: z.optional(z.string()),
  postbackId: z.optional(z.string()),
});

/** Failure as the SDKs read it: a top-level `error` text. */
export const SdkFailure = z.object({ error: z.string(), message: z.string() });
