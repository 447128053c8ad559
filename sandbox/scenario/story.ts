import { buildSignalLink } from '#lib/signal-link';
import { type Random, seededRandom } from '../random.ts';
import type { TikTokWorld, WorldAd, WorldAdGroup, WorldAdvertiser, WorldCampaign } from '../world.ts';
import { dayOf, daysUntil, instantOf } from './calendar.ts';
import { castOf, type Role } from './cast.ts';
import { type PlantedFault, plantedFaults } from './planted-faults.ts';
import { deviceOf, type Visitor, type VisitorEvent } from './visitors.ts';

export interface StoryOptions {
  /** The same seed tells the same story. */
  readonly seed: number;
  readonly campaigns: number;
  /** Last of the 30 days, `YYYY-MM-DD` in the advertiser's time zone; nothing in the story happens after it. */
  readonly lastDay: string;
  /** Address of the AppSprint API that the ads' Signal links lead to. */
  readonly publicUrl: string;
}

interface StoryLink {
  readonly slug: string;
  readonly name: string;
  readonly ios: string;
  readonly android: string;
}

/** TikTok's side and the people's side of one story. */
export interface Story {
  readonly world: TikTokWorld;
  readonly advertiser: WorldAdvertiser;
  readonly days: readonly string[];
  readonly signalLink: StoryLink;
  /** Another app of the same people, whose link stands in the wrong ads. */
  readonly otherApp: { readonly name: string; readonly signalLink: StoryLink };
  readonly plantedFaults: readonly PlantedFault[];
  readonly visitors: readonly Visitor[];
}

const timeZone = 'Europe/Paris';
const pixelNumber = '7301234567890123456';
const signalLink = {
  slug: 'dreamly-tiktok',
  name: 'Dreamly on TikTok',
  ios: 'https://apps.apple.com/fr/app/dreamly/id1234567890',
  android: 'https://play.google.com/store/apps/details?id=com.dreamly.app',
};
const otherApp = {
  name: 'Sunrise',
  signalLink: {
    slug: 'sunrise-tiktok',
    name: 'Sunrise on TikTok',
    ios: 'https://apps.apple.com/fr/app/sunrise/id1234567899',
    android: 'https://play.google.com/store/apps/details?id=com.sunrise.app',
  },
};
/** Of a pixel that belongs to neither app. */
const strangePixelNumber = '7301234567890999999';
/** Longer lists keep a story playable: a campaign of a long list is only on air for two days. */
const longList = 100;

/** Tells the story: every figure follows from the options alone. */
export function tellStory(options: StoryOptions): Story {
  const random = seededRandom(options.seed);
  const days = daysUntil(options.lastDay, 30);
  const landings = landingsOf(options.publicUrl);
  const visitors: Visitor[] = [];
  const teller: Teller = { random, days, landings, visitors, long: options.campaigns > longList };
  const roles = castOf(options.campaigns);
  const campaigns = roles.map((role, index) => tellCampaign(teller, role, index));
  tellOrganicInstalls(teller);
  const advertiser: WorldAdvertiser = {
    id: '7212345678901234567',
    name: 'Dreamly',
    currency: 'EUR',
    timeZone,
    pixels: [
      {
        code: 'CRQ8H3BC77U5T4M0DRMG',
        number: pixelNumber,
        name: 'Dreamly',
        eventsToken: `events-token-${options.seed}`,
      },
      // Of another app of the same people, which a person may pick by mistake.
      {
        code: 'CLK0P3JC77U4J3M3Q5T0',
        number: '7301234567890777777',
        name: 'Sunrise',
        eventsToken: `events-token-of-sunrise-${options.seed}`,
      },
    ],
    campaigns,
  };
  return {
    world: {
      developerApp: { id: '7400000000000000001', secret: `developer-secret-${options.seed}` },
      advertisers: [advertiser],
    },
    advertiser,
    days,
    signalLink,
    otherApp,
    plantedFaults: plantedFaults(roles, campaigns),
    visitors,
  };
}

/** What the ads of each role lead to. */
function landingsOf(publicUrl: string): Teller['landings'] {
  const forBoth = (url: string) => ({ IOS: url, ANDROID: url });
  const own = buildSignalLink(publicUrl, signalLink.slug);
  return {
    'signal-link': forBoth(own),
    'tagged-link': forBoth(`${own}&utm_source=tiktok`),
    'store-page': { IOS: signalLink.ios, ANDROID: signalLink.android },
    'other-app': forBoth(buildSignalLink(publicUrl, otherApp.signalLink.slug)),
  };
}

interface Teller {
  readonly random: Random;
  readonly days: readonly string[];
  readonly landings: Readonly<Record<Role['landing'], Readonly<Record<'IOS' | 'ANDROID', string>>>>;
  readonly visitors: Visitor[];
  readonly long: boolean;
}

function tellCampaign(teller: Teller, role: Role, index: number): WorldCampaign {
  const systems: readonly ('IOS' | 'ANDROID')[] = teller.long ? [index % 2 ? 'IOS' : 'ANDROID'] : ['IOS', 'ANDROID'];
  return {
    id: idOf(1_790_000_000_000_000, index, teller.random),
    name: role.name,
    status: role.outcome === 'not-delivered' ? 'DISABLE' : 'ENABLE',
    objective: role.objective,
    dailyBudget: teller.random.between(20, 300) * 100,
    createdAt: `${teller.days[0]} 09:00:00`,
    adGroups: systems.map((system, position) => tellAdGroup(teller, role, system, index * 2 + position)),
  };
}

function tellAdGroup(teller: Teller, role: Role, system: 'IOS' | 'ANDROID', index: number): WorldAdGroup {
  const adCount = teller.long ? 1 : teller.random.between(1, 2);
  return {
    id: idOf(1_791_000_000_000_000, index, teller.random),
    name: `${system === 'IOS' ? 'iOS' : 'Android'} · 18+ · broad`,
    status: role.outcome === 'not-delivered' ? 'DISABLE' : 'ENABLE',
    pixelNumber: role.slip === 'another-pixel' ? strangePixelNumber : pixelNumber,
    optimizationEvent: role.optimizationEvent,
    operatingSystem: system,
    ...(role.slip === 'both-systems' ? { hasBothSystems: true as const } : {}),
    ...(role.slip === 'automatic-placement' ? { hasAutomaticPlacement: true as const } : {}),
    ads: Array.from({ length: adCount }, (_, position) => tellAd(teller, role, system, index * 2 + position)),
  };
}

function tellAd(teller: Teller, role: Role, system: 'IOS' | 'ANDROID', index: number): WorldAd {
  const { random } = teller;
  const id = idOf(1_792_000_000_000_000, index, random);
  const onAir = teller.long ? new Set([random.between(0, 27), random.between(0, 27)]) : null;
  const daily: {
    day: string;
    spend: number;
    impressions: number;
    clicks: number;
    conversions: number;
    value: number;
  }[] = [];
  for (const [position, day] of teller.days.entries()) {
    if (role.outcome === 'not-delivered' || (onAir !== null && !onAir.has(position))) continue;
    const visits = random.between(teller.long ? 1 : 0, teller.long ? 3 : 5);
    let reportedConversions = 0;
    for (let visit = 0; visit < visits; visit++) {
      const outcome = tellVisit(teller, role, system, id, day);
      if (outcome === 'installed') reportedConversions += random.chance(80) ? 1 : 0;
    }
    // TikTok counts more clicks than reach the link (taps that are closed at once), and its own share of conversions.
    const clicks = visits + random.between(0, 9);
    if (role.landing === 'store-page') reportedConversions = random.between(0, 2);
    if (role.outcome === 'no-installs') reportedConversions = 0;
    daily.push({
      day,
      spend: clicks * random.between(40, 110) + random.between(0, 99),
      impressions: clicks * random.between(60, 140) + random.between(0, 59),
      clicks,
      conversions: reportedConversions,
      value: role.optimizationEvent === 'SHOPPING' || role.landing === 'store-page' ? reportedConversions * 999 : 0,
    });
  }
  return {
    id,
    name: `Video ${String.fromCharCode(65 + (index % 6))} · ${system === 'IOS' ? 'iOS' : 'Android'}`,
    status: role.outcome === 'not-delivered' ? 'DISABLE' : 'ENABLE',
    landingPageUrl: teller.landings[role.landing][system],
    daily,
  };
}

/** Adds one person who clicks the ad on the day, and says whether they installed. */
function tellVisit(
  teller: Teller,
  role: Role,
  system: 'IOS' | 'ANDROID',
  adId: string,
  day: string,
): 'left' | 'installed' {
  const { random, visitors } = teller;
  if (role.landing === 'store-page') return 'left';
  const clickedAt = instantOf(day, random.between(4 * 60, 22 * 60), timeZone) + random.between(0, 59_999);
  const installs = role.outcome === 'installs' && random.chance(45);
  const installedAt = clickedAt + random.between(61, 180) * 60_000;
  const happened = installs && endsInStory(teller, installedAt);
  const number = visitors.length;
  // One person in twelve taps an earlier ad of the same account first: the last click must win.
  const earlier =
    happened && random.chance(8) ? visitors.findLast((other) => other.clicks.length > 0)?.clicks[0]?.adId : undefined;
  visitors.push({
    ip: ipOf(number),
    device: deviceOf(system, number),
    clicks: [
      ...(earlier === undefined ? [] : [{ at: clickedAt - random.between(121, 170) * 60_000, adId: earlier }]),
      { at: clickedAt, adId },
    ],
    install: happened ? { at: installedAt, sdkId: uuidOf(1, number) } : null,
    events: happened ? tellEvents(teller, role, number, installedAt) : [],
  });
  return happened ? 'installed' : 'left';
}

function tellEvents(teller: Teller, role: Role, visitor: number, installedAt: number): VisitorEvent[] {
  const { random } = teller;
  const events: VisitorEvent[] = [{ at: installedAt + 5_000, id: uuidOf(2, visitor * 8), type: 'session_start' }];
  if (random.chance(30)) events.push({ at: installedAt + 90_000, id: uuidOf(2, visitor * 8 + 1), type: 'start_trial' });
  const purchases = random.chance(40) ? random.between(1, 3) : 0;
  for (let purchase = 0; purchase < purchases; purchase++) {
    const at = installedAt + purchase * 36 * 3_600_000 + random.between(10, 600) * 60_000;
    const cents = random.pick([499, 999, 999, 1_499, 3_999]);
    const event: VisitorEvent = {
      at,
      id: uuidOf(2, visitor * 8 + 2 + purchase),
      type: 'purchase',
      revenue: { cents, currency: role.purchaseCurrency },
    };
    if (endsInStory(teller, at)) events.push(event);
  }
  return events;
}

/** People who found the app without an ad: they must never be credited to a campaign. */
function tellOrganicInstalls(teller: Teller): void {
  for (const day of teller.days) {
    const number = teller.visitors.length;
    const at = instantOf(day, teller.random.between(5 * 60, 20 * 60), timeZone);
    teller.visitors.push({
      ip: ipOf(number),
      device: deviceOf(number % 2 ? 'IOS' : 'ANDROID', number),
      clicks: [],
      install: { at, sdkId: uuidOf(1, number) },
      events: [{ at: at + 5_000, id: uuidOf(2, number * 8), type: 'session_start' }],
    });
  }
}

function endsInStory(teller: Teller, at: number): boolean {
  const lastDay = teller.days.at(-1);
  return lastDay !== undefined && dayOf(at + 120_000, timeZone) <= lastDay;
}

/** A 16-digit id as TikTok gives them to campaigns, ad groups and ads. */
function idOf(base: number, index: number, random: Random): string {
  return String(base + index * 1_000_003 + random.between(0, 999_999));
}

/** An address from 198.18.0.0/15, which is set aside for tests (RFC 2544). */
function ipOf(number: number): string {
  return `198.${18 + (Math.floor(number / 65_536) % 2)}.${Math.floor(number / 256) % 256}.${number % 256}`;
}

function uuidOf(kind: number, number: number): string {
  return `0000000${kind}-5a3e-4c1b-8d2f-${number.toString(16).padStart(12, '0')}`;
}
