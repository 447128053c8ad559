import { listAddress } from '../../demo/connected-browser.ts';
import { closedRoot } from './closed-root.ts';
import { badgeOf, besideList, sendMessage, tabIdOf } from './extension.ts';
import { expectAllPainted, expectations, paintedCells } from './rows.ts';
import { expect, test } from './stage.ts';

const wholeStory = (story: { readonly days: readonly string[] }) =>
  [story.days[0] ?? '', story.days.at(-1) ?? ''] as const;

test('columns that are chosen in Options are in the open list at once, each level its own', async ({
  adsManager,
  connected,
  story,
}) => {
  const expected = expectations(story, 'campaign', ...wholeStory(story));
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expectAllPainted(adsManager, expected);
  const options = await besideList(connected);
  const campaigns = options.getByRole('group', { name: 'Campaigns' });
  await campaigns.getByLabel('CPI').first().uncheck();
  await campaigns.getByRole('button', { name: 'ROAS up' }).focus();
  await options.keyboard.press('Enter');
  await options.getByRole('button', { name: 'Save columns' }).click();
  await expect(options.getByText('Open lists show these metrics now')).toBeVisible();
  const metrics = async () => [...new Set((await paintedCells(adsManager)).map((cell) => cell.metric))];
  await expect.poll(metrics).toEqual(['roas', 'installs']);
  await expectAllPainted(adsManager, expected);
  await adsManager.bringToFront();
  await adsManager.getByRole('tab', { name: 'Ad group' }).click();
  await adsManager.waitForURL('**/manage/adgroup?**');
  await expect.poll(metrics).toEqual(['installs', 'cpi', 'roas']);
  await options.bringToFront();
  await options.getByRole('button', { name: 'Undo' }).click();
  await expect(campaigns.getByLabel('CPI').first()).toBeChecked();
});

test('a level shows at least one metric and at most six', async ({ connected }) => {
  const options = await besideList(connected);
  const ads = options.getByRole('group', { name: 'Ads' });
  for (const metric of ['Spend', 'IPM', 'CPM']) await ads.getByLabel(metric, { exact: true }).check();
  await expect(ads.getByLabel('Clicks', { exact: true })).toBeDisabled();
  for (const metric of ['Spend', 'IPM', 'CPM', 'Installs', 'CPI']) {
    await ads.getByLabel(metric, { exact: true }).uncheck();
  }
  await expect(ads.getByLabel('ROAS', { exact: true })).toBeDisabled();
  await options.getByRole('button', { name: 'Restore default' }).click();
  await expect(ads.getByLabel('CPI', { exact: true })).toBeChecked();
});

test('a paused tab has nothing of ours in it, says so quietly, and resumes at once', async ({
  adsManager,
  connected,
  story,
}) => {
  const expected = expectations(story, 'campaign', ...wholeStory(story));
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expectAllPainted(adsManager, expected);
  await (await closedRoot(adsManager)).click('.strip:not(.unplaced) .pause');
  await expect(adsManager.locator('appsprint-overlay')).toHaveCount(0);
  const options = await besideList(connected);
  const tabId = await tabIdOf(options, 'campaign');
  await expect
    .poll(() => badgeOf(options, tabId))
    .toEqual({
      text: 'off',
      title: 'AppSprint Companion: Paused in this tab. Resume in the popup.',
    });
  await adsManager.reload();
  await expect(adsManager.locator('.KsTable')).toHaveAttribute('aria-busy', 'false');
  await expect.poll(async () => (await badgeOf(options, tabId)).text).toBe('off');
  expect(await paintedCells(adsManager)).toEqual([]);
  await sendMessage(options, 'pauseTab', { tabId, paused: false });
  await adsManager.bringToFront();
  await expectAllPainted(adsManager, expected);
  await expect.poll(async () => (await badgeOf(options, tabId)).text).toBe('');
});

test('pausing everywhere reaches every tab, and so does resuming', async ({ adsManager, connected, story }) => {
  const expected = expectations(story, 'campaign', ...wholeStory(story));
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expectAllPainted(adsManager, expected);
  const options = await besideList(connected);
  await options.getByLabel('Pause in every tab').check();
  await expect(adsManager.locator('appsprint-overlay')).toHaveCount(0);
  await options.getByLabel('Pause in every tab').uncheck();
  await adsManager.bringToFront();
  await expectAllPainted(adsManager, expected);
});

test('the numbers of a connection leave the open list as soon as it is given up, and a pause that was erased holds nothing back', async ({
  adsManager,
  connected,
  stage,
  story,
}) => {
  const expected = expectations(story, 'campaign', ...wholeStory(story));
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expectAllPainted(adsManager, expected);
  const options = await besideList(connected);
  const connect = () =>
    sendMessage(options, 'connect', { apiAddress: 'https://api.appsprint.app', token: stage.token });
  await adsManager.bringToFront();
  await sendMessage(options, 'disconnect', null);
  // By itself the list would ask again after a minute.
  await expect.poll(() => paintedCells(adsManager), { timeout: 5_000 }).toEqual([]);
  await connect();
  await expectAllPainted(adsManager, expected);

  await (await closedRoot(adsManager)).click('.strip:not(.unplaced) .pause');
  await expect(adsManager.locator('appsprint-overlay')).toHaveCount(0);
  await sendMessage(options, 'eraseEverything', null);
  await connect();
  await expectAllPainted(adsManager, expected);
});
