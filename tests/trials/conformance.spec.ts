import type { Page } from '@playwright/test';
import { listAddress } from '../../demo/connected-browser.ts';
import type { TrueRow } from '../../sandbox/ads-manager/page/truth.ts';
import { type Expectations, expectations, expectTrueNumbers, paintedCells, twoFrames } from '../e2e/rows.ts';
import { expect, test } from '../e2e/stage.ts';

/**
 * What every generation of the list must hold under every switch of the sandbox. `blank` are pages that do not say which
 * row is which, so that nothing at all may be painted.
 */
const switches: readonly { readonly of: Readonly<Record<string, string>>; readonly blank?: readonly string[] }[] = [
  { of: {} },
  { of: { suffix: '1-1-1w', hashed: '7' } },
  { of: { locale: 'de' } },
  { of: { locale: 'ja', spend: 'Spend' } },
  { of: { locale: 'ar' } },
  { of: { locale: 'pt', theme: 'dark' } },
  { of: { recycle: 'off' } },
  { of: { portal: 'on' } },
  { of: { delay: '900' } },
  { of: { reorder: 'columns' } },
  { of: { reorder: 'rows' } },
  { of: { reorder: 'replies' } },
  { of: { neighbour: 'on' } },
  { of: { tables: '2' } },
  { of: { sticky: 'both' } },
  { of: { sticky: 'off' } },
  { of: { row_ids: 'index' }, blank: ['g3'] },
  { of: { row_ids: 'hyphens' }, blank: ['g3'] },
  { of: { id_place: 'testid' } },
  { of: { id_place: 'data' } },
  { of: { id_place: 'none' }, blank: ['g2'] },
  { of: { mutate: '3' }, blank: ['g1', 'g2', 'g3'] },
];

/** Each painted cell stands on the row that the sandbox draws for its id. */
async function expectOnTrueRows(page: Page): Promise<void> {
  const cells = await paintedCells(page);
  const rows = await page.evaluate((): readonly TrueRow[] => window.sandboxTruth());
  for (const { id, metric, rect } of cells.filter((cell) => /^\d+$/.test(cell.id))) {
    const middle = rect.y + rect.height / 2;
    const own = rows.filter((row) => row.id === id);
    expect(
      own.some((row) => middle > row.top && middle < row.bottom),
      `${metric} of ${id} stands at ${middle}, its rows are ${JSON.stringify(own)}`,
    ).toBe(true);
  }
}

const ofRows = async (page: Page) => (await paintedCells(page)).filter(({ id }) => /^\d+$/.test(id));

async function expectTrueEverywhere(page: Page, expected: Expectations): Promise<void> {
  expectTrueNumbers(await ofRows(page), expected);
  await expectOnTrueRows(page);
}

/** How often the browser has laid the page out and worked out its styles. */
async function layoutsOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return metrics.filter(({ name }) => name === 'LayoutCount').reduce((sum, { value }) => sum + value, 0);
}

for (const generation of ['g3', 'g2', 'g1'] as const) {
  test(`${generation}: under every switch the numbers are of the rows they stand on, or there are none`, async ({
    adsManager,
    story,
  }) => {
    test.setTimeout(600_000);
    const expected = expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? '');
    for (const { of, blank = [] } of switches) {
      await test.step(JSON.stringify(of), async () => {
        const query = Object.fromEntries(Object.entries(of).map(([name, value]) => [`sandbox_${name}`, value]));
        await adsManager.goto(
          listAddress({ story }, 'campaign', {
            page_size: '50',
            sandbox_generation: generation,
            sandbox_delay: '50',
            ...query,
          }),
        );
        await expect.poll(() => adsManager.evaluate(() => window.sandboxTruth().length)).toBeGreaterThan(0);
        const settled = async () => (await ofRows(adsManager)).filter(({ state }) => state !== 'loading').length;
        if (!blank.includes(generation)) await expect.poll(settled, JSON.stringify(of)).toBeGreaterThan(0);
        await expectTrueEverywhere(adsManager, expected);
        // Nodes that are given to other rows must not keep the numbers of those before.
        await adsManager.mouse.move(700, 500);
        for (const distance of [130, 700, 2000, -900]) {
          await adsManager.mouse.wheel(0, distance);
          await twoFrames(adsManager);
          await expectTrueEverywhere(adsManager, expected);
        }
        expect(await adsManager.locator('appsprint-overlay').count()).toBeLessThanOrEqual(1);
      });
    }
  });

  test(`${generation}: a page at rest is drawn once and then left alone`, async ({ adsManager, story }) => {
    await adsManager.goto(listAddress({ story }, 'campaign', { page_size: '50', sandbox_generation: generation }));
    await expect
      .poll(async () => (await ofRows(adsManager)).filter(({ state }) => state !== 'loading').length)
      .toBeGreaterThan(0);
    // Once the last numbers are there and everything is still, nothing of ours moves the page to another layout.
    let before = Number.NaN;
    await expect
      .poll(
        async () => {
          const now = await layoutsOf(adsManager);
          const isStill = now - before <= 1;
          before = now;
          return isStill;
        },
        { intervals: [700] },
      )
      .toBe(true);
    const first = await paintedCells(adsManager);
    // A sign of life makes it look again; what it finds is the same.
    await adsManager.mouse.move(5, 5);
    await adsManager.keyboard.press('Shift');
    await twoFrames(adsManager);
    expect(await paintedCells(adsManager)).toEqual(first);
  });
}

test('on pages of the site that are no list nothing is put, and nothing is left', async ({ adsManager, story }) => {
  for (const path of ['/i18n/home', '/i18n/dashboard', '/i18n/account/payment', '/i18n/manage/unknown']) {
    await adsManager.goto(`https://ads.tiktok.com${path}?aadvid=${story.advertiser.id}&st=2026-10-01&et=2026-10-02`);
    await twoFrames(adsManager);
    expect(await adsManager.locator('appsprint-overlay').count()).toBe(0);
    const before = await layoutsOf(adsManager);
    await adsManager.mouse.move(300, 300);
    await twoFrames(adsManager);
    expect((await layoutsOf(adsManager)) - before).toBeLessThanOrEqual(1);
  }
});
