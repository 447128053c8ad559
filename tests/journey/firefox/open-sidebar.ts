import type { Browser } from 'puppeteer-core';
import * as z from 'zod/mini';
import { connectionOf } from './connection.ts';

const Tree = z.object({ contexts: z.array(z.object({ context: z.string(), url: z.string() })) });
const Shown = z.object({ result: z.object({ value: z.string() }) });

/** Runs in the browser's own window and uses nothing from outside itself; gives back the address that the sidebar shows. */
const showSidebar = `(async () => {
  const id = [...SidebarController.sidebars.keys()].find((key) => key.includes('appsprint'));
  for (let tries = 0; tries < 40; tries += 1) {
    try {
      if (SidebarController.currentID !== id || !SidebarController.isOpen) await SidebarController.show(id);
    } catch (error) {
      // The frame of the sidebar is still loading.
      SidebarController.hide();
    }
    const panel = SidebarController.browser.contentDocument?.getElementById('webext-panels-browser');
    const address = panel?.currentURI?.spec ?? '';
    if (address.startsWith('moz-extension:')) return address;
    await new Promise((again) => setTimeout(again, 250));
  }
  return '';
})()`;

/** Opens the extension's sidebar as a person does from the browser's menu. Gives back the address that it shows. */
export async function openSidebar(browser: Browser): Promise<string> {
  const connection = connectionOf(browser);
  const inChrome = { 'moz:scope': 'chrome' };
  const { contexts } = z.parse(Tree, (await connection.send('browsingContext.getTree', inChrome)).result);
  const window = contexts.find(({ url }) => url.endsWith('/browser.xhtml'));
  if (window === undefined) throw new Error("Firefox's own window was not found.");
  const { result } = await connection.send('script.evaluate', {
    expression: showSidebar,
    target: { context: window.context },
    awaitPromise: true,
  });
  return z.parse(Shown, result).result.value;
}
