import { browser } from 'wxt/browser';
import type { ListState, TabState } from '#lib/messages';
import { createShelf } from '#lib/sync';

/** What a tab's list is in trouble with, as the badge's tooltip says it. */
const troubles: Partial<Record<ListState | NonNullable<TabState['figures']>, string>> = {
  'not-recognised': 'The layout of this list is not recognised, so nothing is painted over it.',
  'no-room': 'There is no free space in this list for figures. Widen the window or hide a column.',
  'no-window': 'The dates of this list are not in its address. Pick dates in Ads Manager.',
  'no-advertiser': 'The ad account of this list is not in its address. Open the list from the account chooser.',
  'not-connected': 'AppSprint is not connected. Open Options and connect it.',
  'other-advertiser': 'This ad account is not the one connected in AppSprint.',
  failed: 'AppSprint could not be asked. Open the popup for the reason.',
};

/** Tabs whose state is kept at most; the browser gives no tab id twice in a session. */
const keptTabs = 50;
const nothingKnown: TabState = { list: null, figures: null };

/** States of the open Ads Manager tabs, kept for the popup and shown as a badge. They outlive the background worker. */
export class Tabs {
  readonly #states = createShelf(browser.storage.session, 'tabs', keptTabs, understandTab);

  async of(tabId: number): Promise<TabState> {
    return (await this.#states.read(String(tabId))) ?? nothingKnown;
  }

  async note(tabId: number | null, change: Partial<TabState>): Promise<void> {
    if (tabId === null) return;
    await this.#states.change(String(tabId), (before) =>
      change.list === 'left' ? nothingKnown : { ...(before ?? nothingKnown), ...change },
    );
    await showBadge(tabId, troubleOf(await this.of(tabId)));
  }
}

/** Session storage only ever holds what this very version of the background wrote, so the outer form is all that is checked. */
function understandTab(stored: unknown): TabState | null {
  const understood = typeof stored === 'object' && stored !== null && 'list' in stored && 'figures' in stored;
  return understood ? (stored as TabState) : null;
}

/** The sentence about what keeps a list from showing figures, or null while all is well. */
function troubleOf({ list, figures }: TabState): string | null {
  return (figures !== null ? troubles[figures] : undefined) ?? (list !== null ? troubles[list] : undefined) ?? null;
}

async function showBadge(tabId: number, trouble: string | null): Promise<void> {
  const title = trouble === null ? 'AppSprint Companion' : `AppSprint Companion: ${trouble}`;
  await Promise.all([
    browser.action.setBadgeText({ tabId, text: trouble === null ? '' : '!' }),
    browser.action.setBadgeBackgroundColor({ tabId, color: '#b3261e' }),
    browser.action.setTitle({ tabId, title }),
  ]);
}
