import * as z from 'zod/mini';
import { EntityId } from './ids.ts';
import { Count, DecimalText, Instant } from './values.ts';

/** What became of an event: it waits, TikTok took it, it is not to be forwarded, or it is a dead letter that a person has to look at. */
export const ForwardingState = z.enum(['waiting', 'forwarded', 'not-forwarded', 'dead']);
export type ForwardingState = z.infer<typeof ForwardingState>;

/** A code for programs and a sentence for people. */
const Explained = z.object({ code: z.string(), message: z.string() });

/** TikTok's own answer, word for word. */
const TikTokAnswer = z.object({ code: z.int(), message: z.string(), requestId: z.nullable(z.string()) });

/** One event or install that came in, and whether and how it went to TikTok. */
export const LoggedEvent = z.object({
  eventId: z.string(),
  /** The SDK's id of the install. */
  sdkId: z.string(),
  /** Wire name of the SDK event, the name of a custom one, or `install`. */
  sdkEvent: z.string(),
  occurredAt: Instant,
  receivedAt: Instant,
  /** As it came in; the currency may be one that is none. */
  revenue: z.nullable(z.object({ amount: DecimalText, currency: z.nullable(z.string()) })),
  /** The campaign its install is credited to. */
  campaign: z.nullable(z.object({ id: EntityId, name: z.nullable(z.string()) })),
  forwarding: z.object({
    state: ForwardingState,
    /** Null: the event mapping had it switched off. */
    tiktokEvent: z.nullable(z.string()),
    /** Pixel ID of the last try. */
    pixelId: z.nullable(z.string()),
    tries: Count,
    /** Why it waits, is not forwarded or is dead. */
    reason: z.nullable(Explained),
    /** What was left out of it, and why. */
    leftOut: z.array(Explained),
    nextTryAt: z.nullable(Instant),
    settledAt: z.nullable(Instant),
    tiktok: z.nullable(TikTokAnswer),
  }),
});
export type LoggedEvent = z.infer<typeof LoggedEvent>;

/** Query of the event log; the newest comes first. */
export const EventLogQuery = z.object({
  state: z.optional(ForwardingState),
  tiktokEvent: z.optional(z.string().check(z.minLength(1), z.maxLength(128))),
  sdkEvent: z.optional(z.string().check(z.minLength(1), z.maxLength(512))),
  campaignId: z.optional(EntityId),
  cursor: z.optional(z.string().check(z.maxLength(512))),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(200)), 50),
});
export type EventLogQuery = z.output<typeof EventLogQuery>;

/**
 * Body of `POST .../events/replay`: which dead letters are sent again; without `eventIds` all of them. One whose delivery is in doubt
 * may have counted already and would count twice: it is left unless `inDoubt` says otherwise.
 */
export const EventReplay = z.object({
  eventIds: z.optional(z.array(z.string()).check(z.minLength(1), z.maxLength(1_000))),
  inDoubt: z._default(z.enum(['leave', 'send-again']), 'leave'),
});
export type EventReplay = z.output<typeof EventReplay>;

/** How many are sent again, and how many dead letters were left because their delivery is in doubt. */
export const EventReplayAnswer = z.object({ replayed: Count, leftInDoubt: Count });
export type EventReplayAnswer = z.infer<typeof EventReplayAnswer>;

/** How forwarding goes. Counts end at 10,000. */
export const ForwardingHealth = z.object({
  state: z.enum(['idle', 'working', 'waiting-for-pixel', 'retrying', 'needs-person']),
  waiting: Count,
  oldestWaitingAt: z.nullable(Instant),
  dead: Count,
  lastForwardedAt: z.nullable(Instant),
  /** What keeps events waiting, with the remedy and TikTok's answer, where there was one. */
  problem: z.nullable(
    z.object({
      since: Instant,
      message: z.string(),
      remedy: z.string(),
      tiktok: z.nullable(z.object({ code: z.int(), message: z.string() })),
    }),
  ),
});
export type ForwardingHealth = z.infer<typeof ForwardingHealth>;

/** What a person can set: whether events of installs that no click was found for are forwarded too. */
export const ForwardingSettings = z.object({ organic: z.enum(['forward', 'leave-out']) });
export type ForwardingSettings = z.infer<typeof ForwardingSettings>;

/** Answer of `GET` and `PUT .../tiktok-ads/forwarding`. */
export const Forwarding = z.object({ settings: ForwardingSettings, health: ForwardingHealth });
export type Forwarding = z.infer<typeof Forwarding>;
