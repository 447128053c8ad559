import type { TrackedEvent } from './tracked-event.ts';

/** An event that TikTok took, in the order of arrival. Sent twice, it stands here twice. */
export interface ReceivedEvent {
  /** Milliseconds since 1970, by the sandbox's clock. */
  readonly receivedAt: number;
  readonly pixelCode: string;
  /** Set: a test event, shown in Test Events and kept out of optimisation and reports. Null: a live one. */
  readonly testEventCode: string | null;
  /** The event as it was sent, every field of it. */
  readonly event: TrackedEvent;
}

/** What came in, and what of it TikTok counts. */
export interface EventLedger {
  record(event: ReceivedEvent): void;
  received(): readonly ReceivedEvent[];
  counted(): readonly ReceivedEvent[];
}

/** TikTok help, "Event deduplication": of server events with the same pixel, name and id within 48 hours one counts. */
const sameEvent = 48 * 3_600_000;

/** An empty ledger. Whether the 48 hours run from the first or the last one is not known; here they run from the one that counted. */
export function createEventLedger(): EventLedger {
  const received: ReceivedEvent[] = [];
  const counted: ReceivedEvent[] = [];
  const countedAt = new Map<string, number>();

  function counts({ receivedAt, pixelCode, testEventCode, event }: ReceivedEvent): boolean {
    if (testEventCode !== null) return false;
    if (event.event_id === undefined) return true;
    const key = JSON.stringify([pixelCode, event.event, event.event_id]);
    if (receivedAt < (countedAt.get(key) ?? Number.NEGATIVE_INFINITY) + sameEvent) return false;
    countedAt.set(key, receivedAt);
    return true;
  }

  return {
    record(event) {
      received.push(event);
      if (counts(event)) counted.push(event);
    },
    received: () => received,
    counted: () => counted,
  };
}
