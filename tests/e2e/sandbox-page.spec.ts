import { expect, type Page, test } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { fixtureIds, fixtureWorld } from '../../sandbox/world-fixture.ts';
import { publishedStage } from './stage.ts';

test.use({
  launchOptions: { executablePath: publishedStage().executablePath },
  viewport: { width: 1440, height: 900 },
});

let sandbox: Sandbox;
test.beforeAll(async () => {
  sandbox = await startSandbox({ world: fixtureWorld });
});
test.afterAll(() => sandbox.close());

async function open(page: Page, query: Record<string, string> = {}, word = 'campaign'): Promise<void> {
  const search = new URLSearchParams({ aadvid: fixtureIds.advertiser, sandbox_delay: '20', ...query });
  await page.goto(`${sandbox.url}/i18n/manage/${word}?${search}`);
  await loaded(page);
}

async function loaded(page: Page): Promise<void> {
  await expect(page.locator('.KsTable')).toHaveAttribute('aria-busy', 'false');
}

/** Rows as the page's light DOM has them: id in the slot, id and name in the cell's text. */
function namesOf(page: Page, field = 'campaign_name') {
  return page.locator(`.KsTable > [slot^="cell-"][slot$="_${field}"]`).evaluateAll((cells) =>
    cells.map((cell) => ({
      slotId: /^cell-(\d+)_/.exec(cell.slot)?.[1] ?? '',
      textId: cell.querySelector('.entity-id')?.textContent?.replace('ID: ', '') ?? '',
      name: cell.querySelector('.KsLink')?.textContent ?? '',
      top: cell.getBoundingClientRect().top,
    })),
  );
}

test('of a thousand rows only the visible ones exist, and moving uses the same nodes for other rows', async ({
  page,
}) => {
  await open(page, { page_size: '1000' }, 'creative');
  const before = await page.evaluate(() => {
    const cells = [...document.querySelectorAll('[slot$="_creative_name"]')];
    Object.assign(globalThis, { cells, scrolls: 0 });
    addEventListener('scroll', () => Object.assign(globalThis, { scrolls: 1 }), true);
    return cells.length;
  });
  expect(before).toBeLessThan(25);
  await page.mouse.move(700, 500);
  for (let turn = 0; turn < 20; turn++) await page.mouse.wheel(0, 240);
  await expect
    .poll(async () => (await namesOf(page, 'creative_name')).some(({ name }) => name === 'Video 1 of 3'))
    .toBe(false);
  for (const { slotId, textId } of await namesOf(page, 'creative_name')) expect(textId).toBe(slotId);
  const after = await page.evaluate(() => {
    const { cells, scrolls } = globalThis as unknown as { cells: Element[]; scrolls: number };
    const now = [...document.querySelectorAll('[slot$="_creative_name"]')];
    return { isSame: now.length === cells.length && now.every((cell) => cells.includes(cell)), scrolls };
  });
  expect(after).toEqual({ isSame: true, scrolls: 0 });
});

test('keys and the scrollbar move the list', async ({ page }) => {
  await open(page, { page_size: '1000' });
  const hasName = (name: string) => expect.poll(async () => (await namesOf(page)).some((row) => row.name === name));
  await page.locator('.KsTable').focus();
  await page.keyboard.press('End');
  await hasName('Campaign 30').toBe(true);
  await page.keyboard.press('Home');
  await hasName('Campaign 30').toBe(false);
  await page.keyboard.press('PageDown');
  await hasName('Campaign 1').toBe(false);
  await page.keyboard.press('PageUp');
  await hasName('Campaign 1').toBe(true);
  const thumb = await page.locator('.KsTable .thumb').boundingBox();
  await page.mouse.move((thumb?.x ?? 0) + 3, (thumb?.y ?? 0) + 10);
  await page.mouse.down();
  await page.mouse.move((thumb?.x ?? 0) + 3, 850, { steps: 5 });
  await page.mouse.up();
  await hasName('Campaign 30').toBe(true);
});

test('names come first, numbers are a dash until they are there', async ({ page }) => {
  const search = new URLSearchParams({ aadvid: fixtureIds.advertiser, sandbox_delay: '3000' });
  await page.goto(`${sandbox.url}/i18n/manage/campaign?${search}`);
  await expect(page.locator('.KsTable')).toBeVisible();
  expect(await page.locator('[slot^="cell-"]').count()).toBe(0);
  await expect(page.locator('[slot="cell-1830000000100001_campaign_name"] .KsLink')).toHaveText('Campaign 1');
  await expect(page.locator('[slot="cell-1830000000100001_stat_cost"]')).toHaveText('-', { timeout: 500 });
  await expect(page.locator('[slot="footer-stat_cost"]')).toHaveText('-', { timeout: 500 });
  await expect(page.locator('[slot="cell-1830000000100001_stat_cost"]')).toHaveText(/^\d+\.\d\d EUR$/);
  await expect(page.locator('[slot="footer-stat_cost"]')).toHaveText(/^[\d,]+\.\d\d EUR$/);
});

test('the address follows the dates, the search, the order and the page; without dates it has none', async ({
  page,
}) => {
  await open(page);
  expect(page.url()).not.toContain('st=');
  await expect(page.locator('.date-button')).toHaveText('2026-11-08 – 2026-11-14');
  await page.locator('.date-button').click();
  await page.getByRole('button', { name: 'Last 30 days' }).click();
  await expect(page).toHaveURL(/st=2026-10-16&et=2026-11-14/);
  await loaded(page);
  await page.locator('[slot="header-stat_cost"]').click();
  await expect(page).toHaveURL(/sort_state=stat_cost&sort_order=1/);
  await loaded(page);
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(page).toHaveURL(/page=2/);
  await page.getByRole('searchbox').fill('onerror');
  await expect(page).toHaveURL(/keyword=onerror/);
  await loaded(page);
  const [hostile] = await namesOf(page);
  expect(hostile?.name).toBe('<img src=x onerror="document.body.remove()"> "never" & \'delivered\'');
  expect(await page.locator('.KsTable img').count()).toBe(0);
});

test('tabs and names lead down and the browser leads back', async ({ page }) => {
  await open(page, { st: '2026-11-01', et: '2026-11-02' });
  await page.getByText('Campaign 2', { exact: true }).click();
  await expect(page).toHaveURL(/adgroup\?.*st=2026-11-01&et=2026-11-02&filters.*1830000000100002/);
  await loaded(page);
  expect((await namesOf(page, 'ad_name')).map(({ name }) => name)).toEqual(['Ad group 2-1', 'Ad group 2-2']);
  await page.getByRole('tab', { name: 'Ad', exact: true }).click();
  await expect(page).toHaveURL(/creative\?aadvid=\d+&st=2026-11-01&et=2026-11-02&sandbox_delay=20$/);
  await page.goBack();
  await page.goBack();
  await loaded(page);
  await expect(page.getByRole('tab', { name: 'Campaign' })).toHaveAttribute('aria-selected', 'true');
  expect((await namesOf(page))[0]?.name).toBe('Campaign 1');
});

test('an account that is not there cannot be seen, and the tag of the table can be another', async ({ page }) => {
  await page.goto(`${sandbox.url}/i18n/manage/campaign?aadvid=1`);
  await expect(page.getByRole('heading')).toHaveText('You do not have access to this account');
  await open(page, { sandbox_suffix: '1-1-1n' });
  await expect(page.locator('ks-virtual-table-1-1-1n.KsTable')).toBeVisible();
});
