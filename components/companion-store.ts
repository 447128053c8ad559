import { create } from 'zustand';
import { problemOf } from '#lib/appsprint';
import type { AppId, SignalLink, TestEventResult } from '#lib/appsprint/contract';
import { ask, type ConnectionState, type Outcome, type TabState } from '#lib/messages';

/** A thing that is being fetched, there, or failed. */
export type Loaded<T> = { readonly state: 'loading' } | { readonly state: 'done'; readonly outcome: Outcome<T> };

interface CompanionStore {
  readonly connection: ConnectionState | { readonly state: 'loading' };
  readonly signalLinks: Loaded<readonly SignalLink[]>;
  /** The list in the tab the popup stands over; null until it is known. */
  readonly tab: TabState | null;
  readonly testEvent: Loaded<TestEventResult> | { readonly state: 'idle' };
  /** Fetches everything a page shows. */
  open(tabId: number | null): Promise<void>;
  connect(apiAddress: string, token: string): Promise<Outcome<ConnectionState>>;
  disconnect(): Promise<void>;
  selectApp(appId: AppId): Promise<void>;
  sendTestEvent(testEventCode: string, event: string): Promise<void>;
}

/** What the pages of the extension show; every change of it goes through the background. */
export const useCompanion = create<CompanionStore>()((set) => {
  const loadSignalLinks = async () => {
    set({ signalLinks: { state: 'loading' } });
    set({ signalLinks: { state: 'done', outcome: await asked(() => ask('signalLinks', undefined)) } });
  };
  return {
    connection: { state: 'loading' },
    signalLinks: { state: 'loading' },
    tab: null,
    testEvent: { state: 'idle' },

    async open(tabId) {
      const [connection, tab] = await Promise.all([
        ask('connectionState', undefined),
        tabId === null ? null : ask('tabState', tabId),
      ]);
      set({ connection, tab });
      if (connection.state === 'connected') await loadSignalLinks();
    },

    async connect(apiAddress, token) {
      const outcome = await asked(() => ask('connect', { apiAddress, token }));
      if (outcome.ok) set({ connection: outcome.value });
      return outcome;
    },

    async disconnect() {
      await ask('disconnect', undefined);
      set({ connection: { state: 'not-connected' } });
    },

    async selectApp(appId) {
      set({ connection: await ask('selectApp', appId), testEvent: { state: 'idle' } });
      await loadSignalLinks();
    },

    async sendTestEvent(testEventCode, event) {
      set({ testEvent: { state: 'loading' } });
      set({ testEvent: { state: 'done', outcome: await asked(() => ask('sendTestEvent', { testEventCode, event })) } });
    },
  };
});

async function asked<T>(act: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await act();
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}
