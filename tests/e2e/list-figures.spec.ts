import type { browser } from 'wxt/browser';
import { listAddress } from '../../demo/connected-browser.ts';
import { expectAllPainted, expectations, expectOnOwnRows, expectTrueNumbers, paintedCells, twoFrames } from './rows.ts';
import { expect, test } from './stage.ts';
import { endWorker } from './worker.ts';

/** The extension's own API, inside its pages and its worker. */
declare const chrome: typeof browser;

test('every row in sight shows AppSprint installs, CPI and ROAS, each with its source', async ({
  adsManager,
  story,
}) => {
  await adsManager.goto(listAddress({ story }, 'campaign'));
  const inSight = await expectAllPainted(
    adsManager,
    expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? ''),
  );
  const cells = await paintedCells(adsManager);
  for (const id of inSight) {
    expect(cells.filter((cell) => cell.id === id).map((cell) => cell.metric)).toEqual(['installs', 'cpi', 'roas']);
  }
  const sources = new Set(cells.map((cell) => cell.source));
  expect(sources).toContain('attributed');
  expect(sources).toContain('fallback');
});

test('through 1,000 campaigns, in steps and in jumps, every number belongs to the campaign now in its row', async ({
  adsManager,
  story,
}) => {
  // Sixty stops with a look at every cell each.
  test.setTimeout(240_000);
  const expected = expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? '');
  await adsManager.goto(listAddress({ story }, 'campaign', { page_size: '1000' }));
  const seen = new Set(await expectAllPainted(adsManager, expected));
  const table = adsManager.locator('.KsTable');
  await table.hover();

  const check = async () => {
    await twoFrames(adsManager);
    expectTrueNumbers(await paintedCells(adsManager), expected);
    await expectOnOwnRows(adsManager);
  };
  for (let step = 0; step < 40; step++) {
    await adsManager.mouse.wheel(0, 137 + step * 40);
    await check();
  }
  for (const id of await expectAllPainted(adsManager, expected)) seen.add(id);
  await table.focus();
  for (const key of ['End', 'Home', 'End', 'PageUp', 'PageUp', 'Home', 'PageDown', 'ArrowDown', 'End']) {
    await adsManager.keyboard.press(key);
    await check();
    for (const id of await expectAllPainted(adsManager, expected)) seen.add(id);
  }
  const last = story.advertiser.campaigns.at(-1);
  expect(seen.has(last?.id ?? '')).toBe(true);
});

test('ad groups and ads have their own figures after a change of tab', async ({ adsManager, story }) => {
  const [from = '', to = ''] = [story.days[0], story.days.at(-1)];
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expectAllPainted(adsManager, expectations(story, 'campaign', from, to));
  await adsManager.getByRole('tab', { name: 'Ad group' }).click();
  await adsManager.waitForURL('**/manage/adgroup?**');
  await expectAllPainted(adsManager, expectations(story, 'adgroup', from, to));
  await adsManager.getByRole('tab', { name: 'Ad', exact: true }).click();
  await adsManager.waitForURL('**/manage/creative?**');
  await expectAllPainted(adsManager, expectations(story, 'ad', from, to));
  await adsManager.goBack();
  await expectAllPainted(adsManager, expectations(story, 'adgroup', from, to));
});

test('figures follow the dates of the page', async ({ adsManager, story }) => {
  const [from = '', to = ''] = [story.days[0], story.days.at(-1)];
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expectAllPainted(adsManager, expectations(story, 'campaign', from, to));
  await adsManager.locator('.date-button').click();
  await adsManager.locator('.date-preset', { hasText: 'Last 7 days' }).click();
  await adsManager.waitForURL((url) => url.searchParams.get('st') !== from);
  const shown = new URL(adsManager.url()).searchParams;
  await expectAllPainted(adsManager, expectations(story, 'campaign', shown.get('st') ?? '', shown.get('et') ?? ''));
});

test('search and sort give other rows, and each keeps its own figures', async ({ adsManager, story }) => {
  const expected = expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? '');
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expectAllPainted(adsManager, expected);
  await adsManager.locator('.KsTable > [slot="header-stat_cost"]').click();
  await adsManager.waitForURL(/sort_state=stat_cost/);
  await expectAllPainted(adsManager, expected);
  await adsManager.locator('.search').fill('Retargeting');
  await adsManager.waitForURL(/keyword=Retargeting/);
  await expect.poll(async () => (await expectAllPainted(adsManager, expected)).length).toBe(2);
});

test('a list whose address names no days gets no figures until dates are picked', async ({
  adsManager,
  connected,
  story,
}) => {
  const address = new URL(listAddress({ story }, 'campaign'));
  address.searchParams.delete('st');
  address.searchParams.delete('et');
  await adsManager.goto(address.href);
  await expect(adsManager.locator('.KsTable')).toHaveAttribute('aria-busy', 'false');
  expect(await paintedCells(adsManager)).toEqual([]);
  const badge = () =>
    connected.serviceWorker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ url: 'https://ads.tiktok.com/*' });
      return chrome.action.getTitle(tab?.id === undefined ? {} : { tabId: tab.id });
    });
  await expect.poll(badge).toContain('dates of this list');
  await adsManager.locator('.date-button').click();
  await adsManager.locator('.date-preset', { hasText: 'Last 7 days' }).click();
  await adsManager.waitForURL(/st=/);
  const shown = new URL(adsManager.url()).searchParams;
  await expectAllPainted(adsManager, expectations(story, 'campaign', shown.get('st') ?? '', shown.get('et') ?? ''));
});

test('a campaign name with markup stays text, and the page itself is not changed', async ({ adsManager, story }) => {
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expectAllPainted(adsManager, expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? ''));
  await expect(adsManager).not.toHaveTitle('owned');
  const ours = await adsManager.evaluate(() => ({
    added: [...document.body.children].map((child) => child.localName).filter((name) => name.startsWith('appsprint')),
    root: document.querySelector('appsprint-overlay')?.shadowRoot ?? null,
  }));
  expect(ours).toEqual({ added: ['appsprint-overlay'], root: null });
});

test('the overlay takes no click and no wheel turn from the page', async ({ adsManager, story }) => {
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expectAllPainted(adsManager, expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? ''));
  const [cell] = await paintedCells(adsManager);
  const under = await adsManager.evaluate(
    ([x = 0, y = 0]) => document.elementFromPoint(x, y)?.localName,
    [(cell?.rect.x ?? 0) + 10, (cell?.rect.y ?? 0) + 10],
  );
  expect(under).not.toBe('appsprint-overlay');
});

test('figures go on after the browser has ended the background worker', async ({ adsManager, connected, story }) => {
  const expected = expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? '');
  await adsManager.goto(listAddress({ story }, 'campaign', { page_size: '1000' }));
  await expectAllPainted(adsManager, expected);
  await endWorker(connected.context);
  await adsManager.locator('.KsTable').focus();
  await adsManager.keyboard.press('End');
  await expectAllPainted(adsManager, expected);
});

test('elsewhere on the site nothing is left in the page', async ({ adsManager, story }) => {
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expectAllPainted(adsManager, expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? ''));
  await adsManager.evaluate(() => history.pushState(null, '', '/i18n/home'));
  await expect(adsManager.locator('appsprint-overlay')).toHaveCount(0);
});

test.describe('a list without room beside its columns', () => {
  const columns = 'stat_cost,show_cnt,click_cnt,cpc,ctr,time_attr_convert_cnt,time_attr_conversion_cost';

  test('shows chips in the free space of the name cells, never over text or a control', async ({
    adsManager,
    story,
  }) => {
    await adsManager.goto(listAddress({ story }, 'campaign', { columns }));
    await expectAllPainted(adsManager, expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? ''));
    const covered = await adsManager.evaluate(
      (painted) => {
        const taken = [...document.querySelectorAll('.KsTable > [slot^="cell-"]')].flatMap((cell) => {
          const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
          const boxes = [...cell.querySelectorAll('a, button, input')].map((control) =>
            control.getBoundingClientRect(),
          );
          for (let node = text.nextNode(); node !== null; node = text.nextNode()) {
            const range = document.createRange();
            range.selectNodeContents(node);
            boxes.push(...range.getClientRects());
          }
          return boxes;
        });
        return painted.filter(({ rect }) =>
          taken.some(
            (box) =>
              rect.x < box.right &&
              rect.x + rect.width > box.left &&
              rect.y < box.bottom &&
              rect.y + rect.height > box.top,
          ),
        );
      },
      await paintedCells(adsManager),
    );
    expect(covered).toEqual([]);
  });
});
