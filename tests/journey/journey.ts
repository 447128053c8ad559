import { expect } from '@playwright/test';
import { daysAgo } from '#lib/calendar';
import { listAddress } from '../../demo/connected-browser.ts';
import type { Story } from '../../sandbox/scenario/index.ts';
import { type Expectations, expectations, expectTrueNumbers } from '../e2e/rows.ts';
import type { JourneyBrowser, JourneyTab } from './browser.ts';

/** What the journey needs to know of the stage it is played on. */
export interface JourneyStage {
  readonly story: Story;
  readonly token: string;
}

/** One thing a marketer does and sees; later steps rely on what earlier ones left behind. */
export interface JourneyStep {
  readonly name: string;
  readonly take: (browser: JourneyBrowser, stage: JourneyStage) => Promise<void>;
}

/** The way of a marketer from an empty profile to figures and back, the same in every browser. */
export const journey: readonly JourneyStep[] = [
  {
    name: 'a list shows nothing, and the popup says what is missing, before AppSprint is connected',
    async take(browser, { story }) {
      const list = await browser.newTab();
      await list.goto(listAddress({ story }, 'campaign'));
      const popup = await browser.extensionTab('popup.html');
      await expectText(popup, 'Connect AppSprint');
      await expectNoCells(list);
      await Promise.all([list.close(), popup.close()]);
    },
  },
  {
    name: 'a wrong access token is refused with the remedy, the right one connects',
    async take(browser, { token }) {
      const options = await browser.extensionTab('options.html');
      await options.fill('Access token', 'wrong');
      await options.press('button', 'Connect');
      await expectText(options, 'token');
      await options.fill('Access token', token);
      await options.press('button', 'Connect');
      await expectText(options, 'Connected to');
      await options.close();
    },
  },
  {
    name: 'every row in sight shows its own figures, at all three levels and after a jump',
    async take(browser, { story }) {
      const list = await browser.newTab();
      const expected = (level: 'campaign' | 'adgroup' | 'ad') =>
        expectations(story, level, story.days[0] ?? '', story.days.at(-1) ?? '');
      await list.goto(listAddress({ story }, 'campaign', { page_size: '1000' }));
      const first = await expectPainted(list, expected('campaign'));
      await list.pressKey('.KsTable', 'End');
      await expect.poll(async () => (await rowCells(list)).some(({ id }) => !first.has(id))).toBe(true);
      await expectPainted(list, expected('campaign'));
      await list.press('tab', 'Ad group');
      await expectPainted(list, expected('adgroup'));
      await list.press('tab', 'Ad');
      await expectPainted(list, expected('ad'));
      await list.close();
    },
  },
  {
    name: 'the panel beside the page lists the campaigns with the same figures, and what its audit found',
    async take(browser, { story }) {
      const panel = await browser.panel();
      await panel.press('button', '30 days');
      const { from, to } = daysAgo(30, Date.now(), story.advertiser.timeZone);
      const expected = [...expectations(story, 'campaign', from, to).values()];
      await expect.poll(async () => (await panelRows(panel)).length).toBeGreaterThan(3);
      for (const { name, cells } of await panelRows(panel)) {
        const shows = expected.filter(
          ({ row, texts }) =>
            row.name === name && Object.entries(texts).every(([metric, text]) => cells[metric]?.includes(text)),
        );
        expect(shows.length, `${name} shows ${JSON.stringify(cells)}`).toBeGreaterThan(0);
      }
      await panel.press('tab', 'Audit');
      await expectText(panel, 'Paste');
      await panel.close();
    },
  },
  {
    name: "the popup sends a test event and shows TikTok's own answer",
    async take(browser) {
      const popup = await browser.extensionTab('popup.html');
      await popup.fill('Test event code', 'TEST12345');
      await popup.press('button', 'Send');
      await expectText(popup, 'code 0');
      await popup.close();
    },
  },
  {
    name: 'after disconnecting nothing is left on the list',
    async take(browser, { story }) {
      const list = await browser.newTab();
      await list.goto(listAddress({ story }, 'campaign'));
      await expect.poll(async () => (await list.cells()).length).toBeGreaterThan(0);
      const options = await browser.extensionTab('options.html');
      await options.press('button', 'Disconnect');
      await expectText(options, 'Access token');
      await list.goto(listAddress({ story }, 'campaign'));
      const popup = await browser.extensionTab('popup.html');
      await expectText(popup, 'Connect AppSprint');
      await expectNoCells(list);
    },
  },
];

/** Places of numbers may stand there until the page was told that nothing is connected. */
async function expectNoCells(list: JourneyTab): Promise<void> {
  await expect.poll(() => list.cells()).toEqual([]);
}

async function expectText(tab: JourneyTab, text: string): Promise<void> {
  await expect.poll(async () => (await tab.text()).toLowerCase()).toContain(text.toLowerCase());
}

/** The campaigns in the panel's table, with the words of the three figures that a list shows too. */
async function panelRows(panel: JourneyTab) {
  const [head = [], ...rows] = (await panel.tableRows()).filter((cells) => cells.length > 3);
  const titles = { installs: 'Installs', cpi: 'CPI', roas: 'ROAS' };
  return rows.flatMap((cells) => {
    const name = cells[0]?.split('\n')[0]?.trim() ?? '';
    if (name === 'Total') return [];
    const figures = Object.entries(titles).map(([metric, title]) => {
      const at = head.findIndex((text) => text.startsWith(title));
      return [metric, cells[at]?.split(/\s+/) ?? []] as const;
    });
    return [{ name, cells: Object.fromEntries(figures) as Record<string, readonly string[] | undefined> }];
  });
}

/** Waits until all cells in sight hold numbers of this level, each the story's own; gives back whose they are. */
async function expectPainted(list: JourneyTab, expected: Expectations): Promise<Set<string>> {
  await expect
    .poll(async () => {
      const cells = await rowCells(list);
      return cells.length > 0 && cells.every(({ id, state }) => state !== 'loading' && expected.has(id));
    })
    .toBe(true);
  const cells = await rowCells(list);
  expectTrueNumbers(cells, expected);
  return new Set(cells.map(({ id }) => id));
}

/** The numbers of rows; the strip's totals are of no row. */
async function rowCells(list: JourneyTab) {
  return (await list.cells()).filter(({ id }) => id !== 'total');
}
