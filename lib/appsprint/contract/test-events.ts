import * as z from 'zod/mini';
import { TikTokEventName } from './event-mapping.ts';
import { Instant } from './values.ts';

/** The code TikTok's Test Events panel shows. Its shape is not documented, so only spaces are refused. */
export const TestEventCode = z.string().check(z.regex(/^\S+$/, 'a test event code has no spaces'), z.maxLength(64));

/** Body of `POST .../test-events`: one call with one event, kept apart from live events. */
export const TestEventRequest = z.object({
  testEventCode: TestEventCode,
  event: TikTokEventName,
});

/** TikTok's own answer, word for word, and when it came. `code` 0 is the only acceptance. */
export const TestEventResult = z.object({
  eventId: z.string(),
  event: z.string(),
  sentAt: Instant,
  tiktok: z.object({ code: z.int(), message: z.string(), requestId: z.nullable(z.string()) }),
});
export type TestEventResult = z.infer<typeof TestEventResult>;
