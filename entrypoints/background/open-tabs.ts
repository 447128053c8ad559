import { browser } from 'wxt/browser';
import type { ScriptPublicPath } from 'wxt/utils/inject-script';
import type { TabTelling } from './tell-tabs.ts';

/** A content script as the built manifest lists it. */
interface ListedScript {
  readonly js?: ScriptPublicPath[];
  readonly matches?: string[];
  readonly world?: 'MAIN';
}

/** Stands in the session's storage, which an update empties, once every open tab has been entered. */
const mark = 'openTabsEntered';

/**
 * Puts the content scripts of this version into the tabs that were open before it: the browser itself does so only when a
 * tab loads, and the scripts of an earlier version are cut off from their extension. The tap stays out: it has to be there
 * before the page's own scripts, and the one of before goes on. To be called whenever the background starts: what one worker
 * did not live to end, the next one does, and a tab that has its script already is left alone.
 */
export async function enterOpenTabs({ isHeard }: Pick<TabTelling, 'isHeard'>): Promise<void> {
  if ((await browser.storage.session.get(mark))[mark] === true) return;
  const scripts = (browser.runtime.getManifest().content_scripts ?? []) as ListedScript[];
  for (const { js = [], matches = [], world } of scripts) {
    if (world === 'MAIN') continue;
    const open = await browser.tabs.query({ url: matches });
    await Promise.all(
      open.map(async ({ id: tabId }) => {
        if (tabId !== undefined && !(await isHeard(tabId))) await enter(tabId, js);
      }),
    );
  }
  await browser.storage.session.set({ [mark]: true });
}

async function enter(tabId: number, files: ScriptPublicPath[]): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files });
  } catch (error) {
    // A tab that the browser has put to sleep loads when it is looked at, and gets its scripts then.
    console.debug(`AppSprint Companion could not enter tab ${tabId}.`, error);
  }
}
