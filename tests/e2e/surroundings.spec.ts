import type { Page } from '@playwright/test';
import { listAddress } from '../../demo/connected-browser.ts';
import type { Story } from '../../sandbox/scenario/index.ts';
import { besideList, tabIdOf, zoomTab } from './extension.ts';
import { expectations, expectTrueNumbers, paintedCells, twoFrames } from './rows.ts';
import { expect, test } from './stage.ts';

const generations = ['g3', 'g2', 'g1'] as const;
const wideColumns = 'stat_cost,show_cnt,click_cnt,cpc,ctr,time_attr_convert_cnt,time_attr_conversion_cost';

const rowCells = async (page: Page) => (await paintedCells(page)).filter(({ id }) => /^\d+$/.test(id));

async function open(page: Page, story: Story, query: Record<string, string>): Promise<void> {
  await page.goto(listAddress({ story }, 'campaign', { sandbox_delay: '50', page_size: '50', ...query }));
  await page.waitForFunction(() => window.sandboxTruth().length > 0);
}

async function expectPainted(page: Page, story: Story): Promise<void> {
  await expect
    .poll(async () => (await rowCells(page)).filter(({ state }) => state !== 'loading').length)
    .toBeGreaterThan(3);
  await expectOnTheirRows(page, story);
}

/** Whatever is painted is right and stands on the row that the stand-in draws for its id. */
async function expectOnTheirRows(page: Page, story: Story): Promise<void> {
  const expected = expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? '');
  expectTrueNumbers(await rowCells(page), expected);
  const rows = await page.evaluate(() => window.sandboxTruth());
  for (const { id, rect } of await rowCells(page)) {
    const middle = rect.y + rect.height / 2;
    expect(
      rows.some((row) => row.id === id && middle > row.top && middle < row.bottom),
      `${id} at ${middle}`,
    ).toBe(true);
  }
}

for (const generation of generations) {
  for (const modal of ['dialog', 'tour']) {
    test(`${generation}: nothing stands over a ${modal} of the page, and all is back when it is closed`, async ({
      adsManager,
      story,
    }) => {
      await open(adsManager, story, { sandbox_generation: generation, sandbox_modal: modal });
      const over = async () => {
        const cells = await rowCells(adsManager);
        return adsManager.evaluate(
          (points) =>
            points.filter(
              ([x = 0, y = 0]) => document.elementFromPoint(x, y)?.closest('.modal-mask, .tour-bubble') != null,
            ).length,
          cells.map(({ rect }) => [rect.x + rect.width / 2, rect.y + rect.height / 2]),
        );
      };
      // The tour's bubble over the numbers; the dialog's ground covers the whole page.
      await adsManager.addStyleTag({
        content: '.tour-bubble { top: 300px; height: 140px; inset-inline: 0; width: auto }',
      });
      if (modal === 'tour') await expectPainted(adsManager, story);
      await expect.poll(over).toBe(0);
      const before = (await rowCells(adsManager)).length;
      await adsManager.locator('.modal-box button, .tour-bubble button').click();
      await expect.poll(async () => (await rowCells(adsManager)).length).toBeGreaterThan(before);
      await expectPainted(adsManager, story);
    });
  }

  test(`${generation}: a page from right to left has its numbers at the left`, async ({ adsManager, story }) => {
    await open(adsManager, story, { sandbox_generation: generation, sandbox_locale: 'ar' });
    await expectPainted(adsManager, story);
    const rows = await adsManager.evaluate(() => window.sandboxTruth());
    const middle = ((rows[0]?.left ?? 0) + (rows[0]?.right ?? 0)) / 2;
    for (const { rect } of await rowCells(adsManager)) expect(rect.x + rect.width).toBeLessThan(middle);
  });

  test(`${generation}: a page that a person zooms keeps its numbers on their rows, also while it is scrolled`, async ({
    adsManager,
    connected,
    story,
  }) => {
    await open(adsManager, story, { sandbox_generation: generation, columns: wideColumns });
    const beside = await besideList(connected);
    const tabId = await tabIdOf(beside, '/manage/campaign');
    await adsManager.bringToFront();
    for (const zoom of [1.25, 0.8]) {
      await zoomTab(beside, tabId, zoom);
      await expect.poll(() => adsManager.evaluate(() => devicePixelRatio)).toBeCloseTo(zoom);
      await expectPainted(adsManager, story);
      await adsManager.mouse.move(600, 400);
      for (const distance of [61, 300, -90]) {
        await adsManager.mouse.wheel(0, distance);
        await twoFrames(adsManager);
        await expectPainted(adsManager, story);
      }
    }
  });

  test(`${generation}: a page that shows its own content larger has right numbers or none`, async ({
    adsManager,
    story,
  }) => {
    await open(adsManager, story, { sandbox_generation: generation, columns: wideColumns });
    await expectPainted(adsManager, story);
    await adsManager.addStyleTag({ content: 'body { zoom: 1.25 }' });
    await twoFrames(adsManager);
    await expectOnTheirRows(adsManager, story);
    await adsManager.mouse.move(700, 500);
    await adsManager.mouse.wheel(0, 300);
    await twoFrames(adsManager);
    await expectOnTheirRows(adsManager, story);
  });

  test(`${generation}: nothing of ours is printed, and no pointer ever meets it`, async ({ adsManager, story }) => {
    await open(adsManager, story, { sandbox_generation: generation });
    await expectPainted(adsManager, story);
    const hits = await adsManager.evaluate(
      (points) => points.map(([x = 0, y = 0]) => document.elementFromPoint(x, y)?.localName),
      (await rowCells(adsManager)).map(({ rect }) => [rect.x + rect.width / 2, rect.y + rect.height / 2]),
    );
    expect(hits).not.toContain('appsprint-overlay');
    await adsManager.emulateMedia({ media: 'print' });
    await expect.poll(async () => (await rowCells(adsManager)).length).toBe(0);
  });
}

test('each of two lists on a page has its own numbers', async ({ adsManager, story }) => {
  for (const generation of generations) {
    await open(adsManager, story, { sandbox_generation: generation, sandbox_tables: '2' });
    await expectPainted(adsManager, story);
  }
});
