import { type BrowserContextOptions, test as base, chromium, devices, expect, type Page } from '@playwright/test';
import { deliveredAddress, placedAds } from '../../sandbox/scenario/delivery.ts';
import { tellStory } from '../../sandbox/scenario/index.ts';
import { type Gate, openGate } from './gate.ts';
import { publishedStage } from './stage.ts';

/** People who tap an ad, each with a browser of their own and without the extension. */
const test = base.extend<{ gate: Gate; visit: (device: BrowserContextOptions) => Promise<Page> }>({
  gate: async ({ locale: _ }, use) => {
    const gate = await openGate(publishedStage().apiUrl);
    await use(gate);
    gate.close();
  },
  visit: async ({ locale: _ }, use) => {
    const browser = await chromium.launch({ executablePath: publishedStage().executablePath });
    await use(async (device) => {
      const context = await browser.newContext(device);
      await context.route(/apps\.apple\.com/, (route) =>
        route.fulfill({ contentType: 'text/html', body: '<title>App Store</title>' }),
      );
      return context.newPage();
    });
    await browser.close();
  },
});

/** The address that a tap on the story's first ad opens, on the way through `gate`. */
function tappedAddress(gate: Gate, clickId: string): string {
  const { story, apiUrl } = publishedStage();
  const [placed] = placedAds(tellStory(story).advertiser).values();
  if (placed === undefined) throw new Error('The story has no ad.');
  return deliveredAddress(placed, clickId).replace(apiUrl, gate.url);
}

test('an iPhone that opens a Signal link is in the App Store at once', async ({ gate, visit }) => {
  const page = await visit(devices['iPhone 15']);
  await page.goto(tappedAddress(gate, 'E.C.P.iphone'), { waitUntil: 'commit' });
  await expect(page).toHaveTitle('App Store');
  expect(page.url()).toContain('https://apps.apple.com/fr/app/dreamly');
  expect(gate.answered[0]).toBe('GET /l/dreamly-tiktok 200');
});

test('an Android phone goes straight to Google Play, with its click in the referrer', async ({ gate, visit }) => {
  const page = await visit(devices['Pixel 7']);
  const toStore = page.waitForRequest(/play\.google\.com/);
  // The store itself cannot be reached from a test; the request for it is what counts.
  await page
    .goto(tappedAddress(gate, 'E.C.P.android'))
    .catch((error: Error) => expect(error.message).toContain('net::'));
  const store = new URL((await toStore).url());
  expect(store.searchParams.get('id')).toBe('com.dreamly.app');
  expect(store.searchParams.get('referrer')).toMatch(/^click_id=[0-9a-f-]{36}$/);
  expect(gate.answered).toEqual(['GET /l/dreamly-tiktok 302']);
});

test('a computer gets a page with a QR code and both stores', async ({ gate, visit }) => {
  const page = await visit({ viewport: { width: 1280, height: 800 } });
  await page.goto(tappedAddress(gate, 'E.C.P.desk'));
  await expect(page.getByRole('link', { name: /App Store/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /Google Play/ })).toBeVisible();
  await expect(page.locator('svg').first()).toBeVisible();
});
