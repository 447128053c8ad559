import { hash } from 'node:crypto';
import type * as z from 'zod/mini';
import type { PixelId, TestEventRequest, TestEventResult } from '#lib/appsprint/contract';
import type { TikTokClient } from './client.ts';

/** The pixel a test event goes to. */
export interface TestPixel {
  readonly id: PixelId;
  readonly eventsToken: string;
}

/**
 * Sends one test event and gives back TikTok's own answer. A test event has a call of its own, because its code stands
 * above all events of the call, and it never counts for reports or optimisation.
 * @param pageUrl address on the domain of the ad's Website URL, which TikTok compares
 * @throws TikTokUnreachable
 */
export async function sendTestEvent(
  client: TikTokClient,
  pixel: TestPixel,
  wanted: z.output<typeof TestEventRequest>,
  from: { readonly pageUrl: string; readonly userAgent: string; readonly at: Date; readonly eventId: string },
): Promise<TestEventResult> {
  const { eventId } = from;
  const answer = await client.ask('/event/track/', pixel.eventsToken, {
    event_source: 'web',
    event_source_id: pixel.id,
    test_event_code: wanted.testEventCode,
    data: [
      {
        event: wanted.event,
        event_time: Math.floor(from.at.getTime() / 1000),
        event_id: eventId,
        user: {
          external_id: hash('sha256', `appsprint-test-${eventId}`, 'hex'),
          ...(from.userAgent === '' ? {} : { user_agent: from.userAgent }),
        },
        page: { url: from.pageUrl },
      },
    ],
  });
  const tiktok = { code: answer.code, message: answer.message, requestId: answer.request_id ?? null };
  return { eventId, event: wanted.event, sentAt: from.at.toISOString(), tiktok };
}
