import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { ListState, type TabSettings, type TabState } from '#lib/messages';
import { createShelf } from '#lib/sync';
import { t, type WordKey } from '#lib/words';

/** What a tab's list is in trouble with, as the badge's tooltip says it. */
const troubles: Partial<Record<ListState | NonNullable<TabState['figures']>, WordKey>> = {
  'not-recognised': 'badge.notRecognised',
  'no-room': 'badge.noRoom',
  'no-window': 'badge.noWindow',
  'no-advertiser': 'badge.noAdvertiser',
  'not-connected': 'badge.notConnected',
  'other-advertiser': 'badge.otherAdvertiser',
  failed: 'badge.failed',
};

const pauses: Readonly<Record<NonNullable<TabSettings['paused']>, WordKey>> = {
  tab: 'badge.pausedTab',
  everywhere: 'badge.pausedEverywhere',
};

/** Tabs whose state is kept at most; the browser gives no tab id twice in a session. */
const keptTabs = 50;

const ListInTab = z.object({
  list: z.nullable(ListState),
  figures: z.nullable(z.enum(['answered', 'not-connected', 'other-advertiser', 'failed'])),
});
type ListInTab = Pick<TabState, 'list' | 'figures'>;
const nothingKnown: ListInTab = { list: null, figures: null };

/** States of the open Ads Manager tabs, kept for the popup and shown as a badge. They outlive the background worker. */
export class Tabs {
  readonly #lists = createShelf(browser.storage.session, 'tabs', keptTabs, understandList);
  readonly #pauses = createShelf(browser.storage.session, 'paused-tabs', keptTabs, understandPause);
  readonly #isPausedEverywhere: () => Promise<boolean>;

  constructor(isPausedEverywhere: () => Promise<boolean>) {
    this.#isPausedEverywhere = isPausedEverywhere;
  }

  async of(tabId: number): Promise<TabState> {
    const list = (await this.#lists.read(String(tabId))) ?? nothingKnown;
    return { ...list, paused: await this.pausedIn(tabId) };
  }

  /** Whether nothing is shown in a tab, and how far that reaches. */
  async pausedIn(tabId: number): Promise<TabState['paused']> {
    if (await this.#isPausedEverywhere()) return 'everywhere';
    return (await this.#pauses.read(String(tabId))) === true ? 'tab' : null;
  }

  async note(tabId: number | null, change: Partial<ListInTab>): Promise<void> {
    if (tabId === null) return;
    await this.#lists.change(String(tabId), (before) =>
      change.list === 'left' ? nothingKnown : { ...(before ?? nothingKnown), ...change },
    );
    await this.showBadge(tabId);
  }

  /** Keeps whether this one tab is paused. */
  async setPaused(tabId: number, paused: boolean): Promise<void> {
    await this.#pauses.change(String(tabId), () => paused);
    await this.showBadge(tabId);
  }

  /** Forgets every tab, also what is only in memory. */
  async forget(): Promise<void> {
    await Promise.all([this.#lists.empty(), this.#pauses.empty()]);
  }

  async showBadge(tabId: number): Promise<void> {
    const state = await this.of(tabId);
    const key = state.paused === null ? troubleOf(state) : pauses[state.paused];
    const text = state.paused !== null ? 'off' : key === null ? '' : '!';
    await Promise.all([
      browser.action.setBadgeText({ tabId, text }),
      browser.action.setBadgeBackgroundColor({ tabId, color: state.paused === null ? '#b3261e' : '#5b5e6d' }),
      browser.action.setTitle({
        tabId,
        title: key === null ? t('badge.name') : t('badge.trouble', { sentence: t(key) }),
      }),
    ]);
  }
}

function understandList(stored: unknown): ListInTab | null {
  return z.safeParse(ListInTab, stored).data ?? null;
}

function understandPause(stored: unknown): boolean | null {
  return typeof stored === 'boolean' ? stored : null;
}

/** Names the sentence about what keeps a list from showing figures, or null while all is well. */
function troubleOf({ list, figures }: ListInTab): WordKey | null {
  return (figures !== null ? troubles[figures] : undefined) ?? (list !== null ? troubles[list] : undefined) ?? null;
}
