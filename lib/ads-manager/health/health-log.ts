import type { HealthEvent } from '../view.ts';

/** One cause and how often it was met. */
export interface HealthRecord extends HealthEvent {
  readonly times: number;
}

export interface HealthLog {
  /** Notes what one look at a page has met. */
  note(events: readonly HealthEvent[]): void;
  /** Every cause met so far, the newest last. */
  readonly records: readonly HealthRecord[];
}

/** Causes kept; the one that was met first leaves first. */
const mostCauses = 50;

/** Keeps each cause once and counts it. @param newCause told of a cause that was not known yet */
export function createHealthLog(newCause: (records: readonly HealthRecord[]) => void): HealthLog {
  const met = new Map<string, HealthRecord>();
  return {
    get records() {
      return [...met.values()];
    },
    note(events) {
      const before = met.size;
      let isNew = false;
      for (const event of events) {
        const cause = JSON.stringify([event.feature, event.reading, event.problem, event.generation]);
        const known = met.get(cause);
        isNew ||= known === undefined;
        met.set(cause, { ...event, times: (known?.times ?? 0) + 1 });
      }
      for (const oldest of [...met.keys()].slice(0, Math.max(0, met.size - mostCauses))) met.delete(oldest);
      if (isNew && before <= mostCauses) newCause([...met.values()]);
    },
  };
}
