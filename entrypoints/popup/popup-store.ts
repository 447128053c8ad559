import { browser } from 'wxt/browser';
import { create } from 'zustand';
import { type Problem, problemOf } from '#lib/appsprint';
import type { AdvertiserId, AppId } from '#lib/appsprint/contract';
import { ask, inTime, type Overview, type OverviewParts, type Part, type TabState } from '#lib/messages';
import { keptOverview } from '#lib/sync';
import type { SentTestEvent, TestEvents } from '#lib/test-events';
import { t } from '#lib/words';
import { handIn } from '../../components/commands.ts';
import { watchWhileOnItsWay } from '../../components/on-its-way.ts';

/** The tab behind the popup. */
export interface TabBehind {
  readonly id: number;
  /** The advertiser in its address, where it shows a page of Ads Manager. */
  readonly advertiserId: AdvertiserId | null;
  readonly showsList: boolean;
  readonly windowId: number;
}

/** What is shown of one test event. */
export type ShownTestEvent = Pick<SentTestEvent, 'event' | 'sentAt' | 'result'>;

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
  /** The last test event, where the background ended before it had written it down: nobody will send it. */
  readonly untaken: ShownTestEvent | null;
  /** Shows what is kept from before, without asking anybody; what has been answered meanwhile is newer and stays. */
  showKept(): Promise<void>;
  /** Says which tab the popup stands over, and asks how the list in it is doing. */
  standOver(tab: TabBehind): void;
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
  const tookProblem = (problem: Problem) => {
    const { shown } = get();
    const before = shown.state === 'connected' ? shown.overview : nothing;
    set({ shown: { state: 'connected', overview: withProblem(before, problem) } });
  };

  let isAnswered = false;
  /** Answers of these need no network: where they fail to come, nobody is there to answer anything. */
  const whileAnswered = async <T>(load: () => Promise<T>): Promise<T | null> => {
    try {
      return await load();
    } catch (error) {
      if (isAnswered) console.warn('AppSprint Companion got no answer to one of its questions.', error);
      else tookProblem(problemOf(error));
      return null;
    }
  };
  const loadList = () =>
    whileAnswered(async () => {
      const { tab } = get();
      if (tab?.showsList) set({ list: await inTime(ask('tabState', tab.id)) });
    });
  const loadTestEvents = watchWhileOnItsWay(
    () => whileAnswered(() => inTime(ask('testEvents', undefined))),
    (answer) => {
      if (answer !== null) set({ testEvents: answer });
      return get().testEvents?.sent.some(({ result }) => result.state === 'sending') ?? false;
    },
  );

  const loadOverview = async () => {
    try {
      const answer = await ask('overview', undefined);
      isAnswered = true;
      set({ shown: answer });
    } catch (error) {
      tookProblem(problemOf(error));
    }
  };

  return {
    shown: { state: 'unknown' },
    tab: null,
    list: null,
    testEvents: null,
    untaken: null,

    async showKept() {
      const kept = await keptOverview(browser.storage.session);
      if (kept === null || get().shown.state !== 'unknown') return;
      const parts = partNames.map((name) => [name, { known: kept[name] ?? null, problem: null }] as const);
      set({ shown: { state: 'connected', overview: { ...nothing, ...Object.fromEntries(parts) } } });
    },

    standOver(tab) {
      set({ tab });
      void loadList();
    },

    async refresh() {
      await Promise.all([loadTestEvents(), loadOverview()]);
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
      set({ untaken: null });
      const sentAt = Date.now();
      const sending = handIn('sendTestEvent', { testEventCode, event });
      const answered = sending.then(
        () => true,
        () => false,
      );
      await loadTestEvents();
      const isAnswered = await answered;
      await loadTestEvents();
      if (!isAnswered) set({ untaken: untakenOf(event, sentAt, get().testEvents) });
    },

    async cancelTestEvent(id) {
      await ask('cancelCommand', id);
      await loadTestEvents();
    },

    refreshTestEvents: loadTestEvents,
  };
});

/** A test event that nobody answered for; null where it was written down all the same, and is sent. */
function untakenOf(event: string, sentAt: number, known: TestEvents | null): ShownTestEvent | null {
  if (known?.sent.some((sent) => sent.event === event && sent.sentAt >= sentAt)) return null;
  const result = { state: 'failed', what: t('problems.silent.what'), remedy: t('problems.silent.remedy') } as const;
  return { event, sentAt, result };
}

function withProblem(overview: Overview, problem: Problem): Overview {
  const parts = partNames.map((name) => [name, { ...overview[name], problem }]);
  return { ...overview, ...Object.fromEntries(parts) };
}

/** What is known of one part: undefined while it is asked for and nothing is kept of it. */
export function usePart<N extends keyof OverviewParts>(name: N): Part<OverviewParts[N]> {
  return usePopup(({ shown }) => (shown.state === 'connected' ? shown.overview[name] : nothing[name])) as Part<
    OverviewParts[N]
  >;
}
