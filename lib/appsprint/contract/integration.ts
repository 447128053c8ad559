import * as z from 'zod/mini';
import { ForwardingHealth } from './events.ts';
import { AdvertiserId, AppId, PixelId, PixelNumber } from './ids.ts';
import { TestEventCode } from './test-events.ts';
import { Count, CurrencyCode, Day, Instant } from './values.ts';

/** An ad account of TikTok. `timeZone` is an IANA name; days of every figure are days of this zone. */
export const Advertiser = z.object({
  id: AdvertiserId,
  name: z.string(),
  currency: CurrencyCode,
  timeZone: z.string(),
});
export type Advertiser = z.infer<typeof Advertiser>;

/** How far TikTok's figures have been pulled. */
export const ReportingState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('not-started') }),
  z.object({ state: z.literal('loading'), completedDays: z.int(), totalDays: z.int() }),
  z.object({ state: z.literal('current'), at: Instant }),
  z.object({ state: z.literal('failed'), at: Instant, message: z.string() }),
]);
export type ReportingState = z.infer<typeof ReportingState>;

/**
 * The OAuth connection. `access-lost`: TikTok no longer takes the token; `advertiser-lost`: the advertiser is gone or out of
 * reach; `no-permission`: the person's role does not suffice; `reporting-not-granted`: access to reporting was not allowed.
 */
export const ConnectionState = z.enum([
  'not-connected',
  'connected',
  'access-lost',
  'advertiser-lost',
  'no-permission',
  'reporting-not-granted',
]);
export type ConnectionState = z.infer<typeof ConnectionState>;

/** What is known of an Events API token. Only an accepted event proves that it belongs to the pixel. */
export const TokenState = z.enum(['unchecked', 'accepted', 'rejected']);
export type TokenState = z.infer<typeof TokenState>;

/** How far the app is from value-based optimisation. */
export const ValueOptimisation = z.object({
  /** Unique attributed Purchase events in the best window of seven days that follow one another. */
  purchases: Count,
  /** TikTok unlocks value-based optimisation at this many. */
  needed: Count,
  /** First and last day of that window, in the advertiser's time zone; null without any such event. */
  window: z.nullable(z.object({ from: Day, to: Day })),
});
export type ValueOptimisation = z.infer<typeof ValueOptimisation>;

/** Something that is broken or missing, with the remedy in a marketer's words. */
export const Finding = z.object({
  code: z.string(),
  severity: z.enum(['bad', 'warn']),
  message: z.string(),
  remedy: z.string(),
});
export type Finding = z.infer<typeof Finding>;

/** Answer of `GET /v1/apps/{appId}/tiktok-ads`. */
export const Integration = z.object({
  app: z.object({ id: AppId, name: z.string() }),
  connection: ConnectionState,
  advertiser: z.nullable(Advertiser),
  pixel: z.nullable(z.object({ id: PixelId, number: z.nullable(PixelNumber), linked: z.boolean(), token: TokenState })),
  eventMapping: z.object({ revision: Count }),
  /** How the forwarding of events goes. */
  forwarding: ForwardingHealth,
  valueOptimisation: ValueOptimisation,
  reporting: ReportingState,
  findings: z.array(Finding),
});
export type Integration = z.infer<typeof Integration>;

/** Answer of `POST .../connect`: where to send the person who grants access. */
export const ConnectStart = z.object({ authorizeUrl: z.url() });

/** One choice after connecting. */
export const AdvertiserChoice = z.object({ id: AdvertiserId, name: z.string() });

/** Body of `PUT .../advertiser`. */
export const AdvertiserSelection = z.object({ advertiserId: AdvertiserId });

/**
 * Body of `PUT .../pixel`: both belong to the same pixel. With a code of TikTok's Test Events panel the pair is proven by a
 * test event; without one no event is sent, and only a token that TikTok refuses is noticed.
 */
export const PixelSetup = z.object({
  pixelId: PixelId,
  eventsToken: z.string().check(z.regex(/^\S+$/, 'an Events API token has no spaces'), z.maxLength(512)),
  testEventCode: z.optional(TestEventCode),
});
