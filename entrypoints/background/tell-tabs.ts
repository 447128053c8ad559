import { browser } from 'wxt/browser';
import { type TabSettings, tellTab } from '#lib/messages';
import { savedDisplay } from '#lib/settings';
import type { Tabs } from './tabs.ts';

/** Tells open tabs what to show, and that what they asked for may have another answer now. */
export interface TabTelling {
  settingsOf(tabId: number): Promise<TabSettings>;
  tell(tabId: number): Promise<void>;
  /** The same, and whether a content script of ours heard it. */
  isHeard(tabId: number): Promise<boolean>;
  tellAll(): Promise<void>;
}

export function createTabTelling(tabs: Pick<Tabs, 'pausedIn' | 'showBadge'>): TabTelling {
  const settingsOf = async (tabId: number): Promise<TabSettings> => {
    const { columns, readReplies } = await savedDisplay();
    return { columns, readReplies, paused: await tabs.pausedIn(tabId) };
  };
  const tell = async (tabId: number) => {
    const settings = await settingsOf(tabId);
    // Not waited for: a tab that the browser has put to sleep hears it when it is looked at again.
    void tellTab(tabId, settings).catch((error: unknown) =>
      // A tab that is just loading has nobody who listens yet; it asks by itself when it is there.
      console.debug(`AppSprint Companion could not tell tab ${tabId} what to show.`, error),
    );
    await tabs.showBadge(tabId);
  };
  return {
    settingsOf,
    tell,
    isHeard: async (tabId) =>
      tellTab(tabId, await settingsOf(tabId)).then(
        () => true,
        () => false,
      ),
    async tellAll() {
      const open = await browser.tabs.query({ url: ['https://ads.tiktok.com/*', 'https://business.tiktok.com/*'] });
      await Promise.all(open.flatMap(({ id }) => (id === undefined ? [] : [tell(id)])));
    },
  };
}
