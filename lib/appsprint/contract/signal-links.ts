import * as z from 'zod/mini';
import { SignalLinkSlug } from './ids.ts';
import { Instant } from './values.ts';

const webAddress = z.url({ protocol: /^https?$/ }).check(z.maxLength(2048));

/** Where a Signal link sends people, by operating system. `web` is for anything that is neither. */
export const Destinations = z.object({
  ios: z.nullable(webAddress),
  android: z.nullable(webAddress),
  web: z.nullable(webAddress),
});
export type Destinations = z.infer<typeof Destinations>;

/** A Signal link; `url` is complete, with every macro, ready for TikTok's Website URL field. */
export const SignalLink = z.object({
  slug: SignalLinkSlug,
  name: z.string(),
  url: z.url(),
  destinations: Destinations,
  createdAt: Instant,
});
export type SignalLink = z.infer<typeof SignalLink>;

/** Body of `POST .../signal-links`. */
export const SignalLinkDraft = z.object({
  slug: SignalLinkSlug,
  name: z.string().check(z.minLength(1), z.maxLength(120)),
  destinations: Destinations,
});
