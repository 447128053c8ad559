import * as z from 'zod/mini';

/** ISO 4217 code, upper case. */
export const CurrencyCode = z.string().check(z.regex(/^[A-Z]{3}$/, 'a currency is three capital letters'));
export type CurrencyCode = z.infer<typeof CurrencyCode>;

/** An exact decimal as text, so that no amount is ever rounded on its way through JSON. */
export const DecimalText = z
  .string()
  .check(z.regex(/^-?\d{1,30}(?:\.\d{1,12})?$/, 'an amount is a decimal number as text'));

/** An amount in one currency. */
export const Money = z.object({ amount: DecimalText, currency: CurrencyCode });
export type Money = z.infer<typeof Money>;

/** A calendar day, `YYYY-MM-DD`, always of the advertiser's time zone. */
export const Day = z.iso.date().brand<'Day'>();
export type Day = z.infer<typeof Day>;

/** ISO 8601 instant with offset. */
export const Instant = z.iso.datetime({ offset: true });

/** A count that cannot be negative. */
export const Count = z.int().check(z.nonnegative());

/** Levels of TikTok's hierarchy that a list shows. */
export const Level = z.enum(['campaign', 'adgroup', 'ad']);
export type Level = z.infer<typeof Level>;

/** Levels that figures are asked for: an advertiser is the sum of all its rows. */
export const MetricsLevel = z.enum(['advertiser', 'campaign', 'adgroup', 'ad']);
export type MetricsLevel = z.infer<typeof MetricsLevel>;

/** Whose number it is: AppSprint's, TikTok's, or TikTok's shown because AppSprint has none. */
export const Source = z.enum(['attributed', 'reported', 'fallback']);
export type Source = z.infer<typeof Source>;
