import { create } from 'zustand';
import { problemOf } from '#lib/appsprint';
import type { AppId, Integration, TestEventResult } from '#lib/appsprint/contract';
import { ask, type ConnectionState, type Outcome } from '#lib/messages';
import type { Display } from '#lib/settings';

/** A thing that is being fetched, there, or failed. */
export type Loaded<T> = { readonly state: 'loading' } | { readonly state: 'done'; readonly outcome: Outcome<T> };

interface CompanionStore {
  readonly connection: ConnectionState | { readonly state: 'loading' };
  /** What is shown over Ads Manager; null until it is known. */
  readonly display: Display | null;
  readonly testEvent: Loaded<TestEventResult> | { readonly state: 'idle' };
  /** Fetches everything a page shows. */
  open(): Promise<void>;
  connect(apiAddress: string, token: string): Promise<Outcome<ConnectionState>>;
  disconnect(): Promise<void>;
  selectApp(appId: AppId): Promise<void>;
  /** Shows an integration as it was answered after a change of it. */
  tookIntegration(integration: Integration): void;
  sendTestEvent(testEventCode: string, event: string): Promise<void>;
  /** Parts that are left out stay as they are. */
  changeDisplay(change: Partial<Display>): Promise<void>;
}

/** What the pages of the extension show; every change of it goes through the background. */
export const useCompanion = create<CompanionStore>()((set, get) => ({
  connection: { state: 'loading' },
  display: null,
  testEvent: { state: 'idle' },

  async open() {
    await Promise.all([
      ask('display', undefined).then((display) => set({ display })),
      ask('connectionState', undefined)
        // Nobody answered at all: that is a state too, not a page that loads for ever.
        .catch((error: unknown) => ({ state: 'failed' as const, apiAddress: '', problem: problemOf(error) }))
        .then((connection) => set({ connection })),
    ]);
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
  },

  tookIntegration(integration) {
    const { connection } = get();
    if (connection.state === 'connected') set({ connection: { ...connection, integration } });
  },

  async changeDisplay(change) {
    set({ display: await ask('changeDisplay', change) });
  },

  async sendTestEvent(testEventCode, event) {
    set({ testEvent: { state: 'loading' } });
    set({ testEvent: { state: 'done', outcome: await asked(() => ask('sendTestEvent', { testEventCode, event })) } });
  },
}));

/** What came of a question to the background; that nobody answered is a problem like any other. */
export async function asked<T>(act: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await act();
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}
