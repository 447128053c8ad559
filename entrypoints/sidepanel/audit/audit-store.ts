import { create } from 'zustand';
import type { Problem } from '#lib/appsprint';
import type { DayWindow } from '#lib/calendar';
import { type AuditFilter, everything } from '#lib/live-audit';
import { type AuditLook, ask } from '#lib/messages';
import { asked } from '../../../components/companion-store.ts';

/** What is known of the live set-up. */
export type LiveAudit =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: Problem }
  | ({ readonly state: 'there' } & AuditLook);

interface AuditStore {
  readonly live: LiveAudit;
  readonly filter: AuditFilter;
  /** Asks for the findings and for what their ads spent in the window; an answer to an older question is dropped. */
  load(window: DayWindow): Promise<void>;
  filterBy(filter: Partial<AuditFilter>): void;
}

export const useAudit = create<AuditStore>()((set, get) => {
  let question = 0;
  /** Until when the person had seen the findings of each app when this panel was opened: marks stay while it is open. */
  const seenWhenOpened = new Map<string, string | null>();

  return {
    live: { state: 'loading' },
    filter: everything,

    async load(window) {
      question += 1;
      const mine = question;
      set({ live: { state: 'loading' } });
      const outcome = await asked(() => ask('audit', window));
      if (mine !== question) return;
      if (!outcome.ok) {
        set({ live: { state: 'failed', problem: outcome.problem } });
        return;
      }
      const { appId, audit } = outcome.value;
      if (!seenWhenOpened.has(appId)) seenWhenOpened.set(appId, outcome.value.seenUntil);
      const seenUntil = seenWhenOpened.get(appId) ?? null;
      set({ live: { state: 'there', appId, audit, seenUntil } });
      if (audit.lastRunAt !== null) await ask('sawAudit', { appId, ranAt: audit.lastRunAt });
    },

    filterBy: (filter) => set({ filter: { ...get().filter, ...filter } }),
  };
});
