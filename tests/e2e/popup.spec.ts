import type { browser } from 'wxt/browser';
import { firstRunPage, optionsPage } from '../../demo/connected-browser.ts';
import { expect, test } from './stage.ts';

/** The extension's own API, inside its pages and its worker. */
declare const chrome: typeof browser;

test('the popup says how the connection is and copies the whole Signal link', async ({ connected, stage, story }) => {
  const popup = await connected.extensionPage('popup.html');
  await expect(popup.getByRole('heading', { name: story.advertiser.name })).toBeVisible();
  await expect(popup.getByText('EUR · Europe/Paris')).toBeVisible();
  for (const part of ['TikTok Ads', 'Advertiser', 'Pixel', 'Reporting']) {
    await expect(popup.getByRole('listitem').filter({ hasText: part }).getByLabel('Good:')).toBeVisible();
  }
  await connected.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await popup.bringToFront();
  await popup.getByRole('button', { name: 'Copy' }).click();
  await expect(popup.getByText('Copied with all macros')).toBeVisible();
  const copied = await popup.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(
    `${stage.apiUrl}/l/${story.signalLink.slug}?campaign_id=__CAMPAIGN_ID__&campaign_name=__CAMPAIGN_NAME__&adgroup_id=__AID__&adgroup_name=__AID_NAME__&ad_id=__CID__&ad_name=__CID_NAME__&smart_ad_id=__ADID_V2__&smart_ad_name=__ADID_V2_NAME__&placement=__PLACEMENT__&callback=__CALLBACK_PARAM__&ip=__IP__&ua=__UA__`,
  );
});

test("a test event reaches TikTok's Test Events and shows TikTok's own answer", async ({ connected }) => {
  const popup = await connected.extensionPage('popup.html');
  await popup.getByLabel('Test event code').fill('TEST12345');
  await popup.getByLabel('TikTok event').selectOption('ViewContent');
  await popup.getByRole('button', { name: 'Send' }).click();
  await expect(popup.getByText(/TikTok accepted ViewContent at .* \(code 0, OK\)/)).toBeVisible();
});

test('without a connection the popup says what to do, and leads to the options', async ({ browserSession }) => {
  await (await firstRunPage(browserSession)).close();
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
    JSON.stringify(await chrome.runtime.sendMessage({ id: 1, type: 'connectionState', timestamp: Date.now() })),
  );
  expect(answers).toContain('connected');
  expect(answers).not.toContain(stage.token);
  expect(await popup.content()).not.toContain(stage.token);
});
