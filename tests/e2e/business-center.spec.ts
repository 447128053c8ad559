import type { Page } from '@playwright/test';
import { createClient } from '#lib/appsprint';
import { AppId, Day } from '#lib/appsprint/contract';
import { addDays, dayOf, expectedRows, expectedText, type Story } from '../../sandbox/scenario/index.ts';
import { closedRoot } from './closed-root.ts';
import { paintedCells, twoFrames } from './rows.ts';
import { expect, test } from './stage.ts';

const list = 'https://business.tiktok.com/manage/accounts/adv?org_id=7100000000000000001&sandbox_others=on';

/** The days that AppSprint shows where a page names none: seven, up to today in the account's zone. */
function ourWindow({ advertiser }: Story): readonly [from: string, to: string] {
  const today = dayOf(Date.now(), advertiser.timeZone);
  return [addDays(today, -6), today];
}

/** What the story itself says of the whole account. */
function expectedOfAccount(story: Story) {
  const [from, to] = ourWindow(story);
  const rows = expectedRows(story, 'campaign', from, to);
  const revenue: Record<string, number> = {};
  for (const row of rows) {
    for (const [currency, cents] of Object.entries(row.revenue)) revenue[currency] = (revenue[currency] ?? 0) + cents;
  }
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((before, row) => before + of(row), 0);
  const [first] = rows;
  if (first === undefined) throw new Error('The story has no campaign.');
  const account = { ...first, spend: sum((row) => row.spend), installs: sum((row) => row.installs), revenue };
  return { rows, account, texts: expectedText(account, story.advertiser.currency) };
}

/** What is painted of each account, once nothing loads any more. */
async function painted(page: Page): Promise<Record<string, Record<string, string>>> {
  await expect
    .poll(async () => {
      const cells = await paintedCells(page);
      return cells.length > 0 && cells.every(({ state }) => state !== 'loading');
    })
    .toBe(true);
  const byId = Map.groupBy(await paintedCells(page), ({ id }) => id);
  return Object.fromEntries(
    [...byId].map(([id, cells]) => [id, Object.fromEntries(cells.map(({ metric, text }) => [metric, text]))]),
  );
}

/** The text of what stands beside the rows. */
async function said(page: Page, selector: '.strip' | '.card'): Promise<string> {
  const root = await closedRoot(page);
  const texts = await root.ask(function (this: ShadowRoot) {
    const text = (name: string) => this.querySelector<HTMLElement>(name)?.innerText ?? '';
    return { '.strip': text('.strip'), '.card': text('.card:not([hidden])') };
  });
  return texts[selector];
}

test('each ad account shows what AppSprint knows of it, and those it does not know show no value', async ({
  adsManager: page,
  stage,
  story,
}) => {
  await page.goto(list);
  const { texts, account } = expectedOfAccount(story);
  const none = { installs: '–', cpi: '–', roas: '–' };
  await expect
    .poll(() => painted(page))
    .toEqual({
      [story.advertiser.id]: texts,
      '7100000000000000077': none,
      '7100000000000000078': none,
    });
  const [from, to] = ourWindow(story);
  const client = createClient({ apiAddress: stage.apiUrl, token: stage.token });
  const answer = await client.call('metrics', {
    params: { appId: AppId.parse(stage.appId) },
    query: { level: 'advertiser', from: Day.parse(from), to: Day.parse(to) },
  });
  expect(answer.rows.map(({ id, installs }) => [id, installs.value])).toEqual([
    [story.advertiser.id, account.installs],
  ]);
});

test('what is shown says whose days these are, which app the account belongs to, and how to connect the others', async ({
  adsManager: page,
  story,
}) => {
  await page.goto(list);
  await painted(page);
  await expect.poll(() => said(page, '.strip')).toContain('1 of 3 ad accounts in sight connected in AppSprint');
  expect(await said(page, '.strip')).toContain(
    'Last 7 days, up to today. This page shows no dates, so AppSprint chose them.',
  );
  const cells = await paintedCells(page);
  const pointAt = async (id: string) => {
    const rect = cells.find((cell) => cell.id === id && cell.metric === 'cpi')?.rect;
    if (rect === undefined) throw new Error(`${id} has no CPI.`);
    await page.mouse.move(rect.x + rect.width / 2, rect.y + rect.height / 2);
    await twoFrames(page);
  };
  await pointAt(story.advertiser.id);
  const [from, to] = ourWindow(story);
  await expect.poll(() => said(page, '.card')).toContain(`${from} to ${to}, Europe/Paris.`);
  expect(await said(page, '.card')).toContain('App in AppSprint: Dreamly.');
  await pointAt('7100000000000000077');
  await expect.poll(() => said(page, '.card')).toContain('this ad account is not connected in AppSprint');
  expect(await said(page, '.card')).toContain('Options, under Advertiser');
});

test('nothing is painted on another page, nor on a list that is built in an unknown way', async ({
  adsManager: page,
  story,
}) => {
  await page.goto(list);
  await painted(page);
  await page.evaluate(() => history.pushState(null, '', '/manage/users/members?org_id=7100000000000000001'));
  await expect(page.locator('appsprint-overlay')).toHaveCount(0);
  await page.evaluate(() => history.back());
  await painted(page);
  await page.goto(`${list}&sandbox_table=unknown`);
  await expect(page.getByText('Asahi')).toBeVisible();
  await twoFrames(page);
  await expect(page.locator('appsprint-overlay')).toHaveCount(0);
  // It was looked at all the same: a list that is understood gets its figures.
  await page.evaluate((id) => {
    const cells = `<td><div>Dreamly</div><div>ID: ${id}</div></td><td>Approved</td>`;
    document.body.insertAdjacentHTML('afterbegin', `<table class="bui-table"><tbody><tr>${cells}</tr></tbody></table>`);
  }, story.advertiser.id);
  expect(Object.keys(await painted(page))).toEqual([story.advertiser.id]);
});

test('diagnostics of the list say how it is built, and hold no name and no id', async ({ connected, story }) => {
  await connected.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await connected.context.newPage();
  await page.goto(list);
  await painted(page);
  const options = await connected.extensionPage('options.html#diagnostics');
  await options.getByRole('button', { name: 'Copy diagnostics' }).click();
  await expect(options.getByRole('status').getByText('Copied')).toBeVisible();
  const copied = await options.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(copied)).toMatchObject({ page: { surface: 'accounts', accounts: [3], list: null } });
  for (const secret of [story.advertiser.id, story.advertiser.name, 'Asahi']) expect(copied).not.toContain(secret);
});
