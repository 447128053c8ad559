import * as z from 'zod/mini';
import { Count, Instant } from './values.ts';

/** Name of a TikTok event, of TikTok's own or custom: case sensitive (AppSprint docs: a letter, then letters, digits and underscores). */
export const TikTokEventName = z
  .string()
  .check(
    z.regex(
      /^[A-Za-z][A-Za-z0-9_]{0,63}$/,
      'an event name starts with a letter and has only letters, digits and underscores, 64 at most',
    ),
  );

/** Where a row stands: first, under "See more events", or added by hand. */
export const MappingTier = z.enum(['primary', 'more', 'custom']);
export type MappingTier = z.infer<typeof MappingTier>;

/** One row: an SDK event, or several that mean the same, and the TikTok event it is forwarded as. */
export const MappingRow = z.object({
  /** The SDK's name of the event; `install` is the registration of an install. */
  sdkEvent: z.string(),
  /** Other SDK events that go with the row, such as `register` with `sign_up`. */
  aliases: z.array(z.string()),
  /** Null: not forwarded. */
  tiktokEvent: z.nullable(z.string()),
  /** What the default mapping sends it as once it is switched on; null for rows added by hand. */
  suggestion: z.nullable(z.string()),
  tier: MappingTier,
});
export type MappingRow = z.infer<typeof MappingRow>;

/** Answer of `GET .../event-mapping`. Revision 0 is the default mapping that nobody has changed. */
export const EventMapping = z.object({
  revision: Count,
  savedAt: z.nullable(Instant),
  /** Name of the access token it was saved with. */
  savedBy: z.nullable(z.string()),
  rows: z.array(MappingRow),
});
export type EventMapping = z.infer<typeof EventMapping>;

/** Body of `PUT .../event-mapping`: every row there shall be. Rows of the default mapping cannot be left out, but be blank. */
export const EventMappingDraft = z.object({
  /** The revision that was changed. */
  revision: Count,
  rows: z.array(z.object({ sdkEvent: z.string(), tiktokEvent: z.nullable(z.string()) })).check(z.maxLength(200)),
});
export type EventMappingDraft = z.infer<typeof EventMappingDraft>;

/** Answer of `GET .../event-mapping/history`, the newest first. */
export const EventMappingHistory = z.array(EventMapping);

/** Body of `POST .../event-mapping/restore`. What is restored becomes a new revision. */
export const EventMappingRestoration = z.object({
  /** The revision that is replaced. */
  revision: Count,
  /** The default mapping, or an earlier revision. */
  to: z.union([z.literal('default'), Count]),
});
