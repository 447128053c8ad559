import { expect, type Page } from '@playwright/test';
import { fixtureWorld } from '../../sandbox/world-fixture.ts';
import type { CreationWalk, Flow } from './creation-walk.ts';
import { open, read, test, values } from './page-reader.ts';
import { publishedStage } from './stage.ts';

test.use({ launchOptions: { executablePath: publishedStage().executablePath } });

const locales = ['en', 'de', 'ja', 'pt', 'zh'];
const flows: readonly Flow[] = ['smart-plus', 'manual'];
const pixelId = fixtureWorld.advertisers[0]?.pixels[0]?.code;
const otherPixelId = fixtureWorld.advertisers[0]?.pixels[1]?.code;
const link = 'https://links.example/l/moon?cid=__CAMPAIGN_ID__&ad=__CID__';

/** What a form reads as after each of these acts. */
const everyChoice = {
  async campaign(page: Page, { words, choose }: CreationWalk) {
    const { labels } = words;
    for (const [objective, text] of Object.entries(words.objectives)) {
      await choose(labels.objective, text);
      const destinationLabel = objective === 'sales' ? labels.salesDestination : labels.destination;
      for (const [destination, destinationText] of Object.entries(words.destinations)) {
        await choose(destinationLabel, destinationText);
        expect(await values(page)).toEqual({ objective, destination });
      }
    }
    await choose(labels.objective, words.objectives.sales);
    await choose(labels.salesDestination, words.destinations.website);
  },

  async adgroup(page: Page, walk: CreationWalk, flow: Flow) {
    const { words, worded, choose, pick, tick } = walk;
    const { labels, placements } = words;
    const isSmartPlus = flow === 'smart-plus';
    const form: Record<string, unknown> = {
      'optimisation-location': 'website',
      goal: 'conversion',
      pixel: 'empty',
      'optimisation-event': 'empty',
      placement: { mode: 'automatic' },
      'targeting-mode': isSmartPlus ? 'automatic' : 'not-here',
      'operating-system': isSmartPlus ? 'not-here' : [],
    };
    const holds = async (change: object) => {
      Object.assign(form, change);
      expect(await values(page)).toEqual(form);
    };
    await holds({});
    await pick(worded(labels.pixel), 'Old pixel');
    await holds({ pixel: otherPixelId });
    await pick(worded(labels.pixel), 'Web pixel');
    await holds({ pixel: pixelId });
    for (const [event, text] of Object.entries(words.events)) {
      await pick(labels.optimisationEvent, text);
      await holds({ 'optimisation-event': event });
    }
    if (isSmartPlus) {
      await choose(labels.targetingMode, words.targeting.custom);
      await holds({ 'targeting-mode': 'custom', 'operating-system': [] });
    }
    await tick(labels.operatingSystem, 'iOS');
    await holds({ 'operating-system': ['ios'] });
    await tick(labels.operatingSystem, 'Android');
    await holds({ 'operating-system': ['ios', 'android'] });
    await tick(labels.operatingSystem, 'iOS');
    await holds({ 'operating-system': ['android'] });
    const placementLabel = worded(labels.placement);
    await choose(placementLabel, worded(placements.select));
    await holds({ placement: { mode: 'selected', placements: ['tiktok', 'global-app-bundle', 'pangle'] } });
    await tick(placementLabel, placements.pangle);
    await tick(placementLabel, placements['global-app-bundle']);
    await holds({ placement: { mode: 'selected', placements: ['tiktok'] } });
    await tick(placementLabel, placements.tiktok);
    await holds({ placement: { mode: 'selected', placements: [] } });
    await tick(placementLabel, placements.tiktok);
    for (const [goal, text] of Object.entries(words.goals)) {
      await pick(worded(labels.goal), text);
      const isMeasured = goal === 'conversion' || goal === 'value';
      await holds({
        goal,
        placement: { mode: 'selected', placements: ['tiktok'] },
        pixel: isMeasured ? pixelId : 'not-here',
        'optimisation-event': isMeasured ? 'Contact' : 'not-here',
      });
    }
    await choose(labels.optimisationLocation, words.destinations.app);
    await holds({ 'optimisation-location': 'app', pixel: 'not-here' });
    await choose(labels.optimisationLocation, words.destinations.website);
    await holds({ 'optimisation-location': 'website', pixel: pixelId });
  },

  async ad(page: Page, walk: CreationWalk) {
    const { words, worded, type } = walk;
    const { labels } = words;
    const form: Record<string, unknown> = {
      'website-url': 'empty',
      'url-parameters': { state: 'none' },
      'tracking-urls': { impression: '', click: '' },
    };
    const holds = async (change: object) => {
      Object.assign(form, change);
      expect(await values(page)).toEqual(form);
    };
    await holds({});
    for (const url of [
      link,
      'http://elsewhere.example/?a=1&a=2#x',
      ' https://links.example/l/moon\u200b ',
      '%%%<b>"',
    ]) {
      await type(worded(labels.websiteUrl), url);
      await holds({ 'website-url': url });
    }
    await type(labels.impressionUrl, 'https://track.example/i');
    await holds({ 'tracking-urls': { impression: 'https://track.example/i', click: '' } });
    await type(labels.clickUrl, link);
    await holds({ 'tracking-urls': { impression: 'https://track.example/i', click: link } });
    await walk.block(worded(labels.urlParameters)).getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input').nth(0).fill('utm_source');
    await dialog.locator('input').nth(1).fill('tiktok');
    await dialog.getByRole('button', { name: words.buttons.done }).click();
    await holds({ 'url-parameters': { state: 'added', pairs: [{ field: 'utm_source', value: 'tiktok' }] } });
  },
};

for (const locale of locales) {
  for (const flow of flows) {
    test(`every choice of the ${flow} flow in ${locale} is read as it is made, and publishing leads back`, async ({
      page,
      sandbox,
      reader,
    }) => {
      const walk = await open({ page, sandbox, reader }, { flow, locale });
      await everyChoice.campaign(page, walk);
      await walk.goTo('adgroup');
      await everyChoice.adgroup(page, walk, flow);
      await walk.goTo('ad');
      await everyChoice.ad(page, walk);
      const { fields, health, ...form } = await read(page);
      expect(form).toMatchObject({ step: 'ad', flow, isSimplified: false });
      expect(health).toEqual([]);
      for (const { state, certainty } of Object.values(fields)) {
        if (state === 'found') expect(certainty).toBe('high');
      }
      await page.getByRole('button', { name: walk.words.buttons.publish, exact: true }).click();
      await expect(page).toHaveURL(/\/i18n\/manage\/campaign\?aadvid=/);
    });
  }
}
