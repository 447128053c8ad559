import { browser } from 'wxt/browser';
import { type PageAddress, readAddress } from '#lib/ads-manager';

/** The list of Ads Manager in the tab beside the panel; null where there is none. */
export type PageBeside = Extract<PageAddress, { surface: 'list' }> | null;

/** Tells what list the active tab of the panel's window shows, now and whenever it is another. */
export function followPage(moved: (page: PageBeside) => void): void {
  const look = async () => {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    // Only addresses of hosts the extension may read are visible here, and a tab that is just opened has none yet.
    const url = URL.parse(tab?.url ?? '');
    const page = url === null ? null : readAddress(url);
    moved(page?.surface === 'list' ? page : null);
  };
  browser.tabs.onActivated.addListener(() => void look());
  browser.tabs.onUpdated.addListener((_, change) => {
    if (change.url !== undefined || change.status === 'complete') void look();
  });
  void look();
}
