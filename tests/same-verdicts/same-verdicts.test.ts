import { describe, expect, test } from 'vitest';
import type { CreationFields, CreationStep, CreationView, FieldAnswer, FieldName, FieldValues } from '#lib/ads-manager';
import { AdvertiserId, PixelId } from '#lib/appsprint/contract';
import { check, type Facts, levelOfField, readingsOfObjects, type SetupFinding } from '#lib/setup-checks';
import { createKnownReadings } from '#lib/setup-marks';
import { buildSignalLink } from '#lib/signal-link';
import { chooseWords, flatten } from '#lib/words';
import english from '../../locales/en.json' with { type: 'json' };
import { adGroupRows, adRows, campaignRows } from '../../sandbox/business-api/entity-rows.ts';
import { tellStory } from '../../sandbox/scenario/index.ts';
import type { WorldAd, WorldAdGroup, WorldCampaign } from '../../sandbox/world.ts';
import { liveAd, liveAdGroup, liveCampaign } from '../../server/tiktok/index.ts';

chooseWords({ language: 'en', catalogue: flatten(english) });

const publicUrl = 'https://go.dreamly.app';
const story = tellStory({ seed: 5, campaigns: 16, lastDay: '2026-11-14', publicUrl });
const { advertiser } = story;
const [pixel] = advertiser.pixels;
if (pixel === undefined) throw new Error('the story has no pixel');
const host = new URL(publicUrl).host;

/** What AppSprint knows of the story's app: the same for the form and for the audit. */
const facts: Facts = {
  pixel: { id: pixel.code, number: pixel.number, linked: true },
  mapping: ['Download', 'ViewContent', 'Purchase'].map((tiktokEvent) => ({ tiktokEvent, enabled: true })),
  links: {
    links: [{ slug: story.signalLink.slug, url: buildSignalLink(publicUrl, story.signalLink.slug), archived: false }],
    otherApps: [{ host, slug: story.otherApp.signalLink.slug }],
  },
  valueOptimisation: { best: 0, needed: 20 },
};

interface Branch {
  readonly campaign: WorldCampaign;
  readonly adGroup: WorldAdGroup;
  readonly ad: WorldAd;
}

const branches = advertiser.campaigns.flatMap((campaign) =>
  campaign.adGroups.flatMap((adGroup) => adGroup.ads.map((ad): Branch => ({ campaign, adGroup, ad }))),
);

/** What the form holds when somebody builds this very campaign. */
function formOf({ campaign, adGroup, ad }: Branch): FieldValues {
  const events = { DOWNLOAD_START: 'Download', SHOPPING: 'Purchase', FORM: 'Lead' };
  return {
    objective: campaign.objective === 'WEB_CONVERSIONS' ? 'sales' : 'lead-generation',
    destination: 'website',
    'optimisation-location': 'website',
    pixel: PixelId.parse(adGroup.pixelNumber === pixel?.number ? pixel.code : 'C00000000000000000XX'),
    'optimisation-event': events[adGroup.optimizationEvent as keyof typeof events],
    goal: 'conversion',
    placement: adGroup.hasAutomaticPlacement ? { mode: 'automatic' } : { mode: 'selected', placements: ['tiktok'] },
    'targeting-mode': 'custom',
    'operating-system': adGroup.hasBothSystems
      ? ['ios', 'android']
      : [adGroup.operatingSystem === 'IOS' ? 'ios' : 'android'],
    'website-url': ad.landingPageUrl,
    'url-parameters': { state: 'none' },
    'tracking-urls': { impression: '', click: '' },
  };
}

/** One step of the form, the settings of the other steps being out of sight. */
function stepOf(form: FieldValues, step: CreationStep): CreationView {
  const names = Object.keys(form) as FieldName[];
  const fields = names.map((name): [FieldName, FieldAnswer<unknown>] => {
    const value = form[name];
    if (levelOfField[name] !== step) return [name, { state: 'later', step: levelOfField[name], saved: null }];
    return [
      name,
      { state: 'found', value, raw: JSON.stringify(value), signal: 'text', certainty: 'high', place: null },
    ];
  });
  return {
    surface: 'creation',
    advertiserId: AdvertiserId.parse(advertiser.id),
    step,
    flow: 'manual',
    hasSmartPlusAddress: false,
    draftId: null,
    isSimplified: false,
    fields: Object.fromEntries(fields) as CreationFields,
    health: [],
  };
}

/** What the marks say at the end of the creation flow. */
function inline(branch: Branch): SetupFinding[] {
  const known = createKnownReadings();
  const form = formOf(branch);
  known.take(stepOf(form, 'campaign'));
  known.take(stepOf(form, 'adgroup'));
  return check(known.take(stepOf(form, 'ad')), facts);
}

const rowsOf = (rows: readonly Readonly<Record<string, unknown>>[], key: string) =>
  new Map(rows.map((row) => [row[key], row]));
const campaigns = rowsOf(campaignRows(advertiser), 'campaign_id');
const adGroups = rowsOf(adGroupRows(advertiser), 'adgroup_id');
const ads = rowsOf(adRows(advertiser), 'ad_id');

/** What the audit says of the same campaign once it is live. */
function live({ campaign, adGroup, ad }: Branch): SetupFinding[] {
  return check(
    readingsOfObjects({
      campaign: liveCampaign(campaigns.get(campaign.id) ?? {}),
      adGroup: liveAdGroup(adGroups.get(adGroup.id) ?? {}),
      ad: liveAd(ads.get(ad.id) ?? {}),
    }),
    facts,
  );
}

/** Everything but the words of the page or of the API for what was seen. */
function judged(finding: SetupFinding) {
  if (finding.verdict !== 'wrong') return `${finding.rule} ${finding.verdict}`;
  const { rule, verdict, at, code, severity, shouldBe, whatToDo, copy } = finding;
  return { rule, verdict, at, code, severity, shouldBe, whatToDo, copy };
}

const wrong = (findings: readonly SetupFinding[]) => findings.filter(({ verdict }) => verdict === 'wrong').map(judged);

describe('while a campaign is built and once it is live', () => {
  test.each(branches.map((branch) => [branch.campaign.name, branch.adGroup.name, branch] as const))(
    '%s, %s, has the same faults',
    (_, __, branch) => expect(wrong(inline(branch))).toEqual(wrong(live(branch))),
  );

  test('every verdict is the same, except where TikTok’s API does not say what the form does', () => {
    for (const branch of branches) {
      const apiIsSilent = live(branch).filter(({ verdict }) => verdict === 'unverified');
      expect(apiIsSilent.map(({ rule }) => rule)).toEqual(['tracking']);
      const ofBoth = (findings: SetupFinding[]) => findings.filter(({ rule }) => rule !== 'tracking').map(judged);
      expect(ofBoth(inline(branch))).toEqual(ofBoth(live(branch)));
    }
  });

  test('the story has campaigns with faults of five rules, and campaigns without any', () => {
    const found = branches.map((branch) => wrong(live(branch)));
    expect(found.filter(({ length }) => length === 0).length).toBeGreaterThan(10);
    const rules = new Set(branches.flatMap((branch) => live(branch).filter(({ verdict }) => verdict === 'wrong')));
    expect([...new Set([...rules].map(({ rule }) => rule))].sort()).toEqual([
      'operating-system',
      'optimisation-event',
      'pixel',
      'placement',
      'signal-link',
    ]);
  });
});
