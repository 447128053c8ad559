import { browser } from 'wxt/browser';
import { type Handlers, type TabSettings, tellTab } from '#lib/messages';
import { changeDisplay, savedDisplay } from '#lib/settings';
import type { Tabs } from './tabs.ts';

type DisplayMessage =
  | 'tabSettings'
  | 'pauseThisTab'
  | 'openPopup'
  | 'tabState'
  | 'pauseTab'
  | 'display'
  | 'changeDisplay';

/** What is shown over Ads Manager, and telling the open tabs when that is something else. */
export function createDisplayHandlers(tabs: Tabs): Pick<Handlers, DisplayMessage> {
  const settingsOf = async (tabId: number): Promise<TabSettings> => {
    const { columns, readReplies } = await savedDisplay();
    return { columns, readReplies, paused: await tabs.pausedIn(tabId) };
  };
  const tell = async (tabId: number) => {
    await tellTab(tabId, await settingsOf(tabId)).catch((error: unknown) =>
      // A tab that is just loading has nobody who listens yet; it asks by itself when it is there.
      console.debug(`AppSprint Companion could not tell tab ${tabId} what to show.`, error),
    );
    await tabs.showBadge(tabId);
  };
  const pause = async (tabId: number, paused: boolean) => {
    await tabs.setPaused(tabId, paused);
    await tell(tabId);
  };

  return {
    async tabSettings(_, { tabId }) {
      if (tabId === null) throw new Error('Only a tab has settings of its own.');
      // The browser takes a badge away when its tab loads another page.
      await tabs.showBadge(tabId);
      return settingsOf(tabId);
    },

    async pauseThisTab(_, { tabId }) {
      if (tabId !== null) await pause(tabId, true);
      return undefined;
    },

    async openPopup() {
      try {
        await browser.action.openPopup();
        return true;
      } catch (error) {
        // Firefox opens it only for a click it has seen itself, and no browser for a window without focus.
        console.debug('AppSprint Companion could not open its popup.', error);
        return false;
      }
    },

    tabState: (tabId) => tabs.of(tabId),

    async pauseTab({ tabId, paused }) {
      await pause(tabId, paused);
      return tabs.of(tabId);
    },

    display: () => savedDisplay(),

    async changeDisplay(change) {
      const display = await changeDisplay(change);
      const open = await browser.tabs.query({ url: ['https://ads.tiktok.com/*', 'https://business.tiktok.com/*'] });
      await Promise.all(open.flatMap(({ id }) => (id === undefined ? [] : [tell(id)])));
      return display;
    },
  };
}
