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

const [advertiser, other] = fixtureWorld.advertisers;
const campaigns = advertiser?.campaigns ?? [];
const adGroups = campaigns.flatMap((campaign) => campaign.adGroups);
const levels = [
  { word: 'campaign', level: 'campaign', entities: campaigns },
  { word: 'adgroup', level: 'adgroup', entities: adGroups },
  { word: 'creative', level: 'ad', entities: adGroups.flatMap((adGroup) => adGroup.ads) },
] as const;
const namesById = new Map<string, string>(
  [...(other?.campaigns ?? []), ...levels.flatMap(({ entities }) => [...entities])].map(({ id, name }) => [id, name]),
);
/** What scrolls the rows of each generation. */
const generations = [
  { generation: 'g1', section: 'perf', scroller: '.vi-table__body-wrapper', header: '.vi-table__fixed th' },
  { generation: 'g2', section: 'manage', scroller: '.body-area', header: '.header-cell' },
  { generation: 'g3', section: 'manage', scroller: '.KsTable', header: '.table-header' },
] as const;

async function open(page: Page, section: string, word: string, query: Record<string, string>): Promise<void> {
  const search = new URLSearchParams({ aadvid: fixtureIds.advertiser, sandbox_delay: '10', ...query });
  await page.goto(`${sandbox.url}/i18n/${section}/${word}?${search}`);
  await expect.poll(async () => (await truth(page)).length).toBeGreaterThan(0);
}

function truth(page: Page) {
  return page.evaluate(() => window.sandboxTruth());
}

/** Ids of the rows from the top, as the page says that it has drawn them. */
async function drawnIds(page: Page): Promise<string[]> {
  return (await truth(page)).toSorted((a, b) => a.top - b.top).map(({ id }) => id);
}

/** Names that a person reads at this moment, each with the ids of the rows that are drawn at its place. */
function readNames(page: Page) {
  return page.evaluate(() => {
    const rows = window.sandboxTruth();
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: { name: string; ids: string[] }[] = [];
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const text = node.textContent ?? '';
      const parent = node.parentElement;
      if (!/^(Campaign|Ad group|Video) [\d-]+( of \d+)?$/.test(text) || parent === null) continue;
      const box = parent.getBoundingClientRect();
      const middle = (box.top + box.bottom) / 2;
      const isSeen = document.elementFromPoint((box.left + box.right) / 2, middle) === parent;
      const here = rows.filter(
        ({ top, bottom, clip }) => top < middle && middle < bottom && clip.top < middle && middle < clip.bottom,
      );
      if (isSeen) found.push({ name: text, ids: here.map(({ id }) => id) });
    }
    return found;
  });
}

/** Every name stands in the row that the truth has for an entity of that name; returns how many names are in sight. */
async function expectTruth(page: Page): Promise<number> {
  const names = await readNames(page);
  for (const { name, ids } of names) expect(ids.map((id) => namesById.get(id))).toEqual([name]);
  return names.length;
}

for (const { generation, section, scroller, header } of generations) {
  test.describe(`the page ${generation}`, () => {
    const query = { sandbox_generation: generation };

    for (const { word, level, entities } of levels) {
      test(`shows the rows of the ${level} list, scrolls and searches`, async ({ page }) => {
        await open(page, section, word, { ...query, page_size: '1000' });
        const rows = await truth(page);
        expect(rows.every((row) => row.level === level)).toBe(true);
        expect((await drawnIds(page)).slice(0, 5)).toEqual(entities.slice(0, 5).map(({ id }) => id));
        if (generation === 'g1') expect(rows).toHaveLength(entities.length);
        else expect(rows.length).toBeLessThan(30);
        expect(await expectTruth(page)).toBeGreaterThan(5);

        await page.locator(scroller).first().hover();
        await page.mouse.wheel(0, 700);
        await expect.poll(async () => (await truth(page)).find(({ top }) => top > 250)?.id).not.toBe(entities[0]?.id);
        expect(await expectTruth(page)).toBeGreaterThan(5);

        const wanted = entities[4];
        await page.getByRole('searchbox').fill(wanted?.name ?? '');
        await expect.poll(async () => (await drawnIds(page))[0]).toBe(wanted?.id);
      });
    }

    test('sorts, turns its pages, changes its dates and its account by the history only', async ({ page }) => {
      await open(page, section, 'campaign', query);
      let documents = 0;
      page.on('domcontentloaded', () => documents++);
      await page.locator(header, { hasText: 'Campaign name' }).click();
      await expect(page).toHaveURL(/sort_state=campaign_name&sort_order=1/);
      await expect.poll(async () => (await drawnIds(page))[0]).toBe('1830000000100009');
      await page.getByRole('button', { name: 'Next page' }).click();
      await expect(page).toHaveURL(/page=2/);
      await expect.poll(async () => (await drawnIds(page)).length).toBe(11);
      await page.locator('.date-button').click();
      await page.getByRole('button', { name: 'Last 30 days' }).click();
      await expect(page).toHaveURL(/st=2026-10-16&et=2026-11-14/);
      await page.getByRole('combobox', { name: 'Status' }).selectOption('disable');
      await expect(page).toHaveURL(/=campaign_status&/);
      await expect
        .poll(async () => (await drawnIds(page)).toSorted())
        .toEqual(campaigns.filter(({ status }) => status === 'DISABLE').map(({ id }) => id));
      await page.locator('.account').click();
      await page.getByRole('menuitem', { name: 'Pocket Chef' }).click();
      await expect(page).toHaveURL(new RegExp(`/i18n/${section}/campaign\\?aadvid=${fixtureIds.otherAdvertiser}`));
      await expect.poll(() => drawnIds(page)).toEqual(['1830000000150001']);
      await expect(page.getByText(/^[\d.,]+ USD$/).first()).toBeAttached();
      expect(documents).toBe(0);
    });

    test('tells the truth after any mutation', async ({ page }) => {
      const problems: string[] = [];
      page.on('pageerror', ({ message }) => problems.push(message));
      await open(page, section, 'adgroup', { ...query, page_size: '50' });
      for (let seed = 1; seed <= 60; seed++) {
        const what = await page.evaluate((number) => window.sandboxMutate(number), seed);
        await expect.poll(async () => (await truth(page)).length, what).toBeGreaterThan(0);
        // The oldest page's columns that do not scroll sideways follow the others a frame later.
        const holds = () => expect(() => expectTruth(page)).toPass({ timeout: 5_000 });
        if (!page.url().includes('duplicate_names=on')) await test.step(what, holds);
      }
      expect(problems).toEqual([]);
    });

    test('mutates alike by the same seed', async ({ page }) => {
      const sequence = async () => {
        await open(page, section, 'campaign', query);
        const seeds = Array.from({ length: 12 }, (_, seed) => seed);
        return page.evaluate((numbers) => numbers.map((seed) => window.sandboxMutate(seed)), seeds);
      };
      expect(await sequence()).toEqual(await sequence());
    });

    test('changes by itself when it is asked to', async ({ page }) => {
      await open(page, section, 'campaign', { ...query, sandbox_mutate: '4' });
      await expect(page.getByText(/^[\d.,]+ EUR$/).first()).toBeAttached();
      const before = await page.locator('body').innerHTML();
      await expect.poll(() => page.locator('body').innerHTML()).not.toBe(before);
      await expect.poll(async () => (await truth(page)).length).toBeGreaterThan(0);
    });

    test('can be drawn with every switch at once', async ({ page }) => {
      const problems: string[] = [];
      page.on('pageerror', ({ message }) => problems.push(message));
      await open(page, section, 'creative', {
        ...query,
        sandbox_hashed: '5',
        sandbox_locale: 'ar',
        sandbox_recycle: 'off',
        sandbox_portal: 'on',
        sandbox_spend: 'Spend',
        sandbox_smart_plus: 'zero',
        sandbox_neighbour: 'on',
        sandbox_theme: 'dark',
        sandbox_tables: '2',
        sandbox_modal: 'tour',
        sandbox_sticky: 'both',
        sandbox_id_place: 'testid',
        sandbox_row_count: '12',
      });
      const counts = await drawnIds(page);
      expect(new Set(counts).size).toBeGreaterThan(5);
      expect(counts.every((id) => namesById.has(id))).toBe(true);
      await expect(page.getByText('Edit columns here')).toBeVisible();
      expect(await expectTruth(page)).toBeGreaterThan(3);
      expect(problems).toEqual([]);
    });
  });
}
