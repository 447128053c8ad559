import { browser } from 'wxt/browser';
import type { ScriptPublicPath } from 'wxt/utils/inject-script';

/** A content script as the built manifest lists it. */
interface ListedScript {
  readonly js?: ScriptPublicPath[];
  readonly matches?: string[];
  readonly world?: 'MAIN';
}

/**
 * Puts the content scripts of this version into the tabs that were open before it: the browser itself does so only when a
 * tab loads, and the scripts of an earlier version are cut off from their extension. The tap stays out: it has to be there
 * before the page's own scripts, and the one of before goes on.
 */
export async function enterOpenTabs(): Promise<void> {
  // Firefox does it by itself (MDN, content scripts: loaded into open tabs when an extension is installed).
  if (import.meta.env.FIREFOX) return;
  const scripts = (browser.runtime.getManifest().content_scripts ?? []) as ListedScript[];
  for (const { js = [], matches = [], world } of scripts) {
    if (world === 'MAIN') continue;
    for (const { id: tabId } of await browser.tabs.query({ url: matches })) {
      if (tabId !== undefined) await enter(tabId, js);
    }
  }
}

async function enter(tabId: number, files: ScriptPublicPath[]): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files });
  } catch (error) {
    // A tab that the browser has put to sleep loads when it is looked at, and gets its scripts then.
    console.debug(`AppSprint Companion could not enter tab ${tabId}.`, error);
  }
}
