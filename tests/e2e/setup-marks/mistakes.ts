import type { Page } from '@playwright/test';
import type { CreationWalk, Flow, Step } from '../creation-walk.ts';

/** One way to set a campaign up wrong: the rule that says so, and nothing else does. */
export interface Mistake {
  readonly name: string;
  readonly step: Step;
  readonly rule: string;
  readonly make: () => Promise<void>;
  readonly correct: () => Promise<void>;
}

export interface Person {
  readonly page: Page;
  readonly walk: CreationWalk;
  readonly flow: Flow;
  /** The app's Signal link. */
  readonly link: string;
  readonly pixelName: string;
  /** A pixel of the same ad account that belongs to another app. */
  readonly otherPixelName: string;
}

/** Goes through all three steps and sets everything as the AppSprint docs want it. */
export async function setUpRight({ walk, flow, link, pixelName }: Person): Promise<void> {
  const { words, worded } = walk;
  const { labels, placements } = words;
  await walk.goTo('adgroup');
  await walk.pick(worded(labels.pixel), pixelName);
  await walk.pick(labels.optimisationEvent, words.events.Purchase);
  if (flow === 'smart-plus') await walk.choose(labels.targetingMode, words.targeting.custom);
  await walk.tick(labels.operatingSystem, 'iOS');
  await walk.choose(worded(labels.placement), worded(placements.select));
  await walk.tick(worded(labels.placement), placements['global-app-bundle']);
  await walk.tick(worded(labels.placement), placements.pangle);
  await walk.goTo('ad');
  await walk.type(worded(labels.websiteUrl), link);
}

/** Every mistake, each made alone in a campaign that is right otherwise. */
export function mistakesOf(person: Person): readonly Mistake[] {
  return [
    ...campaignMistakes(person),
    ...adGroupMistakes(person),
    ...linkMistakes(person),
    ...trackingMistakes(person),
  ];
}

function campaignMistakes({ walk }: Person): Mistake[] {
  const { labels, objectives, destinations } = walk.words;
  const choice = (name: string, rule: string, label: string, wrong: string, right: string): Mistake => ({
    name,
    rule,
    step: 'campaign',
    make: () => walk.choose(label, wrong),
    correct: () => walk.choose(label, right),
  });
  return [
    choice(
      'Lead generation for Purchase',
      'objective',
      labels.objective,
      objectives['lead-generation'],
      objectives.sales,
    ),
    choice('Traffic', 'objective', labels.objective, objectives.traffic, objectives.sales),
    choice('App as destination', 'destination', labels.salesDestination, destinations.app, destinations.website),
    choice(
      'a shop as destination',
      'destination',
      labels.salesDestination,
      destinations['tiktok-shop'],
      destinations.website,
    ),
  ];
}

function adGroupMistakes({ walk, flow, pixelName, otherPixelName }: Person): Mistake[] {
  const { words, worded } = walk;
  const { labels, placements, destinations, goals, events } = words;
  const step = 'adgroup';
  const pick = (name: string, rule: string, label: string, wrong: string, right: string): Mistake => ({
    name,
    rule,
    step,
    make: () => walk.pick(label, wrong),
    correct: () => walk.pick(label, right),
  });
  const event = (name: string, rule: string, wrong: string) =>
    pick(name, rule, labels.optimisationEvent, wrong, events.Purchase);
  const toggle = (name: string, rule: string, label: string, text: string): Mistake => {
    const turn = () => walk.tick(label, text);
    return { name, rule, step, make: turn, correct: turn };
  };
  const choice = (name: string, rule: string, label: string, wrong: string, right: string): Mistake => ({
    name,
    rule,
    step,
    make: () => walk.choose(label, wrong),
    correct: () => walk.choose(label, right),
  });
  return [
    choice(
      'App as optimisation location',
      'destination',
      labels.optimisationLocation,
      destinations.app,
      destinations.website,
    ),
    pick("another app's pixel", 'pixel', worded(labels.pixel), otherPixelName, pixelName),
    pick('clicks as goal', 'bidding', worded(labels.goal), goals.click, goals.conversion),
    pick('page views as goal', 'bidding', worded(labels.goal), goals['landing-page-view'], goals.conversion),
    event('an event whose row is off', 'optimisation-event', events.AddToCart),
    event('an event that is not mapped', 'optimisation-event', events.Contact),
    event('StartTrial under Sales', 'objective', events.StartTrial),
    choice(
      'automatic placement',
      'placement',
      worded(labels.placement),
      placements.automatic,
      worded(placements.select),
    ),
    toggle('Pangle beside TikTok', 'placement', worded(labels.placement), placements.pangle),
    toggle('no placement at all', 'placement', worded(labels.placement), placements.tiktok),
    toggle('both systems', 'operating-system', labels.operatingSystem, 'Android'),
    toggle('no system', 'operating-system', labels.operatingSystem, 'iOS'),
    ...(flow === 'manual'
      ? []
      : [
          choice(
            'automatic targeting',
            'operating-system',
            labels.targetingMode,
            words.targeting.automatic,
            words.targeting.custom,
          ),
        ]),
  ];
}

function linkMistakes({ walk, link, flow }: Person): Mistake[] {
  const label = walk.worded(walk.words.labels.websiteUrl);
  const typed = (name: string, wrong: string, rule = 'signal-link'): Mistake => ({
    name,
    rule,
    step: 'ad',
    make: () => walk.type(label, wrong),
    correct: () => walk.type(label, link),
  });
  const address = link.slice(0, link.indexOf('?'));
  return [
    typed("the store's own address", 'https://apps.apple.com/fr/app/dreamly/id1234567890'),
    typed('a slug that is no link', link.replace(address, `${address}-old`)),
    typed('single underscores', link.replace('__CAMPAIGN_ID__', '_CAMPAIGN_ID_')),
    typed('a macro percent-encoded', link.replace('__CAMPAIGN_ID__', '%5F%5FCAMPAIGN_ID%5F%5F')),
    typed('a foreign parameter', `${link}&utm_source=tiktok`),
    typed('two question marks', link.replace('?', '??')),
    typed('a fragment before the query', link.replace('?', '#top?')),
    typed(
      'the creative in place of the Smart+ ad',
      link.replace('__ADID_V2__', '__CID__'),
      flow === 'smart-plus' ? 'smart-plus' : 'signal-link',
    ),
  ];
}

function trackingMistakes({ page, walk, link }: Person): Mistake[] {
  const { words, worded } = walk;
  const { labels, buttons } = words;
  const parameter = async (name: string, value: string) => {
    await walk.block(worded(labels.urlParameters)).getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input').nth(0).fill(name);
    await dialog.locator('input').nth(1).fill(value);
    await dialog.getByRole('button', { name: buttons.done }).click();
  };
  return [
    {
      name: 'the parameters once more in the builder',
      rule: 'tracking',
      step: 'ad',
      make: () => parameter('campaign_id', '__CAMPAIGN_ID__'),
      correct: () => parameter('', ''),
    },
    {
      name: 'the Signal link as click tracking',
      rule: 'tracking',
      step: 'ad',
      make: () => walk.type(labels.clickUrl, link),
      correct: () => walk.type(labels.clickUrl, ''),
    },
  ];
}
