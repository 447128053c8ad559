import type { Page } from '@playwright/test';
import type { PaintedCell } from '../../demo/browser/index.ts';
import { listAddress } from '../../demo/connected-browser.ts';
import type { TrueRow } from '../../sandbox/ads-manager/page/truth.ts';
import { type Expectations, expectations, expectTrueNumbers, paintedCells, twoFrames } from './rows.ts';
import { expect, test } from './stage.ts';

const generations = ['g3', 'g2', 'g1'] as const;
type Generation = (typeof generations)[number];

interface Conditions {
  readonly of: Readonly<Record<string, string>>;
  /** The only generation that these switches change; none: all. */
  readonly only?: Generation;
  /** Whether numbers must come, or must not, because the page does not say which row is which. */
  readonly numbers: 'come' | 'never';
}

/**
 * What every generation of the list must hold under: every switch of the sandbox, several on one page. The mutator, which
 * changes the page between two looks from outside, is never-wrong's, which looks from inside.
 */
const conditions: readonly Conditions[] = [
  { of: {}, numbers: 'come' },
  { of: { suffix: '1-1-1w', hashed: '7', neighbour: 'on' }, numbers: 'come' },
  { of: { locale: 'de', recycle: 'off', portal: 'on' }, numbers: 'come' },
  { of: { locale: 'ja', spend: 'Spend', reorder: 'columns' }, numbers: 'come' },
  { of: { locale: 'ar', sticky: 'both' }, numbers: 'come' },
  { of: { locale: 'pt', theme: 'dark', reorder: 'rows' }, numbers: 'come' },
  { of: { delay: '400', reorder: 'replies' }, numbers: 'come' },
  { of: { tables: '2', sticky: 'off' }, numbers: 'come' },
  { of: { row_ids: 'index' }, only: 'g3', numbers: 'never' },
  { of: { row_ids: 'hyphens' }, only: 'g3', numbers: 'never' },
  { of: { id_place: 'testid' }, only: 'g2', numbers: 'come' },
  { of: { id_place: 'data' }, only: 'g2', numbers: 'come' },
  { of: { id_place: 'none' }, only: 'g2', numbers: 'never' },
];

/** Each painted cell stands on the row that the sandbox draws for its id. */
async function expectOnTrueRows(page: Page, cells: readonly PaintedCell[]): Promise<void> {
  const rows = await page.evaluate((): readonly TrueRow[] => window.sandboxTruth());
  for (const { id, metric, rect } of cells) {
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
  const cells = await ofRows(page);
  expectTrueNumbers(cells, expected);
  await expectOnTrueRows(page, cells);
}

/** How often the browser has laid the page out and worked out its styles. */
async function layoutsOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return metrics.filter(({ name }) => name === 'LayoutCount').reduce((sum, { value }) => sum + value, 0);
}

for (const generation of generations) {
  test(`${generation}: under every switch the numbers are of the rows they stand on, or there are none`, async ({
    adsManager,
    story,
  }) => {
    test.setTimeout(180_000);
    const expected = expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? '');
    for (const { of, only = generation, numbers } of conditions) {
      if (only !== generation) continue;
      await test.step(JSON.stringify(of), async () => {
        const query = Object.fromEntries(Object.entries(of).map(([name, value]) => [`sandbox_${name}`, value]));
        const switches = { page_size: '50', sandbox_generation: generation, sandbox_delay: '20', ...query };
        await adsManager.goto(listAddress({ story }, 'campaign', switches));
        await adsManager.waitForFunction(() => window.sandboxTruth().length > 0);
        const settled = async () => (await ofRows(adsManager)).filter(({ state }) => state !== 'loading').length;
        if (numbers === 'come')
          await expect.poll(settled, { message: JSON.stringify(of), intervals: [50] }).toBeGreaterThan(0);
        await expectTrueEverywhere(adsManager, expected);
        // Nodes that are given to other rows must not keep the numbers of those before.
        await adsManager.mouse.move(700, 500);
        for (const distance of [130, 1900]) {
          await adsManager.mouse.wheel(0, distance);
          await twoFrames(adsManager);
          await expectTrueEverywhere(adsManager, expected);
        }
        if (numbers === 'never') expect(await ofRows(adsManager)).toEqual([]);
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
