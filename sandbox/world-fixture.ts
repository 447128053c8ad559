import type { TikTokWorld, WorldAd, WorldAdGroup, WorldCampaign, WorldDay } from './world.ts';

function dayOf(index: number): string {
  return new Date(Date.UTC(2026, 9, 1 + index)).toISOString().slice(0, 10);
}

function daysOf(seed: number): WorldDay[] {
  return Array.from({ length: 45 }, (_, index) => {
    const clicks = 40 + ((seed * 7 + index * 13) % 60);
    return {
      day: dayOf(index),
      spend: clicks * (31 + (seed % 17)),
      impressions: clicks * 83,
      clicks,
      conversions: clicks % 9,
      value: (clicks % 9) * 499,
    };
  });
}

function adOf(seed: number, number: number): WorldAd {
  return {
    id: String(1_830_000_000_300_000n + BigInt(seed * 10 + number)),
    name: `Video ${number} of ${seed}`,
    status: number === 2 ? 'DISABLE' : 'ENABLE',
    landingPageUrl: `https://links.example/l/${seed}?campaign_id=__CAMPAIGN_ID__&ad_id=__CID__`,
    daily: daysOf(seed * 3 + number),
  };
}

function adGroupOf(seed: number, number: number): WorldAdGroup {
  return {
    id: String(1_830_000_000_200_000n + BigInt(seed * 10 + number)),
    name: `Ad group ${seed}-${number}`,
    status: 'ENABLE',
    pixelNumber: '7312345678901234567',
    optimizationEvent: number === 1 ? 'DOWNLOAD_START' : 'SHOPPING',
    operatingSystem: number === 1 ? 'IOS' : 'ANDROID',
    ads: [adOf(seed * 2 + number, 1), adOf(seed * 2 + number, 2)],
  };
}

function campaignOf(seed: number): WorldCampaign {
  return {
    id: String(1_830_000_000_100_000n + BigInt(seed)),
    name: `Campaign ${seed}`,
    status: seed % 5 === 0 ? 'DISABLE' : 'ENABLE',
    objective: seed % 3 === 0 ? 'LEAD_GENERATION' : 'WEB_CONVERSIONS',
    dailyBudget: seed % 4 === 0 ? null : 5000 + seed * 100,
    createdAt: '2026-09-20T08:30:00Z',
    adGroups: [adGroupOf(seed, 1), adGroupOf(seed, 2)],
  };
}

const asleep: WorldCampaign = {
  id: '1830000000109999',
  name: '<img src=x onerror="document.body.remove()"> "never" & \'delivered\'',
  status: 'ENABLE',
  objective: 'WEB_CONVERSIONS',
  dailyBudget: 2000,
  createdAt: '2026-09-21T08:30:00Z',
  adGroups: [{ ...adGroupOf(999, 1), ads: [{ ...adOf(1999, 1), daily: [] }] }],
};

/** Ids of the fixture that tests name. */
export const fixtureIds = {
  advertiser: '7300000000000000001',
  otherAdvertiser: '7300000000000000002',
  neverDelivered: asleep.id,
} as const;

/** A world for tests: two accounts, 31 campaigns in the first, 45 days from 2026-10-01 to 2026-11-14. */
export const fixtureWorld: TikTokWorld = {
  developerApp: { id: '7400000000000000001', secret: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678' },
  advertisers: [
    {
      id: fixtureIds.advertiser,
      name: 'Moonlight Habits',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      pixels: [
        {
          code: 'CVN3L2RC77U4R0NE7AJG',
          number: '7312345678901234567',
          name: 'Web pixel',
          eventsToken: 'e1'.repeat(20),
        },
        {
          code: 'CVN3L2RC77U4R0NE7AK0',
          number: '7312345678901234568',
          name: 'Old pixel',
          eventsToken: 'e2'.repeat(20),
        },
      ],
      campaigns: [...Array.from({ length: 30 }, (_, index) => campaignOf(index + 1)), asleep],
    },
    {
      id: fixtureIds.otherAdvertiser,
      name: 'Pocket Chef',
      currency: 'USD',
      timeZone: 'America/Los_Angeles',
      pixels: [
        {
          code: 'D0A3L2RC77U4R0NE7AJG',
          number: '7312345678901234600',
          name: 'Shop pixel',
          eventsToken: 'e3'.repeat(20),
        },
      ],
      campaigns: [{ ...campaignOf(1), id: '1830000000150001' }],
    },
  ],
};
