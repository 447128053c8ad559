import { create } from 'zustand';
import { problemOf } from '#lib/appsprint';
import type { AppId, SignalLink, TestEventResult } from '#lib/appsprint/contract';
import { ask, type ConnectionState, type Outcome, type TabState } from '#lib/messages';
import type { Display } from '#lib/settings';

/** A thing that is being fetched, there, or failed. */
export type Loaded<T> = { readonly state: 'loading' } | { readonly state: 'done'; readonly outcome: Outcome<T> };

interface CompanionStore {
  readonly connection: ConnectionState | { readonly state: 'loading' };
  readonly signalLinks: Loaded<readonly SignalLink[]>;
  /** The list in the tab the popup stands over; null until it is known. */
  readonly tab: (TabState & { readonly id: number }) | null;
  /** What is shown over Ads Manager; null until it is known. */
  readonly display: Display | null;
  readonly testEvent: Loaded<TestEventResult> | { readonly state: 'idle' };
  /** Fetches everything a page shows. */
  open(tabId: number | null): Promise<void>;
  connect(apiAddress: string, token: string): Promise<Outcome<ConnectionState>>;
  disconnect(): Promise<void>;
  selectApp(appId: AppId): Promise<void>;
  sendTestEvent(testEventCode: string, event: string): Promise<void>;
  /** Pauses the tab the popup stands over, or resumes it. */
  pauseTab(paused: boolean): Promise<void>;
  /** Parts that are left out stay as they are. */
  changeDisplay(change: Partial<Display>): Promise<void>;
}

/** What the pages of the extension show; every change of it goes through the background. */
export const useCompanion = create<CompanionStore>()((set, get) => {
  const loadSignalLinks = async () => {
    set({ signalLinks: { state: 'loading' } });
    set({ signalLinks: { state: 'done', outcome: await asked(() => ask('signalLinks', undefined)) } });
  };
  return {
    connection: { state: 'loading' },
    signalLinks: { state: 'loading' },
    tab: null,
    display: null,
    testEvent: { state: 'idle' },

    async open(tabId) {
      const tabState = async (id: number) => ({ ...(await ask('tabState', id)), id });
      const asked = ask('connectionState', undefined);
      const [display, tab] = await Promise.all([ask('display', undefined), tabId === null ? null : tabState(tabId)]);
      set({ display, tab });
      const connection = await asked;
      set({ connection });
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

    async pauseTab(paused) {
      const { tab } = get();
      if (tab !== null) set({ tab: { ...(await ask('pauseTab', { tabId: tab.id, paused })), id: tab.id } });
    },

    async changeDisplay(change) {
      const display = await ask('changeDisplay', change);
      const { tab } = get();
      set({ display, tab: tab && { ...(await ask('tabState', tab.id)), id: tab.id } });
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
