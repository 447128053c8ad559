import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import type { BrowserSession } from '../../demo/browser/index.ts';
import type { PlantedFault, Story } from '../../sandbox/scenario/index.ts';
import { expect, test } from './stage.ts';

/** The rule and kind of fault that each planted fault is. */
const kinds: Readonly<Record<PlantedFault['fault'], string>> = {
  'automatic-placement': 'placement placement',
  'both-systems': 'operating-system operating-system',
  'another-pixel': 'pixel pixel',
  'tagged-link': 'signal-link parameter-foreign',
  'store-page': 'signal-link store-page',
  'other-app': 'signal-link other-app',
  'unsent-event': 'optimisation-event optimisation-event',
};
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The audit over all days of the story. */
async function openAudit(connected: BrowserSession, story: Story): Promise<Page> {
  const panel = await connected.extensionPage('sidepanel.html');
  await panel.getByRole('tab', { name: 'Audit' }).click();
  await panel.getByLabel('First day').fill(story.days[0] ?? '');
  await panel.getByLabel('Last day').fill(story.days.at(-1) ?? '');
  await expect(panel.getByText(`Spent from ${story.days[0]} to ${story.days.at(-1)}`)).toBeVisible();
  return panel;
}

/** Every finding with the ids of its places, as a person sees them. */
async function shownFaults(panel: Page): Promise<string[]> {
  const findings = await panel.locator('section.finding').all();
  const shown = findings.map(async (finding) => {
    const [rule, code] = [await finding.getAttribute('data-rule'), await finding.getAttribute('data-code')];
    const ids = await finding.locator('li[data-id]').evaluateAll((places) => places.map((place) => place.dataset.id));
    return `${rule} ${code}: ${ids.sort().join(' ')}`;
  });
  return (await Promise.all(shown)).sort();
}

async function violations(page: Page): Promise<unknown> {
  await page.evaluate(await readFile(axe, 'utf8'));
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
    return (await checker.run()).violations.map(({ id }) => id);
  });
}

test('the panel shows every fault of the live campaigns and nothing else, and saves them', async ({
  connected,
  story,
}) => {
  const panel = await openAudit(connected, story);
  const planted = story.plantedFaults.map(({ fault, ids }) => `${kinds[fault]}: ${[...ids].sort().join(' ')}`).sort();
  await expect.poll(() => shownFaults(panel)).toEqual(planted);
  const atRisk = story.plantedFaults
    .filter(({ fault }) => fault !== 'tagged-link')
    .reduce((sum, { spend }) => sum + spend, 0);
  const euros = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }).format(atRisk / 100);
  await expect(panel.getByText(`${euros} at risk`)).toBeVisible();

  await panel.getByLabel('Check', { exact: true }).selectOption('Pixel');
  await expect(panel.locator('section.finding')).toHaveCount(1);
  await panel.getByLabel('How bad').selectOption('Attention');
  await expect(panel.getByText('No finding fits this filter.')).toBeVisible();
  await panel.getByLabel('Check', { exact: true }).selectOption('Every check');
  await expect(panel.locator('section.finding')).toHaveCount(1);

  const download = panel.waitForEvent('download');
  await panel.getByRole('button', { name: 'Save CSV' }).click();
  const lines = Papa.parse<string[]>((await readFile(await (await download).path(), 'utf8')).slice(1)).data;
  const rows = lines.slice(7, -2);
  expect(rows.map((row) => row[5]).sort()).toEqual(story.plantedFaults.flatMap(({ ids }) => ids).sort());
  expect(lines.at(-2)?.at(-1)).toBe((atRisk / 100).toFixed(2));
});

test('a place leads to its object in Ads Manager', async ({ connected, story }) => {
  const panel = await openAudit(connected, story);
  const pixel = story.plantedFaults.find(({ fault }) => fault === 'another-pixel');
  const link = panel.locator(`section.finding[data-rule="pixel"] li[data-id="${pixel?.ids[0]}"] a`);
  const address = new URL((await link.getAttribute('href')) ?? '');
  expect(`${address.origin}${address.pathname}`).toBe('https://ads.tiktok.com/i18n/manage/adgroup');
  expect(Object.fromEntries(address.searchParams)).toEqual({
    aadvid: story.advertiser.id,
    'filters[0][field]': 'ad_ids',
    'filters[0][in_field_values][0]': pixel?.ids[0],
  });
});

test('a finding leads to the help page of its check', async ({ connected, story }) => {
  const panel = await openAudit(connected, story);
  const opened = connected.context.waitForEvent('page');
  await panel.locator('section.finding[data-rule="pixel"] .help a').click();
  const help = await opened;
  await expect(help).toHaveURL(/\/checks\/pixel\.html$/);
  await expect(help.getByRole('heading', { level: 1 })).toHaveText('Pixel');
});

for (const name of ['popup.html', 'sidepanel.html'] as const) {
  test(`the paste box of ${name} tells a right link from a wrong one and from another app's`, async ({
    connected,
    stage,
    story,
  }) => {
    const page = await connected.extensionPage(name);
    if (name === 'sidepanel.html') await page.getByRole('tab', { name: 'Audit' }).click();
    const box = page.getByLabel('Paste a Website URL');
    const right = story.advertiser.campaigns[0]?.adGroups[0]?.ads[0]?.landingPageUrl ?? '';
    await box.fill(right);
    await expect(page.getByText('This is the whole Signal link.')).toBeVisible();
    await box.fill(right.replace('__CAMPAIGN_ID__', '_CAMPAIGN_ID_'));
    await expect(page.getByText('1 thing is wrong with this link.')).toBeVisible();
    await connected.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.bringToFront();
    await page.getByRole('button', { name: 'Copy the right link' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(right);
    await box.fill(right.replace(story.signalLink.slug, story.otherApp.signalLink.slug));
    await expect(page.getByText('This is a Signal link of another app')).toBeVisible();
    await box.fill(`${stage.apiUrl}/l/dreamly`);
    await expect(page.locator('.inspection')).toHaveAttribute('data-state', 'wrong');
  });
}

test('without an answer of AppSprint the paste box says that nothing was checked', async ({
  connected,
  gate,
  story,
}) => {
  const panel = await openAudit(connected, story);
  gate.breakWith((_, answer) => answer.destroy());
  await panel.getByLabel('Paste a Website URL').fill('https://example.com');
  await expect(panel.getByText('The link was not checked.')).toBeVisible();
  gate.mend();
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expect(panel.getByText('1 thing is wrong with this link.')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });
    test('the audit has nothing that axe objects to', async ({ connected, story }) => {
      const panel = await openAudit(connected, story);
      await panel.getByLabel('Paste a Website URL').fill('https://example.com');
      await expect(panel.locator('.inspection')).toBeVisible();
      expect(await violations(panel)).toEqual([]);
    });
  });
}
