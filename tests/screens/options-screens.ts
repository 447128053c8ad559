import type { Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import { pageWidths, type Screen, settledPage } from './screen.ts';

/** The extension's own API, inside its pages. */
declare const chrome: typeof browser;

/** The places of the options, as their addresses name them. */
export const optionsPlaces = [
  'connection',
  'connect',
  'advertiser',
  'pixel',
  'mapping',
  'test',
  'display',
  'alerts',
  'privacy',
  'diagnostics',
] as const;

export const optionsScreens: readonly Screen[] = [
  ...optionsPlaces.map((place) => ({
    name: `options-${place}`,
    widths: pageWidths,
    height: 900,
    open: (scene: Parameters<Screen['open']>[0]) => settledPage(scene, `options.html#${place}`),
  })),
  {
    name: 'options-unread',
    widths: pageWidths,
    height: 900,
    async open(scene) {
      const page = await settledPage(scene, 'options.html#display');
      const items = ['connection', 'alerts'].map((name) => [
        `${name}!`,
        { version: 1, value: 'damaged', isTold: false },
      ]);
      await page.evaluate((kept) => chrome.storage.local.set(kept), Object.fromEntries(items));
      return page;
    },
    async close({ session }) {
      const page = await session.extensionPage('options.html');
      await page.evaluate(() => chrome.storage.local.remove(['connection!', 'alerts!']));
      await page.close();
    },
  },
  waitingScreen('forwarding', 'mapping', (page) => page.getByRole('checkbox').last().click()),
  waitingScreen('mapping', 'mapping', async (page) => {
    await page.getByLabel('TikTok event of purchase').fill('MyPurchase');
    await page.getByRole('button', { name: 'Save mapping' }).click();
  }),
  waitingScreen('pixel', 'pixel', async (page) => {
    await page.getByLabel('Events API access token').fill('not-the-token');
    await page.getByRole('button', { name: 'Save Pixel setup' }).click();
  }),
  { name: 'first-run-done', widths: pageWidths, height: 900, open: (scene) => settledPage(scene, 'first-run.html') },
];

/** A setting of Options that waits until AppSprint can be reached. */
function waitingScreen(setting: string, place: string, save: (page: Page) => Promise<void>): Screen {
  const waits = (page: Page) => page.getByText('waits until AppSprint can be reached');
  return {
    name: `options-waiting-${setting}`,
    widths: pageWidths,
    height: 900,
    async open(scene) {
      const page = await settledPage(scene, `options.html#${place}`);
      scene.gate.breakWith((incoming) => void incoming.socket.destroy());
      await save(page);
      await waits(page).scrollIntoViewIfNeeded();
      return page;
    },
    async close({ session, gate }) {
      const page = await session.extensionPage(`options.html#${place}`);
      await page.getByRole('button', { name: 'Do not send' }).click();
      await waits(page).waitFor({ state: 'detached' });
      await page.close();
      gate.mend();
    },
  };
}
