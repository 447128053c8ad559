import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { listAddress } from '../../demo/connected-browser.ts';
import { closedRoot } from './closed-root.ts';
import { expectAllPainted, expectations, paintedCells, paintedTotals } from './rows.ts';
import { expect, test } from './stage.ts';

/** Runs inside of the closed root. */
function focusedText(this: ShadowRoot): string {
  return this.activeElement?.textContent ?? '';
}
function shownCard(this: ShadowRoot): string | null {
  const card = this.querySelector<HTMLElement>('.card');
  return card === null || card.hidden ? null : card.innerText;
}

async function openList(page: Page, story: Parameters<typeof expectations>[0]): Promise<string[]> {
  await page.goto(listAddress({ story }, 'campaign', { page_size: '10' }));
  const inSight = await expectAllPainted(
    page,
    expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? ''),
  );
  await expect
    .poll(async () => (await paintedTotals(page)).map(({ state }) => state !== 'loading'))
    .toEqual([true, true, true]);
  return inSight;
}

const hostHasFocus = (page: Page) => page.evaluate(() => document.activeElement?.localName === 'appsprint-overlay');

/** Presses Tab until the overlay has the focus. */
async function tabToOverlay(page: Page): Promise<void> {
  for (let presses = 0; presses < 120 && !(await hostHasFocus(page)); presses++) await page.keyboard.press('Tab');
  expect(await hostHasFocus(page)).toBe(true);
}

test('the overlay is one tab stop, from which the arrow keys go over the numbers and Escape leads back', async ({
  adsManager,
  story,
}) => {
  await openList(adsManager, story);
  const root = await closedRoot(adsManager);
  await tabToOverlay(adsManager);
  await expect.poll(() => root.ask(focusedText)).toBe('AppSprint');
  await adsManager.keyboard.press('ArrowDown');
  await expect.poll(() => root.ask(focusedText)).toMatch(/^Installs [\d,]+, (attributed|fallback)$/);
  await expect.poll(() => root.ask(shownCard)).toContain('Europe/Paris');
  await adsManager.keyboard.press('ArrowRight');
  await expect.poll(() => root.ask(focusedText)).toMatch(/^CPI/);
  await adsManager.keyboard.press('ArrowDown');
  await adsManager.keyboard.press('Home');
  await expect.poll(() => root.ask(focusedText)).toMatch(/^Installs/);
  await adsManager.keyboard.press('Escape');
  await expect.poll(() => root.ask(focusedText)).toBe('AppSprint');
  await expect.poll(() => root.ask(shownCard)).toBeNull();
  await adsManager.keyboard.press('ArrowUp');
  await expect.poll(() => root.ask(focusedText)).toMatch(/^Installs [\d,]+, /);
  await adsManager.keyboard.press('Escape');
  await adsManager.keyboard.press('Tab');
  await expect.poll(() => hostHasFocus(adsManager)).toBe(false);
});

test('the pointer over a number shows what it is, whose it is and for which days, and takes nothing from the page', async ({
  adsManager,
  story,
}) => {
  await openList(adsManager, story);
  const root = await closedRoot(adsManager);
  const [installs] = await paintedCells(adsManager);
  if (installs === undefined) throw new Error('Nothing is painted.');
  const { x, y, width, height } = installs.rect;
  await adsManager.mouse.move(x + width / 2, y + height / 2);
  await expect.poll(() => root.ask(shownCard)).toContain(`Installs ${installs.text}`);
  await expect.poll(() => root.ask(shownCard)).toMatch(/Attributed|Fallback/);
  await expect.poll(() => root.ask(shownCard)).toContain(`${story.days[0]} to ${story.days.at(-1)}, Europe/Paris.`);
  await adsManager.mouse.move(5, 5);
  await expect.poll(() => root.ask(shownCard)).toBeNull();
});

test('screen readers find a table with the names, metrics, numbers and totals, and no number twice', async ({
  adsManager,
  story,
}) => {
  const inSight = await openList(adsManager, story);
  const session = await adsManager.context().newCDPSession(adsManager);
  const tree = async () => (await session.send('Accessibility.getFullAXTree')).nodes.filter(({ ignored }) => !ignored);
  const named = async (role: string) =>
    (await tree()).filter((node) => node.role?.value === role).map((node) => String(node.name?.value));
  await expect.poll(async () => (await named('table')).filter((name) => name.startsWith('AppSprint'))).toHaveLength(1);
  const names = expectations(story, 'campaign', story.days[0] ?? '', story.days.at(-1) ?? '');
  const spoken = async () => (await named('cell')).filter((name) => /^Installs [\d,]+, /.test(name));
  // The totals come by a question of their own.
  await expect.poll(spoken).toHaveLength(inSight.length + 1);
  const headers = await named('rowheader');
  for (const id of inSight) expect(headers).toContain(names.get(id)?.row.name);
  expect(headers).toContain('Total of the whole list');
  for (const title of ['Installs', 'CPI', 'ROAS']) expect(await named('columnheader')).toContain(title);
});

test('axe finds nothing wrong with what stands in the closed root', async ({ adsManager, connected, story }) => {
  await openList(adsManager, story);
  const root = await closedRoot(adsManager);
  await tabToOverlay(adsManager);
  await adsManager.keyboard.press('ArrowDown');
  const copy = await root.ask(function (this: ShadowRoot) {
    const styles = this.adoptedStyleSheets.flatMap((sheet) => Array.from(sheet.cssRules, (rule) => rule.cssText));
    return { html: this.innerHTML, css: styles.join('\n').replaceAll(':host', 'main') };
  });
  const page = await connected.context.newPage();
  await page.setContent(
    `<!doctype html><html lang="en"><title>Copy</title><style>${copy.css} main { pointer-events: auto }</style><main>${copy.html}</main></html>`,
  );
  await page.addScriptTag({ content: axe.source });
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(node: Element): Promise<{ violations: { id: string; help: string }[] }> };
    };
    const main = document.querySelector('main');
    return main === null ? [] : (await axe.run(main)).violations.map(({ id, help }) => `${id}: ${help}`);
  });
  expect(violations).toEqual([]);
});
