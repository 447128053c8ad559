import * as z from 'zod/mini';

/** Digits of an id that TikTok gives to an account, campaign, ad group, ad or pixel number. Longer than a JavaScript number holds, so always text. */
const tiktokDigits = z.string().check(z.regex(/^\d{1,20}$/, 'a TikTok id is digits only'));

/** An advertiser (ad account, `aadvid`). */
export const AdvertiserId = tiktokDigits.brand<'AdvertiserId'>();
export type AdvertiserId = z.infer<typeof AdvertiserId>;

/** A campaign, ad group or ad; which of the three is said by the level beside it. */
export const EntityId = tiktokDigits.brand<'EntityId'>();
export type EntityId = z.infer<typeof EntityId>;

/** TikTok's pixel code, called "Pixel ID" in Events Manager and in this product: about 20 letters and digits. */
export const PixelId = z
  .string()
  .check(z.regex(/^[0-9A-Za-z]{8,64}$/, 'a Pixel ID is letters and digits only'))
  .brand<'PixelId'>();
export type PixelId = z.infer<typeof PixelId>;

/** The API's 19-digit `pixel_id`; not the Pixel ID that Events Manager shows. */
export const PixelNumber = tiktokDigits.brand<'PixelNumber'>();
export type PixelNumber = z.infer<typeof PixelNumber>;

/** An app in AppSprint. */
export const AppId = z
  .string()
  .check(z.regex(/^app_[0-9a-z]{6,40}$/, 'an app id starts with app_'))
  .brand<'AppId'>();
export type AppId = z.infer<typeof AppId>;

/** The last part of a Signal link's path. */
export const SignalLinkSlug = z
  .string()
  .check(
    z.regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, 'a slug is 1 to 64 lower-case letters, digits and inner hyphens'),
  )
  .brand<'SignalLinkSlug'>();
export type SignalLinkSlug = z.infer<typeof SignalLinkSlug>;
