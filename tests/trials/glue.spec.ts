import type { Page } from '@playwright/test';
import { listAddress } from '../../demo/connected-browser.ts';
import { paintedCells, twoFrames } from '../e2e/rows.ts';
import { expect, test } from '../e2e/stage.ts';
import { type CapturedFrame, captureFrames, markOverlayRows, rowMark } from './captured-frames.ts';

// Each frame is looked at pixel by pixel.
test.use({ viewport: { width: 1440, height: 560 } });

/** Most pixels that a cell may be off its row in any frame. */
const tolerance = 2;
const wideColumns = 'stat_cost,show_cnt,click_cnt,cpc,ctr,time_attr_convert_cnt,time_attr_conversion_cost';

/** How each generation's list is reached: a cell of each row to mark, and what a person scrolls. */
const generations = {
  g3: { cell: '.KsTable > [slot^="cell-"][slot$="_name"]', scroller: '.KsTable' },
  g2: { cell: '.row-item > .item-cell', scroller: '.list-scroll' },
  g1: { cell: '.vi-table__body-wrapper tr > td:last-of-type', scroller: '.vi-table__body-wrapper' },
} as const;
type Generation = keyof typeof generations;

/** Keeps the page's scripts busy most of the time, as a loaded page is: only what the browser moves by itself still moves. */
const keepBusy = (page: Page) =>
  page.evaluate(() => {
    setInterval(() => {
      const end = performance.now() + 70;
      while (performance.now() < end);
    }, 120);
  });

/** Distances that are no multiple of any row's height, so that a cell left behind cannot stand right by chance. */
const distances = [37, 61, 143, 89, 211, -53, 97, 173, -131, 67, 301, 23];

const scrolls: Readonly<Record<string, (page: Page, scroller: string) => Promise<void>>> = {
  wheel: async (page, scroller) => {
    await page
      .locator(scroller)
      .first()
      .hover({ position: { x: 700, y: 200 } });
    for (const distance of distances) await page.mouse.wheel(0, distance);
  },
  keyboard: async (page, scroller) => {
    await page.locator(scroller).first().focus();
    for (const key of ['ArrowDown', 'PageDown', 'PageDown', 'ArrowUp', 'End', 'PageUp', 'Home', 'ArrowDown'])
      await page.keyboard.press(key);
  },
  scrollbar: async (page, scroller) => {
    const thumb = await grip(page, scroller);
    await page.mouse.move(thumb.x, thumb.y);
    await page.mouse.down();
    for (const distance of [3, 9, 22, 41, 60, 44, 20, 70]) await page.mouse.move(thumb.x, thumb.y + distance);
    await page.mouse.up();
  },
  program: async (page, scroller) => {
    await page
      .locator(scroller)
      .first()
      .evaluate(async (element) => {
        for (const top of [311, 1007, 133, 2211, 57]) {
          element.scrollTo({ top, behavior: top > 1000 ? 'smooth' : 'instant' });
          element.dispatchEvent(new WheelEvent('wheel', { deltaY: top / 3, cancelable: true }));
          await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        }
      });
  },
};

/** Where the list's scrollbar can be taken hold of. */
async function grip(page: Page, scroller: string): Promise<{ x: number; y: number }> {
  return page
    .locator(scroller)
    .first()
    .evaluate((element) => {
      const thumb = element.shadowRoot?.querySelector('.thumb')?.getBoundingClientRect();
      const { right, top } = element.getBoundingClientRect();
      return thumb ? { x: thumb.x + 2, y: thumb.y + 8 } : { x: right - 7, y: top + 30 };
    });
}

async function openMarked(
  page: Page,
  story: Parameters<typeof listAddress>[0]['story'],
  generation: Generation,
  query: Record<string, string>,
) {
  await page.goto(listAddress({ story }, 'campaign', { page_size: '1000', sandbox_generation: generation, ...query }));
  await expect
    .poll(async () => (await paintedCells(page)).filter(({ state }) => state !== 'loading').length, {
      timeout: 30_000,
    })
    .toBeGreaterThan(3);
  await page.addStyleTag({
    content: `${generations[generation].cell} { background-image: linear-gradient(${rowMark}, ${rowMark}) !important; background-size: 14px 6px !important; background-repeat: no-repeat !important; background-position: 0 0 !important }`,
  });
  await markOverlayRows(page);
  await twoFrames(page);
}

/** How the marks lie to each other while nothing moves. */
interface Rest {
  /** Distance from one row to the next. */
  readonly pitch: number;
  /** Distance of the overlay's marks from the rows' marks. */
  readonly offset: number;
}

function restOf(frames: readonly CapturedFrame[]): Rest {
  const { rows = [], cells = [] } = frames.at(-1) ?? {};
  const [first = Number.NaN, second = Number.NaN] = rows.slice(1);
  return { pitch: second - first, offset: (cells[1] ?? Number.NaN) - first };
}

/**
 * How far each mark of the overlay is from where it belongs. A row whose own mark is cut off is still as far from the others
 * as all rows are, and no scrolling here is by a multiple of that.
 */
function distancesOff({ rows, cells }: CapturedFrame, { pitch, offset }: Rest): number[] {
  const [row] = rows;
  if (row === undefined) return [];
  return cells.map((cell) => {
    const off = (((cell - row - offset) % pitch) + pitch) % pitch;
    return Math.min(off, pitch - off);
  });
}

for (const generation of ['g3', 'g2', 'g1'] as const) {
  for (const [mode, query] of Object.entries({ columns: {}, chips: { columns: wideColumns } })) {
    test(`${generation}, ${mode}: no frame of any scrolling shows a cell off its row`, async ({
      adsManager,
      connected,
      story,
    }) => {
      test.setTimeout(180_000);
      const reader = await connected.context.newPage();
      await adsManager.bringToFront();
      await openMarked(adsManager, story, generation, query);
      const still = await captureFrames(adsManager, reader, () => twoFrames(adsManager));
      const rest = restOf(still);
      expect(rest.pitch, JSON.stringify(still.at(-1))).toBeGreaterThan(20);
      await keepBusy(adsManager);
      let marks = 0;
      for (const [kind, scroll] of Object.entries(scrolls)) {
        const frames = await captureFrames(adsManager, reader, async () => {
          await scroll(adsManager, generations[generation].scroller);
          await twoFrames(adsManager);
        });
        for (const [index, frame] of frames.entries()) {
          const off = distancesOff(frame, rest);
          marks += off.length;
          const place = `${kind}, frame ${index} of ${frames.length}: ${JSON.stringify({ rest, ...frame })}`;
          expect(Math.max(0, ...off), place).toBeLessThanOrEqual(tolerance);
        }
        console.log(`${generation} ${mode} ${kind}: ${frames.length} frames`);
      }
      expect(marks).toBeGreaterThan(100);
    });
  }
}
