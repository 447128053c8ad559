import type { Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import type { BrowserSession } from '../../demo/browser/index.ts';

/** The extension's own API, inside its pages. */
declare const chrome: typeof browser;

/** The tab id of the page whose address contains `part`, as the extension knows it. */
export function tabIdOf(extensionPage: Page, part: string): Promise<number> {
  return extensionPage.evaluate(async (wanted) => {
    const tabs = await chrome.tabs.query({ url: 'https://ads.tiktok.com/*' });
    const tab = tabs.find(({ url }) => url?.includes(wanted));
    if (tab?.id === undefined) throw new Error(`No tab of Ads Manager has ${wanted} in its address.`);
    return tab.id;
  }, part);
}

/** Shows a tab larger or smaller, as a person does with Ctrl and plus; 1 is the usual size. */
export function zoomTab(extensionPage: Page, tabId: number, zoom: number): Promise<void> {
  return extensionPage.evaluate(([id, factor]) => chrome.tabs.setZoom(id, factor), [tabId, zoom] as const);
}

/** What the badge of a tab says: its text and its tooltip. */
export function badgeOf(
  extensionPage: Page,
  tabId: number,
): Promise<{ readonly text: string; readonly title: string }> {
  return extensionPage.evaluate(
    async (id) => ({
      text: await chrome.action.getBadgeText({ tabId: id }),
      title: await chrome.action.getTitle({ tabId: id }),
    }),
    tabId,
  );
}

/** Sends one of the extension's messages as its own pages do. */
export async function sendMessage(extensionPage: Page, type: string, data: unknown): Promise<void> {
  await extensionPage.evaluate(
    ([name, content]) => chrome.runtime.sendMessage({ id: 1, type: name, data: content, timestamp: Date.now() }),
    [type, data] as const,
  );
}

/** A page of the extension that stays beside the list, to ask the extension things. */
export function besideList(connected: BrowserSession): Promise<Page> {
  return connected.extensionPage('options.html#display');
}

/** What the browser's own extensions page can do, its button "Reload" above all. */
interface ExtensionsPage {
  readonly developerPrivate: {
    updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
    reload(extensionId: string, options: { failQuietly: boolean }): Promise<void>;
  };
  readonly management: { setEnabled(extensionId: string, enabled: boolean): Promise<void> };
}

/**
 * Puts the extension anew into the running browser, as an update does. `chrome.runtime.reload` would not do: a browser that was
 * given its extension on the command line ends it then and does not start it again.
 */
export function updateExtension(session: BrowserSession): Promise<void> {
  return onExtensionsPage(session, async (id) => {
    const { developerPrivate } = chrome as unknown as ExtensionsPage;
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate.reload(id, { failQuietly: true });
  });
}

/** Switches the extension off, as a person does on the browser's extensions page. */
export function switchExtensionOff(session: BrowserSession): Promise<void> {
  return onExtensionsPage(session, (id) => (chrome as unknown as ExtensionsPage).management.setEnabled(id, false));
}

export function switchExtensionOn(session: BrowserSession): Promise<void> {
  return onExtensionsPage(session, (id) => (chrome as unknown as ExtensionsPage).management.setEnabled(id, true));
}

async function onExtensionsPage({ context, extensionId }: BrowserSession, act: (id: string) => Promise<void>) {
  const page = await context.newPage();
  await page.goto('chrome://extensions/');
  await page.evaluate(act, extensionId);
  await page.close();
}
