import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import Papa from 'papaparse';
import type { browser } from 'wxt/browser';
import { expectAccessible, pressByKeyboard, tabTo } from './page-checks.ts';
import { expect, test } from './stage.ts';

/** The extension's own API, inside its pages. */
declare const chrome: typeof browser;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const table = (page: Page) => page.locator('section.table table');
const names = (page: Page) => table(page).locator('tbody button.name');

/** Numbers of a column as they stand in sight, from the top. */
async function shownNumbers(page: Page, column: number): Promise<number[]> {
  const texts = await table(page)
    .locator(`tbody tr:not(.space) td:nth-of-type(${column}) [aria-hidden="false"]`)
    .allInnerTexts();
  return texts.filter((text) => text !== '–').map((text) => Number(text.replace(/[^\d.]/g, '')));
}

/** The lines of a saved file, without what it says of itself at its head. */
async function linesOf(download: Download): Promise<string[][]> {
  const text = await readFile(await download.path(), 'utf8');
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, '').trimEnd());
  return data.slice(data.findIndex((cells) => cells.includes('ID')));
}

async function saved(page: Page, press: () => Promise<void>): Promise<string[][]> {
  const download = page.waitForEvent('download');
  await press();
  return linesOf(await download);
}

test('the panel by keyboard alone: days, search, sort, columns, one row, what is below it, a file, the audit', async ({
  connected,
  story,
}) => {
  const panel = await connected.extensionPage('sidepanel.html');
  await pressByKeyboard(button(panel, '30 days'));
  await expect(
    panel.getByText(`${story.world.advertisers[0]?.campaigns.length.toLocaleString('en')} rows`),
  ).toBeVisible();

  await pressByKeyboard(table(panel).getByRole('button', { name: 'Installs' }));
  await expect(table(panel).getByRole('columnheader', { name: 'Installs' })).toHaveAttribute('aria-sort', 'descending');
  const falling = await shownNumbers(panel, 2);
  expect(falling.length).toBeGreaterThan(5);
  expect(falling).toEqual(falling.toSorted((one, other) => other - one));
  await panel.keyboard.press('Enter');
  await expect(table(panel).getByRole('columnheader', { name: 'Installs' })).toHaveAttribute('aria-sort', 'ascending');
  await panel.keyboard.press('Enter');
  await expect(table(panel).getByRole('columnheader', { name: 'Installs' })).toHaveAttribute('aria-sort', 'descending');

  // All rows are one tab stop: the arrow keys lead from row to row, and Tab past all of them.
  await tabTo(names(panel).first());
  await panel.keyboard.press('End');
  await expect(panel.locator('tr[data-row="999"] .name')).toBeFocused();
  await panel.keyboard.press('ArrowUp');
  await expect(panel.locator('tr[data-row="998"] .name')).toBeFocused();
  await expect(panel.locator('tr[data-row="998"] .name')).toBeInViewport();
  await panel.keyboard.press('Home');
  await panel.keyboard.press('ArrowDown');
  await expect(panel.locator('tr[data-row="1"] .name')).toBeFocused();

  const name = (await names(panel).first().innerText()).trim();
  await tabTo(panel.getByRole('searchbox'));
  await panel.keyboard.type(name);
  await expect(panel.getByText(/^\d+ of 1,?000 rows$/)).toBeVisible();
  await expect(table(panel).getByRole('rowheader', { name: 'Total shown' })).toBeVisible();

  await pressByKeyboard(button(panel, 'Columns'));
  await tabTo(panel.getByRole('checkbox', { name: 'Clicks' }));
  await panel.keyboard.press('Space');
  await expect(table(panel).getByRole('columnheader', { name: 'Clicks' })).toBeVisible();
  await pressByKeyboard(button(panel, 'Move Clicks earlier'));
  await expect(table(panel).getByRole('columnheader').nth(5)).toHaveText('Clicks');
  await pressByKeyboard(button(panel, 'Columns'));

  const lines = await saved(panel, () => pressByKeyboard(button(panel, 'Save CSV')));
  expect(lines[0]?.slice(0, 3)).toEqual(['Name', 'ID', 'Spend']);
  expect(lines[1]?.[0]).toBe(name);

  await pressByKeyboard(names(panel).first());
  await expect(panel.getByRole('columnheader', { name: 'Difference' })).toBeVisible();
  await expectAccessible(panel);
  await pressByKeyboard(button(panel, 'Show its ad groups'));
  await expect(panel.getByRole('navigation', { name: 'Where you are' })).toContainText(name);
  await expect(names(panel).first()).toBeVisible();
  await pressByKeyboard(panel.getByRole('button', { name: /^Show what is below/ }).first());
  await expect(panel.getByRole('navigation', { name: 'Where you are' })).toContainText('Ads');
  await pressByKeyboard(button(panel, 'Campaigns'));
  await expect(panel.getByRole('radio', { name: 'Campaigns' })).toBeChecked();

  await tabTo(panel.getByRole('tab', { name: 'Performance' }));
  await panel.keyboard.press('ArrowRight');
  await expect(panel.getByRole('tab', { name: 'Audit' })).toBeFocused();
  await expect(panel.getByText(/^Checked:/)).toBeVisible();
  await panel.keyboard.press('ArrowRight');
  await expect(panel.getByRole('tab', { name: 'Events' })).toBeFocused();
  await expect(panel.getByRole('listitem').first()).toBeVisible();
});

test('the totals of a saved file are those of the panel and of its rows, filtered or not', async ({ connected }) => {
  const panel = await connected.extensionPage('sidepanel.html');
  await button(panel, '30 days').click();
  await expect(panel.getByText('1,000 rows')).toBeVisible();
  for (const search of ['', 'FR']) {
    await panel.getByRole('searchbox').fill(search);
    await expect(panel.getByText(search === '' ? /^1,000 rows$/ : /of 1,?000 rows$/)).toBeVisible();
    const lines = await saved(panel, () => button(panel, 'Save CSV').click());
    const [titles = [], ...rest] = lines;
    const totals = rest.at(-1) ?? [];
    const rows = rest.slice(0, -1);
    expect(rows.length).toBeGreaterThan(10);
    const shown = await table(panel).locator('tfoot td [aria-hidden="false"]').allInnerTexts();
    for (const title of ['Spend', 'Installs']) {
      const column = titles.indexOf(title);
      const sum = rows.reduce((all, cells) => all + Math.round(Number(cells[column]) * 100), 0);
      expect(Math.round(Number(totals[column]) * 100), title).toBe(sum);
      expect(Number(shown[column - 2]?.replace(/[^\d.]/g, '')), title).toBeCloseTo(sum / 100, 2);
    }
  }
});

for (const language of ['en', 'fr', 'de', 'pt_BR', 'ja'] as const) {
  test(`in ${language} no page is wider than its window, and what is wider scrolls inside of it`, async ({
    connected,
  }) => {
    const options = await connected.extensionPage('options.html#display');
    await options.evaluate((look) => chrome.storage.local.set({ look }), { theme: 'browser', language });
    const fits = async (page: Page, widths: readonly number[]) => {
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        const wider = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        // What follows the window's size does so in the frames after it.
        await expect.poll(wider, `${page.url()} at ${width}`).toBe(0);
      }
    };
    // Everything is found by its build, because its words are other ones.
    const panel = await connected.extensionPage('sidepanel.html');
    await panel.locator('fieldset.window .choices button').last().click();
    await panel.locator('.filters button').click();
    await panel.locator('.tools > button').click();
    await names(panel).first().click();
    await expect(panel.locator('.difference')).toBeVisible();
    await fits(panel, [320, 480, 800]);
    await panel.getByRole('tab').nth(1).click();
    await expect(panel.locator('.summary')).toBeVisible();
    await fits(panel, [320, 480]);
    for (const place of ['connection', 'mapping', 'display', 'alerts', 'privacy']) {
      await options.goto(`chrome-extension://${connected.extensionId}/options.html#${place}`);
      await options.reload();
      await expect(options.locator('main button, main input').first()).toBeVisible();
      await fits(options, [360, 768]);
    }
    const popup = await connected.extensionPage('popup.html');
    await expect(popup.locator('form select option').first()).toBeAttached();
    await fits(popup, [380]);
  });
}

test('an open panel follows the language and the theme that are chosen in Options', async ({ connected }) => {
  const panel = await connected.extensionPage('sidepanel.html');
  await expect(button(panel, '30 days')).toBeVisible();
  await expect(names(panel).first()).toBeVisible();
  const options = await connected.extensionPage('options.html#display');
  await options.getByRole('radio', { name: 'Dark' }).click();
  await options.getByLabel('Language').selectOption('Deutsch');
  await expect(button(panel, '30 Tage')).toBeVisible();
  await expect(table(panel).getByRole('columnheader', { name: 'Installationen' })).toBeVisible();
  await expect(panel.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(panel.locator('html')).toHaveAttribute('lang', 'de');
});

test('what stands under the chart stays where it first came, however late its lines do', async ({ connected }) => {
  const panel = await connected.extensionPage('sidepanel.html');
  await panel.addInitScript(() => {
    const tops: number[] = [];
    const look = () => {
      const top = document.querySelector('.filters')?.getBoundingClientRect().top;
      if (top !== undefined && !tops.includes(top)) tops.push(top);
      requestAnimationFrame(look);
    };
    look();
    Object.assign(globalThis, { filterTops: tops });
  });
  await panel.reload();
  await expect(panel.locator('.chart canvas')).toBeVisible();
  await expect(names(panel).first()).toBeVisible();
  expect(await panel.evaluate('filterTops')).toHaveLength(1);
});

test('the lines of the chart are drawn in the colours of the theme', async ({ connected }) => {
  const panel = await connected.extensionPage('sidepanel.html');
  await button(panel, '30 days').click();
  const colours = () =>
    panel.locator('.chart canvas').evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      const found = new Set<string>();
      for (let at = 0; at < pixels.length; at += 4)
        if (pixels[at + 3] === 255) found.add([pixels[at], pixels[at + 1], pixels[at + 2]].join(' '));
      return [...found];
    });
  // Both are in lib/look/tokens.css: the accent, and the second line's own.
  await panel.emulateMedia({ colorScheme: 'light' });
  await expect.poll(colours).toEqual(expect.arrayContaining(['85 70 214', '138 83 0']));
  await panel.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(colours).toEqual(expect.arrayContaining(['167 157 255', '240 179 90']));
  // One that is chosen in Options counts for more than the browser's.
  await panel.evaluate((look) => chrome.storage.local.set({ look }), { theme: 'light', language: null });
  await expect.poll(colours).toEqual(expect.arrayContaining(['85 70 214', '138 83 0']));
});
