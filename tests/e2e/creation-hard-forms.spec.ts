import { expect, type Page } from '@playwright/test';
import { fixtureIds, fixtureWorld } from '../../sandbox/world-fixture.ts';
import type { Step } from './creation-walk.ts';
import { open, read, test, values } from './page-reader.ts';
import { publishedStage } from './stage.ts';

test.use({ launchOptions: { executablePath: publishedStage().executablePath } });

const pixels = fixtureWorld.advertisers[0]?.pixels ?? [];
const link = 'https://links.example/l/moon?cid=__CAMPAIGN_ID__';

function readElsewhere(page: Page, host: string): Promise<unknown> {
  return page.evaluate(
    (name) =>
      (globalThis as unknown as { readThisPage(host: string, hears: string): unknown }).readThisPage(name, 'nothing'),
    host,
  );
}

test('jumping back and forth, only the step that can be seen is read, and each with what it holds', async ({
  page,
  sandbox,
  reader,
}) => {
  const walk = await open({ page, sandbox, reader });
  const held: Record<Step, Record<string, unknown>> = {
    campaign: { objective: 'sales', destination: 'website' },
    adgroup: { 'optimisation-location': 'website', 'targeting-mode': 'automatic', 'operating-system': 'not-here' },
    ad: { 'website-url': 'empty', 'url-parameters': { state: 'none' } },
  };
  const jumps: readonly Step[] = [
    'ad',
    'campaign',
    'adgroup',
    'ad',
    'adgroup',
    'campaign',
    'ad',
    'campaign',
    'adgroup',
    'ad',
  ];
  for (const [turn, step] of jumps.entries()) {
    await walk.goTo(step);
    if (turn % 3 === 2) await page.goBack();
    if (turn % 3 === 2) await page.goForward();
    expect((await read(page)).step).toBe(step);
    expect(await values(page)).toMatchObject(held[step]);
    const isEven = turn % 2 === 0;
    switch (step) {
      case 'campaign':
        await walk.choose(walk.words.labels.salesDestination, isEven ? 'App' : 'Website');
        held.campaign.destination = isEven ? 'app' : 'website';
        break;
      case 'adgroup':
        await walk.choose(walk.words.labels.targetingMode, isEven ? 'Custom targeting' : 'Automatic targeting');
        held.adgroup['targeting-mode'] = isEven ? 'custom' : 'automatic';
        held.adgroup['operating-system'] = isEven ? [] : 'not-here';
        break;
      case 'ad':
        await walk.type(walk.worded(walk.words.labels.websiteUrl), `${link}&turn=${turn}`);
        held.ad['website-url'] = `${link}&turn=${turn}`;
        break;
    }
    expect(await values(page)).toMatchObject(held[step]);
  }
});

test('every place that is told is the label of its own block, never the checklist', async ({
  page,
  sandbox,
  reader,
}) => {
  const walk = await open({ page, sandbox, reader });
  await walk.goTo('adgroup');
  const { fields } = await read(page);
  expect(fields.goal?.label).toBe('Goal');
  expect(fields.placement?.label).toBe('Placement');
  await page.locator('#sppFormRightSideBarContainer').evaluate((checklist) => checklist.remove());
  expect((await read(page)).fields).toEqual(fields);
});

test('the address that is being typed is read, but not for certain until the field is left', async ({
  page,
  sandbox,
  reader,
}) => {
  const walk = await open({ page, sandbox, reader });
  await walk.goTo('ad');
  await walk.type('Destination URL', link);
  await walk.block('Destination URL').locator('input').click();
  await page.keyboard.press('End');
  await page.keyboard.insertText('&more=1');
  const typing = await read(page);
  expect(typing.fields['website-url']).toMatchObject({ value: `${link}&more=1`, certainty: 'medium' });
  expect(typing.health).toEqual([]);
  await page.keyboard.press('Tab');
  expect((await read(page)).fields['website-url']).toMatchObject({ value: `${link}&more=1`, certainty: 'high' });
});

test.describe('the Website URL', () => {
  for (const wording of ['current', 'earlier']) {
    test(`is read from the older library's field too, in the ${wording} wording`, async ({ page, sandbox, reader }) => {
      const walk = await open({ page, sandbox, reader }, { url_field: 'vi', wording });
      await walk.goTo('ad');
      await walk.type(wording === 'current' ? 'Destination URL' : 'Website URL', link);
      expect((await read(page)).fields['website-url']).toMatchObject({ value: link, certainty: 'high' });
    });
  }

  test('in a field that cannot be read comes from the draft, less surely, or not at all', async ({
    page,
    sandbox,
    reader,
  }) => {
    const walk = await open({ page, sandbox, reader }, { url_field: 'unknown' });
    await walk.goTo('ad');
    await walk.type('Destination URL', link);
    const place = { label: 'Destination URL' };
    expect((await read(page)).fields['website-url']).toMatchObject({
      ...place,
      state: 'found',
      value: link,
      signal: 'reply',
      certainty: 'medium',
    });
    expect((await read(page, 'nothing')).fields['website-url']).toMatchObject({ ...place, state: 'not-here' });
  });

  test('of which the form and the draft say different things is uncertain, and that is reported', async ({
    page,
    sandbox,
    reader,
  }) => {
    const walk = await open({ page, sandbox, reader });
    await walk.goTo('ad');
    await walk.type('Destination URL', link);
    await walk
      .block('Destination URL')
      .locator('input')
      .evaluate((input) => Object.assign(input, { value: 'https://other.example/' }));
    const { fields, health } = await read(page);
    expect(fields['website-url']).toMatchObject({ value: 'https://other.example/', certainty: 'low' });
    expect(health).toEqual([expect.objectContaining({ reading: 'website-url', problem: 'disagreement' })]);
    expect(JSON.stringify(health)).not.toContain('other.example');
  });
});

test('without copies of the page’s calls a pixel is known by the ID beside its name only', async ({
  page,
  sandbox,
  reader,
}) => {
  const walk = await open({ page, sandbox, reader });
  await walk.goTo('adgroup');
  await walk.pick('Data connection', 'Web pixel');
  expect((await read(page, 'nothing')).fields.pixel).toMatchObject({ state: 'not-here', label: 'Data connection' });
  await page.goto(`${page.url()}&sandbox_pixel_text=name-and-id`);
  await walk.goTo('adgroup');
  await walk.pick('Data connection', 'Web pixel');
  expect((await read(page, 'nothing')).fields.pixel).toMatchObject({ value: pixels[0]?.code, certainty: 'high' });
});

test('the simplified form says which settings it hides; the full version shows them', async ({
  page,
  sandbox,
  reader,
}) => {
  const walk = await open({ page, sandbox, reader }, { mode: 'simplified' });
  await walk.goTo('adgroup');
  const { isSimplified, fields } = await read(page);
  expect(isSimplified).toBe(true);
  expect(fields.placement?.reason).toBe('simplified');
  await page.getByRole('button', { name: 'Full version' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  expect((await read(page)).fields.placement).toMatchObject({ state: 'found', value: { mode: 'automatic' } });
  expect((await read(page)).isSimplified).toBe(false);
});

test('without test ids the labels alone lead to the settings, less surely', async ({ page, sandbox, reader }) => {
  const walk = await open({ page, sandbox, reader }, { test_ids: 'off' });
  await walk.goTo('adgroup');
  await walk.pick('Optimization event', 'Purchase');
  await walk.choose('Audience targeting optimization mode', 'Custom targeting');
  await walk.tick('Operating system', 'iOS');
  const { fields } = await read(page);
  expect(fields['optimisation-event']).toMatchObject({ value: 'Purchase', signal: 'text', certainty: 'medium' });
  expect(fields['operating-system']).toMatchObject({ value: ['ios'], certainty: 'medium' });
});

test('blocks that are built anew with each change are read like others', async ({ page, sandbox, reader }) => {
  const walk = await open({ page, sandbox, reader }, { rerender: 'on', suffix: 'x-91z' });
  await walk.goTo('adgroup');
  await walk.pick('Optimization event', 'Start trial');
  await walk.choose('Optimization location', 'App');
  expect(await values(page)).toMatchObject({ 'optimisation-event': 'StartTrial', 'optimisation-location': 'app' });
});

test('a label or a choice in other words is not guessed at', async ({ page, sandbox, reader }) => {
  const walk = await open({ page, sandbox, reader });
  await walk.goTo('adgroup');
  await walk.pick('Optimization event', 'Purchase');
  await walk
    .block('Optimization event')
    .locator('input')
    .evaluate((input) => Object.assign(input, { value: 'Big purchase' }));
  expect((await read(page)).fields['optimisation-event']?.state).toBe('not-here');
  await walk
    .block('Placement')
    .locator('.block-header > div')
    .first()
    .evaluate((label) => label.replaceChildren('Where to show'));
  expect((await read(page)).fields.placement).toMatchObject({ state: 'not-here', label: null });
});

test('reading changes nothing of the page', async ({ page, sandbox, reader }) => {
  const walk = await open({ page, sandbox, reader });
  await walk.goTo('ad');
  await page.evaluate(() => {
    Object.assign(globalThis, { changes: 0 });
    const count = (records: MutationRecord[]) => Object.assign(globalThis, { changes: records.length });
    new MutationObserver(count).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
  await read(page);
  expect(await page.evaluate(() => (globalThis as unknown as { changes: number }).changes)).toBe(0);
});

test('a pixel’s page names its Pixel ID in the address and at its top', async ({ page, sandbox, reader }) => {
  await page.addInitScript({ content: reader });
  const code = pixels[0]?.code ?? '';
  for (const path of ['datasource/pixel/detail', 'pixel/detail']) {
    for (const tab of ['overview', 'settings']) {
      await page.goto(`${sandbox.url}/i18n/events_manager/${path}/${code}?org_id=7100000000000000001&tab=${tab}`);
      expect(await readElsewhere(page, 'ads.tiktok.com')).toEqual({
        surface: 'pixel',
        advertiserId: null,
        pixelId: { state: 'found', value: code, signal: 'address', certainty: 'high' },
        anchor: code,
      });
    }
  }
  expect(await readElsewhere(page, 'business.tiktok.com')).toEqual({ surface: 'elsewhere' });
  await page.goto(`${sandbox.url}/i18n/events_manager/datasource/list?aadvid=${fixtureIds.advertiser}`);
  expect(await readElsewhere(page, 'ads.tiktok.com')).toEqual({ surface: 'elsewhere' });
});

test('Business Center’s list gives every ad account with its id and name', async ({ page, sandbox, reader }) => {
  await page.addInitScript({ content: reader });
  await page.goto(`${sandbox.url}/manage/accounts/adv?org_id=7100000000000000001`);
  const row = { lastCell: expect.any(String), isApart: true };
  expect(await readElsewhere(page, 'business.tiktok.com')).toEqual([
    fixtureWorld.advertisers.map(({ id, name }) => ({ ...row, id, name })),
  ]);
  expect(await readElsewhere(page, 'ads.tiktok.com')).toEqual({ surface: 'elsewhere' });
});
