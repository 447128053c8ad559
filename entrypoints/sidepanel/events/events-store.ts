import { create } from 'zustand';
import { type Problem, problemOf } from '#lib/appsprint';
import type { EventReplayAnswer, ForwardingState, LoggedEvent } from '#lib/appsprint/contract';
import { ask, type Outcome } from '#lib/messages';

/** What is shown of the log: the newest events first, more of them a page at a time. */
export type EventLog =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: Problem }
  | { readonly state: 'there'; readonly events: readonly LoggedEvent[]; readonly nextCursor: string | null };

interface EventsStore {
  readonly only: ForwardingState | null;
  readonly log: EventLog;
  readonly replay: Outcome<EventReplayAnswer> | null;
  load(): Promise<void>;
  show(only: ForwardingState | null): void;
  more(): Promise<void>;
  sendAgain(eventIds: string[] | null): Promise<void>;
}

export const useEvents = create<EventsStore>()((set, get) => {
  let question = 0;

  const page = async (cursor: string | null) => {
    const { only } = get();
    return ask('eventLog', {
      limit: 50,
      ...(only === null ? {} : { state: only }),
      ...(cursor === null ? {} : { cursor }),
    });
  };

  return {
    only: null,
    log: { state: 'loading' },
    replay: null,

    async load() {
      question += 1;
      const mine = question;
      set({ log: { state: 'loading' } });
      const log = await page(null).then(
        (answer): EventLog =>
          answer.ok ? { state: 'there', ...answer.value } : { state: 'failed', problem: answer.problem },
        (error: unknown): EventLog => ({ state: 'failed', problem: problemOf(error) }),
      );
      if (mine === question) set({ log });
    },

    show(only) {
      set({ only, replay: null });
      void get().load();
    },

    async more() {
      const { log } = get();
      if (log.state !== 'there' || log.nextCursor === null) return;
      const mine = question;
      const answer = await page(log.nextCursor);
      if (mine !== question) return;
      set({
        log: answer.ok
          ? { state: 'there', events: [...log.events, ...answer.value.events], nextCursor: answer.value.nextCursor }
          : { state: 'failed', problem: answer.problem },
      });
    },

    async sendAgain(eventIds) {
      const replay = await ask('replayEvents', { inDoubt: 'leave', ...(eventIds === null ? {} : { eventIds }) });
      set({ replay });
      if (replay.ok) await get().load();
    },
  };
});
