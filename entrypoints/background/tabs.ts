import { browser } from 'wxt/browser';
import type { ListState, TabState } from '#lib/messages';

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

/** States of the open Ads Manager tabs, kept for the popup and shown as a badge. Lost with the worker, told again by the tabs. */
export class Tabs {
  readonly #states = new Map<number, TabState>();

  of(tabId: number): TabState {
    return this.#states.get(tabId) ?? { list: null, figures: null };
  }

  async note(tabId: number | null, change: Partial<TabState>): Promise<void> {
    if (tabId === null) return;
    const state = { ...this.of(tabId), ...change };
    if (state.list === 'left') this.#states.delete(tabId);
    else this.#states.set(tabId, state);
    await showBadge(tabId, troubleOf(state));
  }

  forget(tabId: number): void {
    this.#states.delete(tabId);
  }
}

/** The sentence about what keeps a list from showing figures, or null while all is well. */
function troubleOf({ list, figures }: TabState): string | null {
  if (list === 'left') return null;
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
