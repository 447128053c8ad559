import { firstRunPage } from '../../demo/connected-browser.ts';
import { expectAccessible, pressByKeyboard, tabTo } from './page-checks.ts';
import { expect, test } from './stage.ts';

test('from the installation to the numbers by keyboard alone', async ({ browserSession, stage, story }) => {
  const page = await firstRunPage(browserSession);
  await expect(page.getByRole('heading', { name: 'To do: Connect AppSprint' })).toBeVisible();
  await expectAccessible(page);
  await tabTo(page.getByLabel('Access token'));
  await page.keyboard.type('asc_not-a-token');
  await page.keyboard.press('Enter');
  await expect(page.getByText('AppSprint refused the access token.')).toBeVisible();
  await tabTo(page.getByLabel('Access token'));
  await page.keyboard.press('Control+a');
  await page.keyboard.type(stage.token);
  await page.keyboard.press('Enter');
  for (const step of ['Connect AppSprint', 'Pick the app', 'See the numbers']) {
    await expect(page.getByRole('heading', { name: `Done: ${step}` })).toBeVisible();
  }
  await expectAccessible(page);
  const opening = browserSession.context.waitForEvent('page');
  await pressByKeyboard(page.getByRole('link', { name: 'Open the campaigns in Ads Manager' }));
  const list = await opening;
  await expect(list).toHaveURL(new RegExp(`manage/campaign\\?aadvid=${story.advertiser.id}&st=.*&et=`));
  await expect(list.locator('appsprint-overlay')).toBeAttached();
});

test('the sample is looked at without an account, says that it is one, and asks nobody', async ({
  browserSession,
  gate,
}) => {
  const page = await firstRunPage(browserSession);
  await pressByKeyboard(page.getByRole('link', { name: 'Look around with sample data' }));
  await expect(page.getByText('Sample data')).toBeVisible();
  await expect(page.getByText('Summer sale · iOS + Android · FR')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('tab', { name: 'Audit' }).click();
  await expect(page.getByText('This is sample data.')).toBeVisible();
  expect(gate.answered).toEqual([]);
  await page.getByRole('link', { name: 'Leave the sample' }).click();
  await expect(page.getByRole('heading', { name: 'To do: Connect AppSprint' })).toBeVisible();
});
