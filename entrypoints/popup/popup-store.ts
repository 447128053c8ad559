import { browser } from 'wxt/browser';
import { create } from 'zustand';
import { problemOf } from '#lib/appsprint';
import type { AdvertiserId, AppId } from '#lib/appsprint/contract';
import { ask, type Overview, type OverviewParts, type Part, type TabState } from '#lib/messages';
import { keptOverview } from '#lib/sync';
import type { TestEvents } from '#lib/test-events';

/** The tab behind the popup. */
export interface TabBehind {
  readonly id: number;
  /** The advertiser in its address, where it shows a page of Ads Manager. */
  readonly advertiserId: AdvertiserId | null;
  readonly showsList: boolean;
  readonly windowId: number | null;
}

export type Shown =
  | { readonly state: 'unknown' }
  | { readonly state: 'not-connected' }
  /** Parts that are asked for just now have neither a value nor a problem. */
  | { readonly state: 'connected'; readonly overview: Overview };

interface PopupStore {
  readonly shown: Shown;
  readonly tab: TabBehind | null;
  readonly list: TabState | null;
  readonly testEvents: TestEvents | null;
  /** Shows what is kept from before, without asking anybody. */
  showKept(tab: TabBehind | null): Promise<void>;
  /** Asks for what is old or not there. */
  refresh(): Promise<void>;
  selectApp(appId: AppId): Promise<void>;
  pauseTab(paused: boolean): Promise<void>;
  resumeEverywhere(): Promise<void>;
  sendTestEvent(code: string, event: string): Promise<void>;
  /** Takes back a test event that waits until AppSprint can be reached. */
  cancelTestEvent(id: string): Promise<void>;
  /** Shows how the test events stand by now. */
  refreshTestEvents(): Promise<void>;
}

const partNames = ['connection', 'appAdvertisers', 'accountDays', 'signalLinks', 'mappedEvents'] as const;
const nothing: Overview = {
  connection: { known: null, problem: null },
  appAdvertisers: { known: null, problem: null },
  accountDays: { known: null, problem: null },
  signalLinks: { known: null, problem: null },
  mappedEvents: { known: null, problem: null },
};

export const usePopup = create<PopupStore>()((set, get) => {
  const loadList = async () => {
    const { tab } = get();
    if (tab?.showsList) set({ list: await ask('tabState', tab.id) });
  };
  const loadTestEvents = async () => set({ testEvents: await ask('testEvents', undefined) });

  const loadOverview = async () => {
    try {
      const answer = await ask('overview', undefined);
      set({ shown: answer });
    } catch (error) {
      const problem = problemOf(error);
      const { shown } = get();
      const before = shown.state === 'connected' ? shown.overview : nothing;
      set({ shown: { state: 'connected', overview: withProblem(before, problem) } });
    }
  };

  return {
    shown: { state: 'unknown' },
    tab: null,
    list: null,
    testEvents: null,

    async showKept(tab) {
      const kept = await keptOverview(browser.storage.session);
      if (kept === null) {
        set({ tab });
        return;
      }
      const parts = partNames.map((name) => [name, { known: kept[name] ?? null, problem: null }] as const);
      set({ tab, shown: { state: 'connected', overview: { ...nothing, ...Object.fromEntries(parts) } } });
    },

    async refresh() {
      await Promise.all([loadList(), loadTestEvents(), loadOverview()]);
    },

    async selectApp(appId) {
      const state = await ask('selectApp', appId);
      if (state.state === 'connected') set({ shown: { state: 'connected', overview: nothing }, testEvents: null });
      await Promise.all([loadTestEvents(), loadOverview()]);
    },

    async pauseTab(paused) {
      const { tab } = get();
      if (tab !== null) set({ list: await ask('pauseTab', { tabId: tab.id, paused }) });
    },

    async resumeEverywhere() {
      await ask('changeDisplay', { paused: false });
      await loadList();
    },

    async sendTestEvent(testEventCode, event) {
      const sending = ask('sendTestEvent', { testEventCode, event });
      await loadTestEvents();
      try {
        await sending;
      } finally {
        await loadTestEvents();
      }
    },

    async cancelTestEvent(id) {
      await ask('cancelCommand', id);
      await loadTestEvents();
    },

    refreshTestEvents: loadTestEvents,
  };
});

function withProblem(overview: Overview, problem: NonNullable<Part<unknown>['problem']>): Overview {
  const parts = partNames.map((name) => [name, { ...overview[name], problem }]);
  return { ...overview, ...Object.fromEntries(parts) };
}

/** What is known of one part: undefined while it is asked for and nothing is kept of it. */
export function usePart<N extends keyof OverviewParts>(name: N): Part<OverviewParts[N]> {
  return usePopup(({ shown }) => (shown.state === 'connected' ? shown.overview[name] : nothing[name])) as Part<
    OverviewParts[N]
  >;
}
