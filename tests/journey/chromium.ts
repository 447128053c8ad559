import { type BrowserContext, expect, type Page } from '@playwright/test';
import { type BrowserOptions, openBrowser, readOverlay } from '../../demo/browser/index.ts';
import { type JourneyBrowser, type JourneyTab, readTableRows } from './browser.ts';

/** Starts Chromium with a fresh profile and the extension. */
export async function openChromium(
  options: Pick<BrowserOptions, 'executablePath' | 'extensionDir' | 'frontDoor'>,
): Promise<JourneyBrowser> {
  const session = await openBrowser({ ...options, headless: true, viewport: { width: 1440, height: 900 } });
  return {
    name: 'chromium',
    newTab: async () => tabOf(await session.context.newPage()),
    async panel() {
      const popup = await session.extensionPage('popup.html');
      // The popup closes itself with that.
      await popup.getByRole('button', { name: 'Open panel' }).click();
      const address = `chrome-extension://${session.extensionId}/sidepanel.html`;
      await expect.poll(() => shownAddresses(session.context)).toContain(address);
      return tabOf(await session.extensionPage('sidepanel.html'));
    },
    extensionTab: async (path) => tabOf(await session.extensionPage(path)),
    close: session.close,
  };
}

/** Addresses of everything that the browser shows, its side panel too, which is no tab. */
async function shownAddresses(context: BrowserContext): Promise<string[]> {
  const [page] = context.pages();
  if (page === undefined) return [];
  const session = await context.newCDPSession(page);
  const { targetInfos } = await session.send('Target.getTargets');
  await session.detach();
  return targetInfos.filter(({ type }) => type === 'page').map(({ url }) => url);
}

function tabOf(page: Page): JourneyTab {
  return {
    async goto(address) {
      await page.goto(address);
    },
    text: () => page.locator('body').innerText(),
    fill: (label, value) => page.getByLabel(label).fill(value),
    press: (role, name) => page.getByRole(role, { name, exact: true }).click(),
    async pressKey(selector, key) {
      await page.locator(selector).focus();
      await page.keyboard.press(key);
    },
    tableRows: () => page.evaluate(readTableRows),
    cells: async () => (await readOverlay(page)).filter((cell) => cell.visible),
    async screenshot(file) {
      await page.screenshot({ path: file });
    },
    close: () => page.close(),
  };
}
