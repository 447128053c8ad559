import { expect, type Page } from '@playwright/test';
import { type PaintedCell, readOverlay } from '../../demo/browser/index.ts';
import { idsInSight } from '../../demo/check.ts';
import { expectedRows, expectedText, type Story, type StoryLevel } from '../../sandbox/scenario/index.ts';

/** What every row of a level must show in a window, by id. */
export function expectations(story: Story, level: StoryLevel, from: string, to: string) {
  const rows = expectedRows(story, level, from, to);
  return new Map(rows.map((row) => [row.id, { row, texts: expectedText(row, story.advertiser.currency) }]));
}

export type Expectations = ReturnType<typeof expectations>;

/** What the overlay calls a total instead of a row's id. */
const totalId = 'total';

/** The cells of rows that a person sees on the page now. */
export async function paintedCells(page: Page): Promise<PaintedCell[]> {
  return (await readOverlay(page)).filter((cell) => cell.visible && cell.id !== totalId);
}

/** The totals that a person sees beside the list now. */
export async function paintedTotals(page: Page): Promise<PaintedCell[]> {
  return (await readOverlay(page)).filter((cell) => cell.visible && cell.id === totalId);
}

/** Every number that is painted right now is the story's own for the id it is painted for; loading cells say nothing yet. */
export function expectTrueNumbers(cells: readonly PaintedCell[], expected: Expectations): void {
  for (const cell of cells) {
    if (cell.state === 'loading') continue;
    const entry = expected.get(cell.id);
    const text = entry?.texts[cell.metric as keyof NonNullable<typeof entry>['texts']];
    expect(cell.text, `${cell.metric} of ${entry?.row.name ?? 'an unknown row'} (${cell.id})`).toBe(text);
    const source = cell.metric === 'roas' ? entry?.row.revenueSource : entry?.row.installsSource;
    expect(cell.source, `source of ${cell.metric} of ${cell.id}`).toBe(source);
  }
}

/** Every painted cell stands inside the height of the row that the page shows for the same id. */
export async function expectOnOwnRows(page: Page): Promise<void> {
  const cells = await paintedCells(page);
  const rows = await page.locator('.KsTable > [slot^="cell-"][slot$="_name"]').evaluateAll((names) =>
    names.map((name) => {
      const { top, bottom } = name.getBoundingClientRect();
      return [/^cell-(\d+)_/.exec(name.slot)?.[1] ?? '', { top, bottom }] as const;
    }),
  );
  const places = new Map(rows);
  for (const { id, rect } of cells) {
    const place = places.get(id);
    const middle = rect.y + rect.height / 2;
    expect(
      place !== undefined && middle > place.top && middle < place.bottom,
      `a cell of ${id} stands at ${middle}, its row is at ${JSON.stringify(place)}`,
    ).toBe(true);
  }
}

/** Waits until every row in sight shows all three numbers, and checks each of them. */
export async function expectAllPainted(page: Page, expected: Expectations): Promise<string[]> {
  let inSight: string[] = [];
  await expect
    .poll(async () => {
      const cells = await paintedCells(page);
      inSight = await idsInSight(page);
      const done = cells.filter((cell) => cell.state !== 'loading').map((cell) => cell.id);
      return inSight.length > 0 && inSight.every((id) => done.includes(id));
    })
    .toBe(true);
  expectTrueNumbers(await paintedCells(page), expected);
  await expectOnOwnRows(page);
  return inSight;
}

/** Lets the page show two more frames, so that what a step has moved stands where it belongs. */
export async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
