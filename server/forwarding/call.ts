import { type TikTokClient, TikTokUnreachable } from '../tiktok/index.ts';
import type { EventBody } from './event-body.ts';

/** TikTok's answer to one call. */
export interface Answer {
  readonly code: number;
  readonly message: string;
  readonly requestId: string | null;
}

/** The pixel that events go to, with the token made for it in Events Manager. */
export interface Pixel {
  readonly id: string;
  readonly eventsToken: string;
}

/** Sends events to TikTok, at most 1,000. Null: no answer that could be read, so they may have been counted or not. */
export type SendEvents = (pixel: Pixel, data: readonly EventBody[]) => Promise<Answer | null>;

/** Live events through the Events API 2.0; test events have a call of their own elsewhere, and are never among them. */
export function sendThrough(client: Pick<TikTokClient, 'ask'>): SendEvents {
  return async ({ id, eventsToken }, data) => {
    try {
      const body = { event_source: 'web', event_source_id: id, data };
      const { code, message, request_id } = await client.ask('/event/track/', eventsToken, body);
      return { code, message, requestId: request_id ?? null };
    } catch (error) {
      if (error instanceof TikTokUnreachable) return null;
      throw error;
    }
  };
}
