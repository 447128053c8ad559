import type { Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import type { BrowserSession } from '../../demo/browser/index.ts';
import { connectWith, firstRunPage, optionsPage } from '../../demo/connected-browser.ts';
import { violationsOf } from './accessibility.ts';
import { expect, test } from './stage.ts';
import { endWorker } from './worker.ts';

/** The extension's own API, inside its pages and its worker. */
declare const chrome: typeof browser;

/** Waits until every part of the popup has been answered. */
async function settled(popup: Page): Promise<void> {
  await expect(popup.getByText(/^Asked at/)).toBeVisible();
  await expect(popup.getByLabel('TikTok event')).toBeEnabled();
}

test('the popup says how the connection is and copies the whole Signal link', async ({ connected, stage, story }) => {
  const popup = await connected.extensionPage('popup.html');
  await expect(popup.getByRole('heading', { name: story.advertiser.name })).toBeVisible();
  await expect(popup.getByText('EUR · Europe/Paris')).toBeVisible();
  for (const part of ['TikTok Ads', 'Advertiser', 'Pixel', 'Reporting']) {
    await expect(popup.getByRole('listitem').filter({ hasText: part }).getByLabel('Good:')).toBeVisible();
  }
  await connected.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await popup.bringToFront();
  await popup.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(popup.getByText('Copied with all macros')).toBeVisible();
  const copied = await popup.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(
    `${stage.apiUrl}/l/${story.signalLink.slug}?campaign_id=__CAMPAIGN_ID__&campaign_name=__CAMPAIGN_NAME__&adgroup_id=__AID__&adgroup_name=__AID_NAME__&ad_id=__CID__&ad_name=__CID_NAME__&smart_ad_id=__ADID_V2__&smart_ad_name=__ADID_V2_NAME__&placement=__PLACEMENT__&callback=__CALLBACK_PARAM__&ip=__IP__&ua=__UA__`,
  );
});

test('the QR code is drawn when it is asked for, and says what it is', async ({ connected, story }) => {
  const popup = await connected.extensionPage('popup.html');
  await popup.getByRole('button', { name: 'QR code' }).click();
  await expect(popup.getByRole('img', { name: `QR code of the Signal link ${story.signalLink.name}` })).toBeVisible();
});

test("a test event reaches TikTok's Test Events, shows TikTok's own answer, and is known when the popup opens again", async ({
  connected,
}) => {
  const popup = await connected.extensionPage('popup.html');
  await settled(popup);
  await popup.getByLabel('Test event code').fill('TEST12345');
  const event = await popup.getByLabel('TikTok event').inputValue();
  await popup.getByRole('button', { name: 'Send' }).click();
  await expect(popup.getByText(new RegExp(`TikTok accepted ${event} at .* \\(code 0, OK\\)`))).toBeVisible();
  await popup.close();
  const again = await connected.extensionPage('popup.html');
  await expect(again.getByLabel('Test event code')).toHaveValue('TEST12345');
  await expect(again.getByText(new RegExp(`TikTok accepted ${event} at`))).toBeVisible();
});

/** Opens the popup in a page that notes everything that moves in it after it was drawn first. */
async function openWatched({ context, extensionId }: BrowserSession): Promise<Page> {
  const popup = await context.newPage();
  await popup.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await popup.goto(`chrome-extension://${extensionId}/popup.html`);
  await settled(popup);
  return popup;
}

async function expectNothingMoved(popup: Page): Promise<void> {
  await popup.bringToFront();
  await expect.poll(() => popup.evaluate(() => performance.getEntriesByName('first-contentful-paint').length)).toBe(1);
  expect(await popup.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts)).toEqual([]);
}

test('a popup that is opened for the first time is drawn at once, and nothing in it moves when the numbers come', async ({
  connected,
}) => {
  await expectNothingMoved(await openWatched(connected));
});

test('a popup that is opened again shows the last numbers at once, asks nothing that is fresh, and nothing in it moves', async ({
  connected,
  gate,
}) => {
  const first = await connected.extensionPage('popup.html');
  await settled(first);
  const numbers = await first.getByRole('table').innerText();
  await first.close();
  const before = gate.answered.length;
  const again = await openWatched(connected);
  expect(await again.getByRole('table').innerText()).toBe(numbers);
  await expectNothingMoved(again);
  expect(gate.answered.slice(before)).toEqual([]);
});

test('with an API that fails the popup keeps what it knew and says what is wrong', async ({ connected, gate }) => {
  const popup = await connected.extensionPage('popup.html');
  await settled(popup);
  await popup.close();
  const options = await connected.extensionPage('options.html');
  await options.evaluate(async () => {
    const { overview } = (await chrome.storage.session.get('overview')) as {
      overview: [string, Record<string, { fetchedAt: number }>][];
    };
    for (const part of Object.values(overview[0]?.[1] ?? {})) part.fetchedAt -= 3_700_000;
    await chrome.storage.session.set({ overview });
  });
  // What it still waits for it would ask of the next worker.
  await options.close();
  gate.breakWith((_, answer) => answer.writeHead(400).end());
  // The next worker knows of it only what was kept.
  await endWorker(connected.context);
  const again = await connected.extensionPage('popup.html');
  await expect(again.getByRole('table').getByText('⟳ 1 h').first()).toBeVisible();
});

test('without a connection the popup says what to do, and leads to the options', async ({ browserSession }) => {
  await firstRunPage(browserSession);
  const popup = await browserSession.extensionPage('popup.html');
  await expect(popup.getByRole('heading', { name: 'Connect AppSprint' })).toBeVisible();
  await popup.getByRole('button', { name: 'Open Options' }).click();
  const options = await optionsPage(browserSession);
  await expect(options.getByLabel('Access token')).toBeVisible();
});

test('the access token is in no page, no message and no storage that a content script can read', async ({
  connected,
  stage,
  story,
}) => {
  const popup = await connected.extensionPage('popup.html');
  await expect(popup.getByRole('heading', { name: story.advertiser.name })).toBeVisible();
  const answers = await popup.evaluate(async () =>
    JSON.stringify(
      await Promise.all(
        ['connectionState', 'overview', 'testEvents'].map((type) =>
          chrome.runtime.sendMessage({ id: 1, type, timestamp: Date.now() }),
        ),
      ),
    ),
  );
  expect(answers).toContain('connected');
  expect(answers).not.toContain(stage.token);
  expect(await popup.content()).not.toContain(stage.token);
});

test('the popup can be used by keyboard alone: copy, check a link, send a test event', async ({ connected }) => {
  const popup = await connected.extensionPage('popup.html');
  await settled(popup);
  await connected.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await popup.bringToFront();
  const tabTo = async (name: string) => {
    for (let stops = 0; stops < 30; stops++) {
      await popup.keyboard.press('Tab');
      const focused = popup.locator(':focus');
      if ((await focused.count()) === 1 && (await focused.evaluate((one) => one.ariaLabel ?? one.textContent)) === name)
        return;
    }
    throw new Error(`Tab never came to "${name}".`);
  };
  await tabTo('Copy');
  await popup.keyboard.press('Enter');
  await expect(popup.getByText('Copied with all macros')).toBeVisible();
  await tabTo('Test event code');
  await popup.keyboard.type('TEST12345');
  await popup.keyboard.press('Enter');
  await expect(popup.getByText(/TikTok accepted/)).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('axe finds nothing wrong with the popup, connected or not', async ({ browserSession, stage }) => {
      const start = await firstRunPage(browserSession);
      const empty = await browserSession.extensionPage('popup.html');
      await expect(empty.getByRole('heading', { name: 'Connect AppSprint' })).toBeVisible();
      expect(await violationsOf(empty)).toEqual([]);
      await connectWith(start, stage.token);
      const popup = await browserSession.extensionPage('popup.html');
      await settled(popup);
      await popup.getByRole('button', { name: 'QR code' }).click();
      expect(await violationsOf(popup)).toEqual([]);
    });

    test('axe finds nothing wrong with the panel and its parts', async ({ connected }) => {
      const panel = await connected.extensionPage('sidepanel.html');
      await panel.getByRole('button', { name: '30 days' }).click();
      await expect(panel.getByRole('table').last().getByRole('row').nth(3)).toBeVisible();
      expect(await violationsOf(panel)).toEqual([]);
      for (const tab of ['Audit', 'Events']) {
        await panel.getByRole('tab', { name: tab }).click();
        await panel.waitForLoadState('networkidle');
        expect(await violationsOf(panel)).toEqual([]);
      }
    });
  });
}
