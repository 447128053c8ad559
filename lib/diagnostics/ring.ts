import * as z from 'zod/mini';
import type { Shelf } from '#lib/sync';
import { causeOf, DiagnosticEvent } from './events.ts';

/** The last events of all tabs and of the worker. */
export interface DiagnosticRing {
  /** Counts one more of its cause. */
  note(event: DiagnosticEvent): Promise<void>;
  /** Takes an event that was counted elsewhere. */
  take(event: DiagnosticEvent): Promise<void>;
  /** The newest last. */
  events(): Promise<readonly DiagnosticEvent[]>;
  forget(): Promise<void>;
}

/** @param shelf of so many causes as are kept; it outlives the worker */
export function createDiagnosticRing(shelf: Shelf<DiagnosticEvent>): DiagnosticRing {
  return {
    note: (event) =>
      shelf.change(causeOf(event), (before) => ({ ...event, times: (before?.times ?? 0) + event.times })),
    take: (event) => shelf.change(causeOf(event), () => event),
    events: () => shelf.all(),
    forget: () => shelf.empty(),
  };
}

/** What is kept, as far as it is an event. */
export function understandEvent(stored: unknown): DiagnosticEvent | null {
  return z.safeParse(DiagnosticEvent, stored).data ?? null;
}
