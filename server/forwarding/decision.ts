import type { ClaimedRow, Undelivered } from './claims.ts';
import { bodyOf, type EventBody } from './event-body.ts';
import type { Note } from './event-properties.ts';
import { oldestForwarded, safeToRepeat } from './waits.ts';

/** Why an event is not forwarded, or is a dead letter. */
export type Reason =
  | 'mapping_off'
  | 'organic'
  | 'not_matchable'
  | 'too_old'
  | 'erased'
  | 'refused'
  | 'delivery_in_doubt'
  | 'pixel_changed_in_doubt';

export type Decision =
  | { readonly kind: 'send'; readonly row: ClaimedRow; readonly body: EventBody; readonly notes: readonly Note[] }
  | ({ readonly kind: 'settle'; readonly reason: Reason } & Undelivered);

/** What the decision rests on beside the row itself. */
export interface Circumstances {
  readonly now: Date;
  readonly pixel: { readonly id: string; readonly savedAt: Date };
  readonly organic: 'forward' | 'leave-out';
  /** Address of a page on the domain of the Signal links; null: no link is known, and any of the app's will do. */
  readonly pageUrlOf: (slug: string | null) => string;
}

/** TikTok may have counted it: then it is sent again with the same id while that counts once, and never afterwards. */
function lateInDoubt({ doubt_before, pixel_before }: ClaimedRow, { now, pixel }: Circumstances): Reason | null {
  if (doubt_before === null) return null;
  if (pixel_before !== pixel.id) return 'pixel_changed_in_doubt';
  return now.getTime() - doubt_before.getTime() > safeToRepeat ? 'delivery_in_doubt' : null;
}

function whyNot(row: ClaimedRow, { now, pixel, organic }: Circumstances): Reason | null {
  if (!row.is_there) return 'erased';
  // It waited for a pixel, and somebody has switched the row off meanwhile.
  if (row.mapped_now === null && row.received_at < pixel.savedAt) return 'mapping_off';
  if (now.getTime() - row.occurred_at.getTime() > oldestForwarded) return 'too_old';
  if (organic === 'leave-out' && (row.source ?? 'organic') === 'organic') return 'organic';
  return row.ttclid === null && (row.ip === '' || row.user_agent === '') ? 'not_matchable' : null;
}

/** Decides what becomes of a claimed row. One that may have been counted already is never said to be skipped. */
export function decide(row: ClaimedRow, circumstances: Circumstances): Decision {
  const { event_id: eventId } = row;
  const late = lateInDoubt(row, circumstances);
  if (late !== null) return { kind: 'settle', eventId, state: 'dead', reason: late, doubt: 'stays' };
  const reason = row.doubt_before === null ? whyNot(row, circumstances) : null;
  if (reason !== null) return { kind: 'settle', eventId, state: 'skipped', reason, doubt: 'none' };
  const { body, notes } = bodyOf({
    eventId,
    tiktokEvent: row.tiktok_event,
    occurredAt: row.occurred_at,
    receivedAt: row.received_at,
    revenue: row.revenue,
    currency: row.currency,
    parameters: typeof row.parameters === 'object' && row.parameters !== null ? row.parameters : {},
    ttclid: row.ttclid,
    ip: row.ip,
    userAgent: row.user_agent,
    externalId: row.customer_user_id ?? row.sdk_id,
    pageUrl: circumstances.pageUrlOf(row.link_slug),
  });
  return { kind: 'send', row, body, notes };
}
