import type { TokenState } from '#lib/appsprint/contract';
import type { TikTokClient } from './client.ts';
import { TikTokUnreachable } from './failures.ts';

/** TikTok's codes for a token that it does not take, or not for this pixel. */
const rejections = new Set([40001, 40101, 40102, 40104, 40105, 40113]);

/**
 * What an answer of the Events API says of a pixel and its token. Only an accepted event proves that they belong together;
 * any other refusal leaves it open, because TikTok does not say in which order it checks.
 */
export function tokenStateAfter(code: number): TokenState {
  if (code === 0) return 'accepted';
  return rejections.has(code) ? 'rejected' : 'unchecked';
}

/**
 * Asks TikTok about a token without sending an event: a call that holds none, which TikTok cannot count (its document asks
 * for 1 to 1,000). That TikTok refuses it for its token before it looks at the events is likely, not known. A token is
 * saved even while TikTok cannot be reached.
 */
export async function stateWithoutEvent(
  client: TikTokClient,
  pixel: { readonly id: string; readonly eventsToken: string },
): Promise<TokenState> {
  const body = { event_source: 'web', event_source_id: pixel.id, data: [] };
  try {
    const { code } = await client.ask('/event/track/', pixel.eventsToken, body);
    return tokenStateAfter(code) === 'rejected' ? 'rejected' : 'unchecked';
  } catch (error) {
    if (error instanceof TikTokUnreachable) return 'unchecked';
    throw error;
  }
}
