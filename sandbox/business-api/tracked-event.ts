import * as z from 'zod/mini';

/**
 * The body of `/event/track/`, after TikTok's document "Report App, Web, Offline, or CRM Events".
 * TikTok's own checks are known only in part. Known: a text `event_id`, 1 to 1,000 events, the required fields. The
 * others here (marked "ours") are refused so that a mistake does not pass unseen.
 */
const text = z.string('not a valid string');

/** SHA-256 in lower-case hex, one or several. That TikTok refuses anything else is ours. */
const Hash = text.check(z.regex(/^[0-9a-f]{64}$/, 'not a SHA-256 value in lower-case hex'));
const Hashes = z.optional(z.union([Hash, z.array(Hash)], 'not a SHA-256 value in lower-case hex'));

const User = z.looseObject({
  ttclid: z.optional(text),
  email: Hashes,
  phone: Hashes,
  external_id: Hashes,
  ttp: z.optional(text),
  // Ours: an address that is none, or hashed.
  ip: z.optional(z.union([z.ipv4(), z.ipv6()], 'not a valid IP address')),
  user_agent: z.optional(text),
});

const Properties = z.looseObject({
  value: z.optional(z.number('not a valid number')),
  currency: z.optional(text.check(z.regex(/^[A-Z]{3}$/, 'not a currency code'))),
  // Events 1.0 was seen to refuse a number here; that 2.0 does too is ours.
  contents: z.optional(z.array(z.looseObject({ content_id: z.optional(text) }))),
  content_ids: z.optional(z.array(text)),
});

/** Seconds since 1970. A time in milliseconds would be in the year 33658 or later; that it is refused is ours. */
const EventTime = z
  .int('not a valid integer')
  .check(z.gte(0, 'not a valid time'), z.lt(1e11, 'must be in seconds, not milliseconds'));

const TrackedEvent = z.looseObject({
  event: text.check(z.minLength(1, 'empty')),
  event_time: EventTime,
  event_id: z.optional(text),
  user: z.optional(User),
  properties: z.optional(Properties),
  // Required for web events by TikTok's table, yet missing in its own web example: so only its `url` is asked for.
  page: z.optional(z.looseObject({ url: text.check(z.minLength(1, 'empty')), referrer: z.optional(text) })),
  limited_data_use: z.optional(z.boolean('not a valid boolean')),
});
export type TrackedEvent = z.infer<typeof TrackedEvent>;

export const TrackBody = z.object({
  // TikTok also knows app, offline and crm sources; a world has pixels only.
  event_source: z.literal('web', 'must be web'),
  event_source_id: text.check(z.minLength(1, 'empty')),
  test_event_code: z.optional(text),
  data: z
    .array(TrackedEvent, 'not a list of events')
    .check(z.minLength(1, 'must have 1 event or more'), z.maxLength(1000, 'must have 1000 events or fewer')),
});
