import { endWorker } from '../e2e/worker.ts';
import type { Screen } from './screen.ts';
import { settle, settledPage } from './screen.ts';

/** The part of the browser that forgets what the extension keeps for the session. */
interface Forgetful {
  readonly storage: {
    readonly session: {
      clear(): Promise<void>;
      get(name: 'overview'): Promise<Kept>;
      set(items: Kept): Promise<void>;
    };
  };
}

interface Kept {
  readonly overview: readonly (readonly [
    app: string,
    parts: { readonly connection: { readonly value: { readonly integration: { readonly findings: object[] } } } },
  ])[];
}

const popup = { widths: [380], height: 600 };

/** What is kept of the integration, as if two things were wrong with it. */
async function addFindings(): Promise<void> {
  const { storage } = (globalThis as unknown as { chrome: Forgetful }).chrome;
  const { overview } = await storage.session.get('overview');
  const integration = overview[0]?.[1].connection.value.integration;
  integration?.findings.push(
    {
      code: 'pixel-not-linked',
      severity: 'warn',
      message: 'The pixel is not linked to this advertiser.',
      remedy: 'In TikTok Business Center, open Assets, Pixels, and add the ad account.',
    },
    {
      code: 'access-lost',
      severity: 'bad',
      message: 'TikTok access has expired.',
      remedy: 'Reconnect in Options.',
    },
  );
  await storage.session.set({ overview });
}

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
      const options = await settledPage(scene, 'popup.html');
      await options.evaluate(addFindings);
      // The next worker knows only what was kept.
      await endWorker(scene.session.context);
      await options.close();
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
      const options = await scene.session.extensionPage('options.html');
      await options.evaluate(() => (globalThis as unknown as { chrome: Forgetful }).chrome.storage.session.clear());
      await options.close();
      // The worker remembers as long as it lives.
      await endWorker(scene.session.context);
      const popupPage = await scene.session.extensionPage('popup.html');
      await settle(popupPage);
      return popupPage;
    },
    close: ({ gate }) => gate.mend(),
  },
];
