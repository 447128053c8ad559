import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { createClient } from '#lib/appsprint';
import { AppId } from '#lib/appsprint/contract';
import { expect, test } from './own-stage.ts';
import { expectAccessible, pressByKeyboard, tabTo } from './page-checks.ts';

// They change the same app one after the other.
test.describe.configure({ mode: 'serial' });

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('TikTok is disconnected and connected again by keyboard, through the page on which access is granted', async ({
  connected,
  story,
}) => {
  const options = await connected.extensionPage('options.html');
  await pressByKeyboard(options.getByRole('link', { name: 'Connect', exact: true }));
  await expect(options.getByText('TikTok Ads is connected.')).toBeVisible();
  await expectAccessible(options);
  await pressByKeyboard(button(options, 'Disconnect TikTok Ads'));
  await pressByKeyboard(button(options, 'Yes, disconnect TikTok Ads'));
  await expect(options.getByText('TikTok Ads is not connected.').first()).toBeVisible();

  const granting = connected.context.waitForEvent('page');
  await pressByKeyboard(button(options, 'Connect TikTok Ads'));
  const tiktok = await granting;
  await expect(options.getByText("TikTok's page is open in another tab.")).toBeVisible();
  await pressByKeyboard(tiktok.getByRole('button', { name: 'Allow' }));
  await expect(options.getByText('TikTok Ads is connected.')).toBeVisible();
  await tiktok.close();

  await options.bringToFront();
  await pressByKeyboard(options.getByRole('link', { name: 'Next: choose the advertiser' }));
  await pressByKeyboard(button(options, 'Load accounts'));
  await expect(options.getByText('1 account')).toBeVisible();
  await tabTo(options.getByRole('radio', { name: story.advertiser.name }));
  await options.keyboard.press('Space');
  if (await button(options, 'Save advertiser').isEnabled()) await pressByKeyboard(button(options, 'Save advertiser'));
  await expect(options.getByText(`${story.advertiser.name} · EUR · days of Europe/Paris`)).toBeVisible();
  await expectAccessible(options);
});

test('waiting for TikTok can be given up', async ({ connected, stage }) => {
  const client = createClient({ apiAddress: stage.apiUrl, token: stage.token });
  const params = { appId: AppId.parse(stage.appId) };
  const { authorizeUrl } = await client.call('connect', { params });
  expect(authorizeUrl).toContain('http');
  await client.call('disconnect', { params });
  const options = await connected.extensionPage('options.html#connect');
  const granting = connected.context.waitForEvent('page');
  await button(options, 'Connect TikTok Ads').click();
  await (await granting).close();
  await button(options, 'Stop waiting').click();
  await expect(button(options, 'Connect TikTok Ads')).toBeEnabled();
  // Back to how the next test expects it.
  const again = connected.context.waitForEvent('page');
  await button(options, 'Connect TikTok Ads').click();
  await (await again).getByRole('button', { name: 'Allow' }).click();
  await expect(options.getByText('TikTok Ads is connected.')).toBeVisible();
});

test('a Pixel with a wrong token is told apart from the right pair, and the token is never shown again', async ({
  connected,
  story,
}) => {
  const [pixel] = story.advertiser.pixels;
  if (pixel === undefined) throw new Error('The story has no pixel.');
  const options = await connected.extensionPage('options.html#pixel');
  await options.getByLabel('Pixel ID').fill('no pixel');
  await button(options, 'Save Pixel setup').click();
  await expect(options.getByText('A Pixel ID is 8 to 64 letters and digits')).toBeVisible();
  await options.getByLabel('Pixel ID').fill(pixel.code);
  await button(options, 'Save Pixel setup').click();
  await expect(options.getByText('Paste the Events API access token of this Pixel too.')).toBeVisible();
  await options.getByLabel('Events API access token').fill('not-the-token');
  await options.getByLabel('Test event code (optional)').fill('TEST123');
  await button(options, 'Save Pixel setup').click();
  await expect(options.getByText('Saved, but TikTok refuses the token')).toBeVisible();
  await expect(options.getByText('TikTok refused the saved token.')).toBeVisible();
  await expectAccessible(options);
  await options.getByLabel('Events API access token').fill(pixel.eventsToken);
  await options.getByLabel('Test event code (optional)').fill('TEST123');
  await button(options, 'Save Pixel setup').click();
  await expect(options.getByText('TikTok accepted an event with the saved token.')).toBeVisible();
  await expect(options.getByText(`Pixel ${pixel.code} is linked to the chosen advertiser.`)).toBeVisible();
  await expect(options.getByLabel('Events API access token')).toHaveValue('');
  expect(await options.content()).not.toContain(pixel.eventsToken);
});

test('a row of the event mapping is switched on by keyboard, and undone', async ({ connected, stage }) => {
  const client = createClient({ apiAddress: stage.apiUrl, token: stage.token });
  const search = async () => {
    const { rows } = await client.call('eventMapping', { params: { appId: AppId.parse(stage.appId) } });
    return rows.find(({ sdkEvent }) => sdkEvent === 'search')?.tiktokEvent;
  };
  const options = await connected.extensionPage('options.html#mapping');
  await pressByKeyboard(options.locator('summary', { hasText: 'See more events' }));
  await pressByKeyboard(button(options, 'Use Search'));
  await expect(options.getByLabel('TikTok event of search')).toHaveValue('Search');
  await pressByKeyboard(button(options, 'Save mapping'));
  await expect(options.getByText('Saved. It holds for events from now on.')).toBeVisible();
  expect(await search()).toBe('Search');
  await pressByKeyboard(button(options, 'Undo'));
  await expect(options.getByText('Undone.')).toBeVisible();
  expect(await search()).toBeNull();
  await expectAccessible(options);
});

test('what is entered while AppSprint is still saving stays, as a change that is not saved', async ({
  connected,
  gate,
  stage,
  story,
}) => {
  const client = createClient({ apiAddress: stage.apiUrl, token: stage.token });
  const target = async (name: string) => {
    const { rows } = await client.call('eventMapping', { params: { appId: AppId.parse(stage.appId) } });
    return rows.find(({ sdkEvent }) => sdkEvent === name)?.tiktokEvent;
  };
  const options = await connected.extensionPage('options.html#mapping');
  const purchase = options.getByLabel('TikTok event of purchase');
  const subscribe = options.getByLabel('TikTok event of subscribe');
  const before = await purchase.inputValue();
  await purchase.fill('FirstEdit');
  gate.hold();
  await button(options, 'Save mapping').click();
  await expect(button(options, 'Save mapping')).toBeDisabled();
  await subscribe.fill('SecondEdit');
  gate.mend();
  await expect(options.getByText('Saved. It holds for events from now on.')).toBeVisible();
  expect(await target('purchase')).toBe('FirstEdit');
  await expect(subscribe).toHaveValue('SecondEdit');
  await purchase.fill(before);
  await button(options, 'Save mapping').click();
  await expect(button(options, 'Save mapping')).toBeDisabled();
  await expect(button(options, 'Undo')).toBeVisible();
  expect(await target('subscribe')).toBe('SecondEdit');

  await options.getByRole('link', { name: 'Pixel', exact: true }).click();
  const [pixel] = story.advertiser.pixels;
  if (pixel === undefined) throw new Error('The story has no pixel.');
  const code = options.getByLabel('Test event code (optional)');
  await options.getByLabel('Pixel ID').fill(pixel.code);
  await options.getByLabel('Events API access token').fill(pixel.eventsToken);
  gate.hold();
  await button(options, 'Save Pixel setup').click();
  await expect(button(options, 'Asking TikTok …')).toBeDisabled();
  await code.fill('TEST777');
  gate.mend();
  await expect(options.getByLabel('Events API access token')).toHaveValue('');
  await expect(code).toHaveValue('TEST777');
});

test('a name that TikTok knows no event by is refused at its row, and a mapping is not left unsaved unnoticed', async ({
  connected,
}) => {
  const options = await connected.extensionPage('options.html#mapping');
  await button(options, 'Add an event').click();
  await options.getByLabel('SDK event').fill('level_done');
  await options.getByLabel('TikTok event of level_done').fill('Level Done');
  await button(options, 'Save mapping').click();
  await expect(options.getByText('A TikTok event starts with a letter')).toBeVisible();
  await options.getByRole('link', { name: 'Pixel', exact: true }).click();
  const warning = options.getByRole('alertdialog');
  await expect(warning).toContainText('Event mapping has changes that are not saved.');
  await expectAccessible(options);
  await warning.getByRole('button', { name: 'Keep editing' }).click();
  await expect(options.getByLabel('TikTok event of level_done')).toHaveValue('Level Done');
  await options.getByRole('link', { name: 'Pixel', exact: true }).click();
  await warning.getByRole('button', { name: 'Discard and go on' }).click();
  await expect(options.getByLabel('Pixel ID')).toBeVisible();
});

test('what somebody else saved meanwhile is shown beside what was written, and nothing is overwritten', async ({
  connected,
  stage,
}) => {
  const client = createClient({ apiAddress: stage.apiUrl, token: stage.token });
  const params = { appId: AppId.parse(stage.appId) };
  const options = await connected.extensionPage('options.html#mapping');
  await options.getByLabel('TikTok event of purchase').fill('MyPurchase');
  const { revision, rows } = await client.call('eventMapping', { params });
  const theirs = rows.map(({ sdkEvent, tiktokEvent }) => ({
    sdkEvent,
    tiktokEvent: sdkEvent === 'subscribe' ? null : tiktokEvent,
  }));
  await client.call('saveEventMapping', { params, body: { revision, rows: theirs } });
  await button(options, 'Save mapping').click();
  const differences = options.getByRole('table');
  await expect(differences.getByRole('row', { name: /purchase/ })).toContainText('MyPurchase');
  await expect(differences.getByRole('row', { name: /subscribe/ })).toContainText('not forwarded');
  await expectAccessible(options);
  await button(options, 'Take what is saved now').click();
  await expect(options.getByLabel('TikTok event of subscribe')).toHaveValue('');
  await expect(options.getByLabel('TikTok event of purchase')).toHaveValue('Purchase');
  await options.locator('summary', { hasText: 'Earlier mappings' }).click();
  await button(options, 'Restore default mapping').click();
  await expect(options.getByLabel('TikTok event of subscribe')).toHaveValue('Subscribe');
});

test('a theme and targets are saved, carried over by a file, and everything is erased', async ({
  connected,
}, testInfo) => {
  const options = await connected.extensionPage('options.html#display');
  await options.getByRole('radio', { name: 'Dark' }).click();
  await expect(options.locator('html')).toHaveAttribute('data-theme', 'dark');
  await options.goto(options.url().replace('#display', '#alerts'));
  await options.getByLabel('CPI above').fill('3,50');
  await options.getByLabel('ROAS below').fill('nothing');
  await button(options, 'Save alerts').click();
  await expect(options.getByText('Write a number above 0')).toBeVisible();
  await options.getByLabel('ROAS below').fill('');
  await options.getByLabel('Show nothing during the night').check();
  await button(options, 'Save alerts').click();
  await expect(options.getByText('Saved.')).toBeVisible();
  await expectAccessible(options);

  await options.getByRole('link', { name: 'Privacy and data' }).click();
  const downloading = options.waitForEvent('download');
  await button(options, 'Export settings').click();
  const file = testInfo.outputPath('settings.json');
  await (await downloading).saveAs(file);
  const text = await readFile(file, 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    look: { theme: 'dark' },
    alerts: { quietHours: { from: '22:00', to: '07:00' } },
  });
  expect(text).toContain('"cpiAbove": "3.50"');
  expect(text).not.toContain('asc_');

  await button(options, 'Erase everything …').click();
  await expectAccessible(options);
  await button(options, 'Yes, erase everything').click();
  await expect(options.getByText('Everything is erased.')).toBeVisible();
  await expect(options.locator('html')).not.toHaveAttribute('data-theme');
  const left = await options.evaluate(() =>
    (
      globalThis as unknown as { chrome: { storage: { local: { get(): Promise<object> } } } }
    ).chrome.storage.local.get(),
  );
  expect(left).toEqual({});

  const broken = testInfo.outputPath('broken.json');
  await writeFile(broken, text.replace('22:00', '25:00'));
  await options.getByLabel('Import settings').setInputFiles(broken);
  await expect(options.getByText('“alerts.quietHours.from” is missing or wrong. Nothing was changed.')).toBeVisible();
  await options.getByLabel('Import settings').setInputFiles(file);
  await expect(options.getByText('theme and language', { exact: true })).toBeVisible();
  await button(options, 'Apply these settings').click();
  await expect(options.locator('html')).toHaveAttribute('data-theme', 'dark');
  await options.getByRole('link', { name: 'Connection', exact: true }).click();
  await expect(options.getByLabel('Access token')).toHaveValue('');
  await expectAccessible(options);
});
