import * as z from 'zod/mini';
import { AppId, SignalLinkSlug } from './ids.ts';
import { SaidByApi } from './sentences.ts';
import { Instant } from './values.ts';

const webAddress = z.url({ protocol: /^https?$/ }).check(z.maxLength(2048));
const linkName = z.string().check(
  z.trim(),
  z.minLength(1),
  z.maxLength(120),
  z.refine((text) => !/\p{Cc}/u.test(text) && text.isWellFormed(), 'a name is text without control characters'),
);

/** Where a Signal link sends people, by operating system. `web` is for anything that is neither. */
export const Destinations = z.object({
  ios: z.nullable(webAddress),
  android: z.nullable(webAddress),
  web: z.nullable(webAddress),
});
export type Destinations = z.infer<typeof Destinations>;

/** The same as people may write it: the id of an App Store app or the package of a Play app stands for its address. */
export const DestinationsDraft = z.object({
  ios: z.nullable(
    z.union(
      [z.string().check(z.regex(/^(?:id)?\d{5,15}$/)), webAddress],
      'is neither a web address nor an App Store id',
    ),
  ),
  android: z.nullable(
    z.union(
      [z.string().check(z.regex(/^[a-zA-Z]\w*(?:\.[a-zA-Z]\w*)+$/), z.maxLength(255)), webAddress],
      'is neither a web address nor the name of a Play package',
    ),
  ),
  web: z.nullable(webAddress),
});
export type DestinationsDraft = z.infer<typeof DestinationsDraft>;

/** Where a link is used: `tiktok`, or another word of one's own. */
export const Channel = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9_-]{0,31}$/, 'a channel is 1 to 32 lower-case letters, digits, - and _'));

/**
 * Whether an iPhone's browser may get a page that forwards at once and tells what the install can be compared with (`page`), or
 * always a plain redirect (`none`).
 */
export const Enrichment = z.enum(['page', 'none']);
export type Enrichment = z.infer<typeof Enrichment>;

/** A Signal link; `url` is complete, with every macro, ready for TikTok's Website URL field. */
export const SignalLink = z.object({
  slug: SignalLinkSlug,
  name: z.string(),
  channel: z.string(),
  url: z.url(),
  destinations: Destinations,
  enrichment: Enrichment,
  createdAt: Instant,
  /** Null: in use. An archived link still forwards and counts. */
  archivedAt: z.nullable(Instant),
});
export type SignalLink = z.infer<typeof SignalLink>;

/** Body of `POST .../signal-links`. */
export const SignalLinkDraft = z.object({
  slug: SignalLinkSlug,
  name: linkName,
  channel: z.optional(Channel),
  enrichment: z.optional(Enrichment),
  destinations: DestinationsDraft,
});
export type SignalLinkDraft = z.infer<typeof SignalLinkDraft>;

/** Body of `PUT .../signal-links/{slug}`; what is left out stays. Slug and destinations stay for good, because ads carry them. */
export const SignalLinkChange = z.object({ name: z.optional(linkName), archived: z.optional(z.boolean()) });

export const SignalLinkParams = z.object({ appId: AppId, slug: SignalLinkSlug });

/** Body of `POST .../signal-links/inspect`: any text a person would paste as a Website URL. */
export const SignalLinkInspectionRequest = z.object({ url: z.string().check(z.maxLength(8192)) });

/** One thing wrong with a pasted Website URL. `severity`: clicks or figures are lost (`bad`), or it should only be put right (`warn`). */
export const SignalLinkFinding = z.object({
  code: z.string(),
  severity: z.enum(['bad', 'warn']),
  /** Which parameter of the link it is about; null: the link as a whole. */
  parameter: z.nullable(z.string()),
  /** Word for word; '' where nothing stands or should stand. */
  seen: z.string(),
  shouldBe: z.string(),
  message: z.string(),
  remedy: z.string(),
  /** The same two for other languages. */
  said: z.optional(z.object({ message: SaidByApi, remedy: SaidByApi })),
});

/** Answer of `POST .../signal-links/inspect`. */
export const SignalLinkInspection = z.object({
  /** `unverified` only where there is nothing to inspect, or the app has no link to hold it against. */
  state: z.enum(['right', 'wrong', 'unverified']),
  findings: z.array(SignalLinkFinding),
  /** The whole right link; null when it is right already or when it cannot be told which link was meant. */
  corrected: z.nullable(z.url()),
  /** The app's links in use, to choose from when `corrected` cannot be told. */
  choices: z.array(z.object({ slug: SignalLinkSlug, url: z.url() })),
});
export type SignalLinkInspection = z.infer<typeof SignalLinkInspection>;
