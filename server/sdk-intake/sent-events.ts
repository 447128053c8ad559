import { hash } from 'node:crypto';
import { SdkEvent, sdkEventTypes, sdkTestEventType } from '#lib/appsprint/contract';
import { storableText } from '../database/index.ts';
import { readSdkId } from './identity.ts';

/** An event as it will be stored, but for its instant, which depends on its install. */
export interface SentEvent {
  readonly eventId: string;
  readonly sdkId: string;
  readonly eventType: (typeof sdkEventTypes)[number];
  readonly eventName: string | null;
  /** Exact decimal text. */
  readonly revenue: string | null;
  /** Trimmed and in capitals; one that is no currency is kept, and left out of sums. */
  readonly currency: string | null;
  /** Epoch milliseconds of the client. */
  readonly timestamp: number | undefined;
  readonly payload: object;
}

export type EventReading =
  | { readonly kind: 'event'; readonly event: SentEvent }
  /** Enters no books. */
  | { readonly kind: 'test' }
  /** No object, or none that says whose it is. */
  | { readonly kind: 'unusable' };

const knownTypes: ReadonlyMap<string, SentEvent['eventType']> = new Map(sdkEventTypes.map((type) => [type, type]));

/** The type as the published SDKs write it; another word is the name of a custom event, as their own bridge does it. */
function typeAndName(sent: SdkEvent): Pick<SentEvent, 'eventType' | 'eventName'> {
  const written = storableText(sent.eventType ?? '');
  const known = knownTypes.get(written.trim().toLowerCase().replaceAll('-', '_'));
  const name = storableText(sent.eventName ?? '') || null;
  return known === undefined
    ? { eventType: 'custom', eventName: name ?? (written || null) }
    : { eventType: known, eventName: name };
}

/**
 * Reads one event of a body.
 * @param idWithout the id of an event that brings none that can be used
 */
export function readEvent(body: unknown, idWithout: (payload: object) => string): EventReading {
  const read = SdkEvent.safeParse(body);
  if (!read.success || typeof body !== 'object' || body === null) return { kind: 'unusable' };
  const sent = read.data;
  if (sent.eventType === sdkTestEventType) return { kind: 'test' };
  const sdkId = readSdkId(sent);
  if (sdkId === null) return { kind: 'unusable' };
  return {
    kind: 'event',
    event: {
      eventId: storableText(sent.eventId ?? '') || idWithout(body),
      sdkId,
      ...typeAndName(sent),
      // The shortest text that means the same number: what the client wrote, up to 15 digits and more.
      revenue: sent.revenue === undefined ? null : String(sent.revenue),
      currency:
        storableText(sent.currency ?? '')
          .trim()
          .toUpperCase() || null,
      timestamp: sent.timestamp,
      payload: body,
    },
  };
}

/** An id that follows from what the event says, so that a batch that is sent again counts it once. */
export function idOfContent(payload: object): string {
  return `content:${hash('sha256', JSON.stringify(payload), 'hex')}`;
}
