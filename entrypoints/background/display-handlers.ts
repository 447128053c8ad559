import { browser } from 'wxt/browser';
import type { Handlers } from '#lib/messages';
import { changeDisplay, savedDisplay } from '#lib/settings';
import type { Tabs } from './tabs.ts';
import type { TabTelling } from './tell-tabs.ts';

type DisplayMessage =
  | 'tabSettings'
  | 'pauseThisTab'
  | 'openPopup'
  | 'tabState'
  | 'pauseTab'
  | 'display'
  | 'changeDisplay';

/** What is shown over Ads Manager. */
export function createDisplayHandlers(tabs: Tabs, telling: TabTelling): Pick<Handlers, DisplayMessage> {
  const pause = async (tabId: number, paused: boolean) => {
    await tabs.setPaused(tabId, paused);
    await telling.tell(tabId);
  };

  return {
    async tabSettings(_, { tabId }) {
      if (tabId === null) throw new Error('Only a tab has settings of its own.');
      // The browser takes a badge away when its tab loads another page.
      await tabs.showBadge(tabId);
      return telling.settingsOf(tabId);
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
      await telling.tellAll();
      return display;
    },
  };
}
