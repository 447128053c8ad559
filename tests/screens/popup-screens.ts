import type { Screen } from './screen.ts';
import { settle, settledPage } from './screen.ts';

const popup = { widths: [380], height: 600 };

/** Before anything is connected. */
export const unconnectedScreens: readonly Screen[] = [
  { name: 'popup-not-connected', ...popup, open: (scene) => settledPage(scene, 'popup.html') },
  {
    name: 'panel-not-connected',
    widths: [320, 480, 800],
    height: 800,
    open: (scene) => settledPage(scene, 'sidepanel.html'),
  },
  { name: 'first-run', widths: [360, 768, 1280], height: 900, open: (scene) => settledPage(scene, 'first-run.html') },
  {
    name: 'options-not-connected',
    widths: [360, 768, 1280],
    height: 900,
    open: (scene) => settledPage(scene, 'options.html'),
  },
];

export const popupScreens: readonly Screen[] = [
  { name: 'popup', ...popup, open: (scene) => settledPage(scene, 'popup.html') },
  {
    name: 'popup-copied',
    ...popup,
    async open(scene) {
      const page = await settledPage(scene, 'popup.html');
      await scene.session.context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('button', { name: 'Copy', exact: true }).first().click();
      await page.getByText('Copied with all macros').waitFor();
      return page;
    },
  },
  {
    name: 'popup-qr',
    ...popup,
    async open(scene) {
      const page = await settledPage(scene, 'popup.html');
      await page.getByRole('button', { name: 'QR code' }).click();
      await page.getByRole('img', { name: /QR code of/ }).waitFor();
      return page;
    },
  },
  {
    name: 'popup-findings',
    ...popup,
    async open(scene) {
      const page = await settledPage(scene, 'popup.html');
      await page.getByRole('button', { name: /things? to look at/ }).click();
      return page;
    },
  },
  {
    name: 'popup-test-event',
    ...popup,
    async open(scene) {
      const page = await settledPage(scene, 'popup.html');
      await page.getByLabel('Test event code').fill('TEST12345');
      for (let times = 1; times <= 2; times++) {
        await page.getByRole('button', { name: 'Send', exact: true }).click();
        await page
          .getByText(/TikTok accepted/)
          .nth(times - 1)
          .waitFor({ state: 'attached' });
      }
      await page.getByText('Earlier test events').click();
      return page;
    },
  },
  {
    name: 'popup-api-broken',
    ...popup,
    async open(scene) {
      scene.gate.breakWith((_, answer) => answer.writeHead(503).end());
      const page = await scene.session.extensionPage('options.html');
      await page.evaluate(() =>
        (
          globalThis as unknown as { chrome: { storage: { session: { clear(): Promise<void> } } } }
        ).chrome.storage.session.clear(),
      );
      await page.close();
      const popupPage = await scene.session.extensionPage('popup.html');
      await settle(popupPage);
      return popupPage;
    },
    close: ({ gate }) => gate.mend(),
  },
];
