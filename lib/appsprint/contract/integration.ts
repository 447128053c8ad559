import * as z from 'zod/mini';
import { AdvertiserId, AppId, PixelId, PixelNumber } from './ids.ts';
import { CurrencyCode, Instant } from './values.ts';

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
  connection: z.enum(['connected', 'not-connected']),
  advertiser: z.nullable(Advertiser),
  pixel: z.nullable(z.object({ id: PixelId, number: z.nullable(PixelNumber), linked: z.boolean() })),
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

/** Body of `PUT .../pixel`: both belong to the same pixel. */
export const PixelSetup = z.object({
  pixelId: PixelId,
  eventsToken: z.string().check(z.regex(/^\S+$/, 'an Events API token has no spaces'), z.maxLength(512)),
});
