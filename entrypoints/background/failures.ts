import type { Handlers } from '#lib/messages';

/** Writes down that something failed, by what suffers from it. */
export type NoteFailure = (feature: string, error: unknown) => void;

type AnyHandler = (...asked: readonly never[]) => Promise<unknown>;

/** The same handlers; what one of them throws is written down before its asker hears of it. */
export function notingFailures(handlers: Handlers, note: NoteFailure): Handlers {
  const noting = Object.entries<AnyHandler>(handlers).map(([name, handle]) => [
    name,
    async (...asked: readonly never[]) => {
      try {
        return await handle(...asked);
      } catch (error) {
        note(`message ${name}`, error);
        throw error;
      }
    },
  ]);
  // Each handler stands under its own name again.
  return Object.fromEntries(noting) as Handlers;
}
