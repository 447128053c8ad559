import { listAddress } from '../../demo/connected-browser.ts';
import {
  type ExpectedRow,
  expectedRows,
  expectedText,
  type Story,
  type StoryLevel,
} from '../../sandbox/scenario/index.ts';
import { closedRoot } from './closed-root.ts';
import { paintedTotals } from './rows.ts';
import { expect, test } from './stage.ts';

/** The story's own sum over rows, worked out without any code of the product. */
function sumOf(rows: readonly ExpectedRow[]): ExpectedRow {
  const revenue: Record<string, number> = {};
  for (const row of rows) {
    for (const [currency, cents] of Object.entries(row.revenue)) revenue[currency] = (revenue[currency] ?? 0) + cents;
  }
  const fallback = (sources: readonly string[]) => (sources.includes('fallback') ? 'fallback' : 'attributed');
  return {
    id: 'total',
    name: 'Total',
    spend: rows.reduce((sum, row) => sum + row.spend, 0),
    installs: rows.reduce((sum, row) => sum + row.installs, 0),
    installsSource: fallback(rows.map((row) => row.installsSource)),
    revenue,
    revenueSource: fallback(rows.map((row) => row.revenueSource)),
  };
}

function totalTexts(story: Story, level: StoryLevel, belongs: (row: ExpectedRow) => boolean): string[] {
  const rows = expectedRows(story, level, story.days[0] ?? '', story.days.at(-1) ?? '').filter(belongs);
  const { installs, cpi, roas } = expectedText(sumOf(rows), story.advertiser.currency);
  return [installs, cpi, roas];
}

const everything = () => true;

test('the totals are those of the whole list, not of the rows in sight', async ({ adsManager, story }) => {
  await adsManager.goto(listAddress({ story }, 'campaign'));
  const texts = async () => (await paintedTotals(adsManager)).map((cell) => cell.text);
  await expect.poll(texts).toEqual(totalTexts(story, 'campaign', everything));
  const sources = (await paintedTotals(adsManager)).map((cell) => cell.source);
  expect(sources[0]).toBe('fallback');
});

test('the totals of ad groups below one campaign are those of that campaign', async ({ adsManager, story }) => {
  const [campaign] = story.advertiser.campaigns;
  const below = new Set(campaign?.adGroups.map(({ id }) => id));
  await adsManager.goto(
    listAddress({ story }, 'adgroup', {
      'filters[0][field]': 'campaign_ids',
      'filters[0][in_field_values][0]': campaign?.id ?? '',
    }),
  );
  await expect
    .poll(async () => (await paintedTotals(adsManager)).map((cell) => cell.text))
    .toEqual(totalTexts(story, 'adgroup', ({ id }) => below.has(id)));
});

test('the totals of a search are those of what it finds', async ({ adsManager, story }) => {
  await adsManager.goto(listAddress({ story }, 'campaign', { keyword: 'Retargeting' }));
  await expect
    .poll(async () => (await paintedTotals(adsManager)).map((cell) => cell.text))
    .toEqual(totalTexts(story, 'campaign', ({ name }) => name.toLowerCase().includes('retargeting')));
});

test('a list that is filtered in a way AppSprint cannot follow has no total, and says why', async ({
  adsManager,
  story,
}) => {
  await adsManager.goto(
    listAddress({ story }, 'campaign', {
      'filters[0][field]': 'campaign_status',
      'filters[0][in_field_values][0]': 'delivery_ok',
    }),
  );
  await expect(adsManager.locator('appsprint-overlay')).toHaveCount(1);
  const root = await closedRoot(adsManager);
  const notice = () =>
    root.ask(function (this: ShadowRoot) {
      return this.querySelector('.strip .notice')?.textContent ?? '';
    });
  await expect.poll(notice).toContain('filtered by campaign_status, which AppSprint cannot follow');
  expect(await paintedTotals(adsManager)).toEqual([]);
});
