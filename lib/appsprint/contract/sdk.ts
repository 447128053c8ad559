import * as z from 'zod/mini';

/**
 * The published SDKs' wire format. Field names are the vendor's; unknown fields are kept, because a newer SDK must never be refused.
 * Each object carries the install's id as `appsprintId` or, since the Postback rename, as `postbackId`.
 */
const SdkId = z.string().check(z.minLength(1), z.maxLength(128));
const sdkIdentity = { appsprintId: z.optional(SdkId), postbackId: z.optional(SdkId) };

/** Body of `POST /v1/sdk/install`; only the fields that attribution reads are named. */
export const SdkInstall = z.looseObject({
  ...sdkIdentity,
  installTimestamp: z.optional(z.string()),
  sdkPlatform: z.optional(z.string()),
  sdkVersion: z.optional(z.string()),
  installReferrer: z.optional(z.string()),
  sdkWebViewUserAgent: z.optional(z.string()),
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
});
export type SdkAttribution = z.infer<typeof SdkAttribution>;

/** Answer of install: echoes the client's own id, because queued events still carry it. */
export const SdkInstallAnswer = z.object({
  appsprintId: z.optional(z.string()),
  postbackId: z.optional(z.string()),
  installId: z.string(),
  attribution: SdkAttribution,
  attributionParams: z.record(z.string(), z.string()),
});

/** One event of a batch. `eventId` is the idempotency key, `timestamp` the client's clock in epoch milliseconds. */
export const SdkEvent = z.looseObject({
  ...sdkIdentity,
  eventId: z.string().check(z.minLength(1), z.maxLength(128)),
  eventType: z.string().check(z.minLength(1), z.maxLength(128)),
  eventName: z.optional(z.string()),
  revenue: z.optional(z.number()),
  currency: z.optional(z.string()),
  timestamp: z.optional(z.number()),
});
export type SdkEvent = z.infer<typeof SdkEvent>;

/** Body of `POST /v1/sdk/events/batch`. */
export const SdkEventBatch = z.looseObject({ events: z.array(SdkEvent).check(z.maxLength(1000)) });

/** Answer of a batch; the SDKs read nothing of it, people do. */
export const SdkEventBatchAnswer = z.object({ accepted: z.int(), duplicates: z.int() });

/** Failure as the SDKs read it: a top-level `error` text. */
export const SdkFailure = z.object({ error: z.string(), message: z.string() });
