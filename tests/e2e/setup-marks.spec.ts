import { createRequire } from 'node:module';
import { type Page, test as plain } from '@playwright/test';
import { buildSignalLink } from '#lib/signal-link';
import type { BrowserSession } from '../../demo/browser/index.ts';
import { openConnectedBrowser, openStageDoor } from '../../demo/connected-browser.ts';
import { tellStory } from '../../sandbox/scenario/index.ts';
import { closedRoot } from './closed-root.ts';
import type { CreationWalk, Flow } from './creation-walk.ts';
import { type MarkReader, readMarks, rulesSaying } from './setup-marks/mark-reader.ts';
import { mistakesOf, type Person, setUpRight } from './setup-marks/mistakes.ts';
import { openFlow } from './setup-marks/open-flow.ts';
import { expect, publishedStage } from './stage.ts';

const locales = ['en', 'de', 'ja', 'pt', 'zh'];
const flows: readonly Flow[] = ['smart-plus', 'manual'];

/** One connected browser for all walks of a worker: a walk changes nothing that another one sees. */
const test = plain.extend<object, { connected: BrowserSession }>({
  connected: [
    async ({ browserName: _ }, use) => {
      const stage = publishedStage();
      const door = await openStageDoor(stage);
      const { executablePath, extensionDir } = stage;
      const viewport = { width: 1440, height: 900 };
      const options = { executablePath, extensionDir, frontDoor: door, headless: true, viewport };
      const session = await openConnectedBrowser(options, stage.token);
      await use(session);
      await session.close();
      await door.close();
    },
    { scope: 'worker' },
  ],
});

const { advertiser, signalLink } = tellStory(publishedStage().story);
const link = buildSignalLink(publishedStage().story.publicUrl, signalLink.slug);
const [pixel, otherPixel] = advertiser.pixels;

const open = (page: Page, flow: Flow, switches: Readonly<Record<string, string>> = {}) =>
  openFlow(page, advertiser.id, flow, switches);

const personAt = (page: Page, walk: CreationWalk, flow: Flow): Person => ({
  page,
  walk,
  flow,
  link,
  pixelName: pixel?.name ?? '',
  otherPixelName: otherPixel?.name ?? '',
});

const nothingWrong = (reader: MarkReader) =>
  expect.poll(() => rulesSaying(reader, 'wrong', 'unverified', 'later')).toEqual([]);

for (const flow of flows) {
  for (const locale of locales) {
    test(`in the ${flow} flow in ${locale}, the right way gives no finding and each mistake exactly its own`, async ({
      connected,
    }) => {
      test.setTimeout(240_000);
      const page = await connected.context.newPage();
      const walk = await open(page, flow, { locale });
      const reader = await readMarks(page);
      const person = personAt(page, walk, flow);
      await setUpRight(person);
      await nothingWrong(reader);
      let step = 'ad';
      for (const { name, step: its, rule, make, correct } of mistakesOf(person)) {
        if (its !== step) await walk.goTo(its);
        step = its;
        await make();
        await expect.poll(() => rulesSaying(reader, 'wrong'), { message: name }).toEqual([rule]);
        await correct();
        await nothingWrong(reader);
      }
      await page.getByRole('button', { name: walk.words.buttons.publish, exact: true }).click();
      await expect(page).toHaveURL(/\/i18n\/manage\/campaign\?aadvid=/);
      await page.close();
    });
  }
}

test('Value is right once there were enough Purchase events in seven days', async ({ connected }) => {
  const page = await connected.context.newPage();
  const walk = await open(page, 'manual');
  const reader = await readMarks(page);
  await setUpRight(personAt(page, walk, 'manual'));
  await walk.goTo('adgroup');
  await walk.pick(walk.worded(walk.words.labels.goal), walk.words.goals.value);
  await nothingWrong(reader);
  await page.close();
});

test('a setting that cannot be read could not be verified, and is neither right nor wrong', async ({ connected }) => {
  const page = await connected.context.newPage();
  const walk = await open(page, 'manual', { url_field: 'unknown' });
  const reader = await readMarks(page);
  await walk.goTo('ad');
  await expect.poll(() => reader.findings()).toMatchObject({ 'signal-link': 'unverified', 'smart-plus': 'unverified' });
  await page.close();
});

test('marks stand at their labels, cover nothing, and change nothing of the page', async ({ connected }) => {
  const page = await connected.context.newPage();
  const walk = await open(page, 'smart-plus', { rerender: 'on' });
  const reader = await readMarks(page);
  await setUpRight(personAt(page, walk, 'smart-plus'));
  await nothingWrong(reader);
  for (const step of ['campaign', 'adgroup', 'ad'] as const) {
    await walk.goTo(step);
    await expect.poll(async () => (await reader.marks()).some(({ isSeen }) => isSeen)).toBe(true);
    for (const { isSeen, box, rule } of await reader.marks()) {
      expect(box, rule).toMatchObject({ width: 16, height: 16 });
      if (isSeen) expect(await page.evaluate(coveredText, box), rule).toBe('');
    }
  }
  const added = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((one) => one.outerHTML.toLowerCase().includes('appsprint'))
      .map(({ tagName }) => tagName),
  );
  expect(added.filter((name) => !['HTML', 'BODY'].includes(name))).toEqual(['APPSPRINT-OVERLAY']);
  await page.close();
});

/** Text or control of the page under a box; runs in the page. */
function coveredText({ x, y, width, height }: { x: number; y: number; width: number; height: number }): string {
  const points = [0.1, 0.5, 0.9].flatMap((part) =>
    [0.1, 0.5, 0.9].map((other) => [x + width * part, y + height * other] as const),
  );
  for (const [left, top] of points) {
    const under = document.elementsFromPoint(left, top).find(({ tagName }) => tagName !== 'APPSPRINT-OVERLAY');
    if (under?.closest('button, input, a, [role="radio"]')) return under.outerHTML;
    const range = document.createRange();
    for (const node of under?.childNodes ?? []) {
      if (node.nodeType !== Node.TEXT_NODE) continue;
      range.selectNodeContents(node);
      for (const line of range.getClientRects())
        if (left >= line.left && left <= line.right && top >= line.top && top <= line.bottom)
          return node.textContent ?? '';
    }
  }
  return '';
}

test('the marks are one tab stop, and their cards open and close by keyboard', async ({ connected }) => {
  const page = await connected.context.newPage();
  const walk = await open(page, 'smart-plus');
  const reader = await readMarks(page);
  await walk.goTo('adgroup');
  await expect.poll(async () => (await reader.marks()).length).toBeGreaterThan(3);
  await reader.root.ask(function (this: ShadowRoot) {
    this.querySelector<HTMLElement>('.mark[tabindex="0"]')?.focus();
  });
  const focused = () =>
    reader.root.ask(function (this: ShadowRoot) {
      const { activeElement } = this;
      return activeElement instanceof HTMLElement ? (activeElement.dataset.rule ?? activeElement.className) : null;
    });
  const stops = await reader.root.ask(function (this: ShadowRoot) {
    return this.querySelectorAll('.mark[tabindex="0"]:not([hidden])').length;
  });
  expect(stops).toBe(1);
  const first = await focused();
  await page.keyboard.press('ArrowDown');
  expect(await focused()).not.toBe(first);
  await page.keyboard.press('End');
  expect(await focused()).toBe('placement');
  await page.keyboard.press('Enter');
  const card = () =>
    reader.root.ask(function (this: ShadowRoot) {
      const shown = this.querySelector<HTMLElement>('.card:not([hidden])');
      return shown?.innerText ?? null;
    });
  await expect.poll(card).toContain('What to do');
  expect(await card()).toContain('TikTok only');
  await page.keyboard.press('Escape');
  expect(await card()).toBeNull();
  expect(await focused()).toBe('placement');
  await page.close();
});

test('the summary counts, and leads to the next thing to fix', async ({ connected }) => {
  const page = await connected.context.newPage();
  const walk = await open(page, 'smart-plus');
  const reader = await readMarks(page);
  await walk.goTo('adgroup');
  await expect.poll(() => rulesSaying(reader, 'wrong')).toEqual(['operating-system', 'placement']);
  await reader.root.click('.pill .next');
  await expect
    .poll(async () => (await reader.marks()).find(({ rule }) => rule === 'operating-system')?.isSeen)
    .toBe(true);
  await reader.root.click('.pill .next');
  await expect.poll(async () => (await reader.marks()).find(({ rule }) => rule === 'placement')?.isSeen).toBe(true);
  await page.close();
});

test('axe finds nothing on marks, card and summary, light and dark', async ({ connected }) => {
  const page = await connected.context.newPage();
  const walk = await open(page, 'smart-plus');
  const reader = await readMarks(page);
  await walk.goTo('adgroup');
  await expect.poll(async () => (await reader.marks()).length).toBeGreaterThan(3);
  await reader.root.click('.pill .counts');
  await reader.root.click('.finding[data-finding="placement"]');
  const { html, css } = await reader.root.ask(function (this: ShadowRoot) {
    const rules = this.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]);
    return { html: this.innerHTML, css: rules.map(({ cssText }) => cssText).join('\n') };
  });
  // No script can look into a closed root, so its content is looked at on a page of its own.
  const copy = await connected.context.newPage();
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  for (const theme of ['light', 'dark']) {
    await copy.setContent(`<html lang="en"><title>Marks</title><body><div id="host"></div><main></main>`);
    await copy.evaluate(
      ([content, styles, look]) => {
        const host = document.querySelector<HTMLElement>('#host');
        if (host === null) return;
        host.dataset.theme = look;
        const root = host.attachShadow({ mode: 'open' });
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(styles);
        root.adoptedStyleSheets = [sheet];
        root.innerHTML = content;
      },
      [html, css, theme] as const,
    );
    await copy.addScriptTag({ path: axe });
    expect(await copy.evaluate(violations), theme).toEqual([]);
  }
  await copy.close();
  await page.close();
});

/** Runs in the page. */
async function violations(): Promise<string[]> {
  const { axe } = globalThis as unknown as {
    axe: { run(where: string, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
  };
  const found = await axe.run('#host', {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'],
    rules: { region: { enabled: false } },
  });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

test('lists and the creation flow of another advertiser have no marks', async ({ connected }) => {
  const page = await connected.context.newPage();
  await open(page, 'manual');
  await readMarks(page);
  await page.goto(`https://ads.tiktok.com/i18n/manage/campaign?aadvid=${advertiser.id}`);
  await expect(page.locator('appsprint-overlay')).toHaveCount(0);
  await page.goto(`https://ads.tiktok.com/i18n/creation/1nn/create/campaign?aadvid=7000000000000000009`);
  await expect(page.locator('appsprint-overlay')).toHaveCount(0);
  await page.close();
});

test('an address that changes without loading takes the marks away, and brings them back', async ({ connected }) => {
  const page = await connected.context.newPage();
  const walk = await open(page, 'smart-plus');
  await readMarks(page);
  await page.evaluate((id) => history.pushState(null, '', `/i18n/dashboard?aadvid=${id}`), advertiser.id);
  await expect(page.locator('appsprint-overlay')).toHaveCount(0);
  await page.evaluate(() => history.back());
  await readMarks(page);
  await expect(walk.block(walk.words.labels.objective)).toBeVisible();
  await page.close();
});

test('a pixel page says that this is the pixel of AppSprint, and another that it is not', async ({ connected }) => {
  const page = await connected.context.newPage();
  await page.goto(`https://ads.tiktok.com/i18n/events_manager/datasource/pixel/detail/${pixel?.code}`);
  await expect(page.locator('appsprint-overlay')).toHaveCount(1);
  const root = await closedRoot(page);
  const note = () =>
    root.ask(function (this: ShadowRoot) {
      return this.querySelector<HTMLElement>('.note')?.innerText ?? '';
    });
  await expect.poll(note).toContain('This is the Pixel ID configured in AppSprint');
  expect(await note()).toContain(`Linked to ${advertiser.name}.`);
  await page.evaluate(() =>
    history.pushState(null, '', '/i18n/events_manager/datasource/pixel/detail/CLK0P3JC77U4J3M3Q5T0'),
  );
  await expect(page.locator('appsprint-overlay')).toHaveCount(1);
  const other = await closedRoot(page);
  await expect
    .poll(() =>
      other.ask(function (this: ShadowRoot) {
        return this.querySelector<HTMLElement>('.note')?.innerText ?? '';
      }),
    )
    .toContain('Another pixel');
  await page.close();
});

test('the Pixel ID of a page goes into its field in Options with one click, and is not saved', async ({
  connected,
}) => {
  const page = await connected.context.newPage();
  const other = 'CLK0P3JC77U4J3M3Q5T0';
  await page.goto(`https://ads.tiktok.com/i18n/events_manager/datasource/pixel/detail/${pixel?.code}`);
  await expect(page.locator('appsprint-overlay')).toHaveCount(1);
  await page.evaluate(
    (code) => history.pushState(null, '', `/i18n/events_manager/datasource/pixel/detail/${code}`),
    other,
  );
  await expect(page.locator('appsprint-overlay')).toHaveCount(1);
  const root = await closedRoot(page);
  const opened = connected.context.waitForEvent('page');
  await root.click('.note .use');
  const options = await opened;
  await expect(options.getByLabel('Pixel ID')).toHaveValue(other);
  await expect(options.getByText('Nothing is saved yet')).toBeVisible();
  await options.reload();
  await expect(options.getByText(`Pixel ${pixel?.code} is linked to the chosen advertiser.`)).toBeVisible();
  await options.close({ runBeforeUnload: false });
  await page.close();
});

test('the card of a mark leads to the help page of its check, which the extension carries', async ({ connected }) => {
  const page = await connected.context.newPage();
  const walk = await open(page, 'smart-plus');
  const reader = await readMarks(page);
  await walk.goTo('adgroup');
  await expect.poll(async () => (await reader.marks()).length).toBeGreaterThan(3);
  await reader.root.click('.pill .counts');
  await reader.root.click('.finding[data-finding="placement"]');
  const opened = connected.context.waitForEvent('page');
  await reader.root.click('.card .help');
  const help = await opened;
  await expect(help).toHaveURL(`chrome-extension://${connected.extensionId}/checks/placement.html`);
  await expect(help.getByRole('heading', { level: 1 })).toHaveText('Placement');
  await help.getByRole('link', { name: 'Pixel', exact: true }).click();
  await expect(help.getByRole('heading', { name: 'How to fix it in Ads Manager' })).toBeVisible();
  await help.close();
  await page.close();
});
