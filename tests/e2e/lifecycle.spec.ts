import type { Page } from '@playwright/test';
import { listAddress } from '../../demo/connected-browser.ts';
import { badgeOf, besideList, switchExtensionOff, switchExtensionOn, tabIdOf, updateExtension } from './extension.ts';
import { expectAllPainted, expectations, paintedCells } from './rows.ts';
import { expect, test } from './stage.ts';

const otherAccount = '7999999999999999999';

/** What the browser does when it keeps a page for the way back, and when it brings it back. */
async function transition(page: Page, type: 'pagehide' | 'pageshow'): Promise<void> {
  await page.evaluate((name) => {
    window.dispatchEvent(new PageTransitionEvent(name, { persisted: true }));
  }, type);
}

test('a page that is kept for the way back holds nothing of ours, and has it again when it comes back', async ({
  adsManager,
  story,
}) => {
  const expected = expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? '');
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expectAllPainted(adsManager, expected);
  await transition(adsManager, 'pagehide');
  await expect(adsManager.locator('appsprint-overlay')).toHaveCount(0);
  await transition(adsManager, 'pageshow');
  await expectAllPainted(adsManager, expected);
  await expect(adsManager.locator('appsprint-overlay')).toHaveCount(1);
});

test('after the page went to another ad account by itself no number of the first is left', async ({
  adsManager,
  connected,
  story,
}) => {
  const expected = expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? '');
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expectAllPainted(adsManager, expected);
  await adsManager.evaluate((aadvid) => {
    const address = new URL(location.href);
    address.searchParams.set('aadvid', aadvid);
    history.pushState(null, '', address);
  }, otherAccount);
  await expect.poll(async () => (await paintedCells(adsManager)).length).toBe(0);
  const options = await besideList(connected);
  const tabId = await tabIdOf(options, otherAccount);
  await expect.poll(async () => (await badgeOf(options, tabId)).title).toContain('not the one connected');
  await adsManager.bringToFront();
  await adsManager.evaluate(() => history.back());
  await expectAllPainted(adsManager, expected);
});

test('two tabs with two ad accounts each say what is true of them', async ({ adsManager, connected, story }) => {
  const expected = expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? '');
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expectAllPainted(adsManager, expected);
  const other = await connected.context.newPage();
  await other.goto(listAddress({ story }, 'campaign', { aadvid: otherAccount }));
  const options = await besideList(connected);
  const otherTab = await tabIdOf(options, otherAccount);
  await other.bringToFront();
  await expect.poll(async () => (await badgeOf(options, otherTab)).text, { timeout: 30_000 }).toBe('!');
  expect(await paintedCells(other)).toEqual([]);
  await adsManager.bringToFront();
  await expectAllPainted(adsManager, expected);
  const itsTab = await tabIdOf(options, story.advertiser.id);
  await expect.poll(async () => (await badgeOf(options, itsTab)).text).toBe('');
});

test('an update of the extension takes over the open list without a reload', async ({
  adsManager,
  connected,
  story,
}) => {
  test.setTimeout(150_000);
  const expected = expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? '');
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expectAllPainted(adsManager, expected);
  await adsManager.evaluate(() => {
    document.querySelector('appsprint-overlay')?.setAttribute('data-old', '');
    Object.assign(window, { notReloaded: true });
  });
  await updateExtension(connected);
  await adsManager.bringToFront();
  await expect(adsManager.locator('appsprint-overlay[data-old]')).toHaveCount(0, { timeout: 30_000 });
  await expect(adsManager.locator('appsprint-overlay')).toHaveCount(1, { timeout: 30_000 });
  await expectAllPainted(adsManager, expected);
  expect(await adsManager.evaluate(() => 'notReloaded' in window)).toBe(true);
});

test('a list that is laid out in no known way gets nothing painted, and the badge says so', async ({
  adsManager,
  connected,
  story,
}) => {
  await adsManager.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      new MutationObserver(() => {
        for (const table of document.querySelectorAll('.KsTable')) table.remove();
      }).observe(document.body, { childList: true, subtree: true });
    });
  });
  await adsManager.goto(listAddress({ story }, 'campaign'));
  const options = await besideList(connected);
  const tabId = await tabIdOf(options, 'campaign');
  await adsManager.bringToFront();
  await expect.poll(async () => (await badgeOf(options, tabId)).title, { timeout: 40_000 }).toContain('not recognised');
  expect(await paintedCells(adsManager)).toEqual([]);
});

test('an extension that was switched off leaves no number of the days before when the page goes to others, and comes back into the open list', async ({
  adsManager,
  connected,
  story,
}) => {
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expectAllPainted(adsManager, expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? ''));
  await switchExtensionOff(connected);
  // The list's own script finds out by itself within a second: the page is to be quicker.
  const left = await adsManager.evaluate(
    (to) => {
      history.pushState(null, '', to);
      return document.querySelectorAll('appsprint-overlay').length;
    },
    listAddress({ story }, 'campaign', { st: story.days[20] ?? '' }),
  );
  expect(left).toBe(0);
  await switchExtensionOn(connected);
  await adsManager.bringToFront();
  await expectAllPainted(adsManager, expectations(story, 'campaign', story.days[20] ?? '', story.days.at(-1) ?? ''));
});
