import { create } from 'zustand';
import { type Problem, problemOf } from '#lib/appsprint';
import type { AppId, Integration, TestEventResult } from '#lib/appsprint/contract';
import { ask, type ConnectionState, inTime, type Outcome } from '#lib/messages';
import type { Display } from '#lib/settings';
import { handIn } from './commands.ts';

/** A thing that is being fetched, there, or failed. */
export type Loaded<T> = { readonly state: 'loading' } | { readonly state: 'done'; readonly outcome: Outcome<T> };

/** What is known of the connection. It is `unanswered` where the extension's own background does not answer. */
export type ShownConnection =
  | ConnectionState
  | { readonly state: 'loading' }
  | { readonly state: 'unanswered'; readonly problem: Problem };

interface CompanionStore {
  readonly connection: ShownConnection;
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
    try {
      // What needs no network tells soon whether anybody answers at all.
      const display = inTime(ask('display', undefined)).then((answer) => set({ display: answer }));
      const connection = ask('connectionState', undefined).then((answer) => set({ connection: answer }));
      await Promise.all([display, connection]);
    } catch (error) {
      set({ connection: { state: 'unanswered', problem: problemOf(error) } });
    }
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
    set({
      testEvent: { state: 'done', outcome: await asked(() => handIn('sendTestEvent', { testEventCode, event })) },
    });
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
