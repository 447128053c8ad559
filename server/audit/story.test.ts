import { expect, onTestFinished, test, vi } from 'vitest';
import { AuditAnswer, type EventMapping, type Integration } from '#lib/appsprint/contract';
import { type PlantedFault, type Story, tellStory } from '../../sandbox/scenario/index.ts';
import { startSandbox } from '../../sandbox/start.ts';
import type { WorldAdGroup, WorldCampaign } from '../../sandbox/world.ts';
import { clockAt, type StoryClock, startTestApi, type TestApp } from '../testing.ts';

const publicUrl = 'https://go.dreamly.app';
/** The finding that each planted fault is. */
const rules: Readonly<Record<PlantedFault['fault'], string>> = {
  'automatic-placement': 'placement placement bad',
  'both-systems': 'operating-system operating-system bad',
  'another-pixel': 'pixel pixel bad',
  'tagged-link': 'signal-link parameter-foreign warn',
  'store-page': 'signal-link store-page bad',
  'other-app': 'signal-link other-app bad',
  'unsent-event': 'optimisation-event optimisation-event bad',
};

interface Stage {
  readonly story: Story;
  readonly app: TestApp;
  readonly clock: StoryClock;
  /** Changes a campaign at TikTok; AppSprint learns of it by its next pull. */
  change(name: string, change: (campaign: WorldCampaign) => WorldCampaign): void;
  ask(method: string, path: string, body?: unknown): Promise<unknown>;
  pulled(): Promise<void>;
  audit(window?: { readonly from: string; readonly to: string }): Promise<AuditAnswer>;
}

/** The story's account, connected, with its pixel and Signal link saved. */
async function openStory(): Promise<Stage> {
  const story = tellStory({ seed: 5, campaigns: 16, lastDay: '2026-11-14', publicUrl });
  const advertisers = [...story.world.advertisers];
  const sandbox = await startSandbox({ world: { ...story.world, advertisers } });
  onTestFinished(() => sandbox.close());
  const clock = clockAt('2026-11-14T22:00:00Z');
  const tiktok = { apiBase: sandbox.url, app: story.world.developerApp };
  const api = await startTestApi(clock, { publicUrl, tiktok });
  const app = await api.newApp();
  const ask: Stage['ask'] = async (method, path, body) => {
    const { status, body: answer } = await api.call(app.token, method, `/v1/apps/${app.appId}${path}`, body);
    expect([status, answer]).toEqual([expect.toBeOneOf([200, 201]), expect.anything()]);
    return answer.data;
  };
  const other = await api.newApp(story.otherApp.name);
  for (const [owner, { slug, name, ios, android }] of [
    [app, story.signalLink],
    [other, story.otherApp.signalLink],
  ] as const) {
    const body = { slug, name, destinations: { ios, android, web: null } };
    await api.call(owner.token, 'POST', `/v1/apps/${owner.appId}/signal-links`, body);
  }
  const { authorizeUrl } = (await ask('POST', '/tiktok-ads/connect')) as { authorizeUrl: string };
  const consent = await (await fetch(authorizeUrl)).text();
  const allow = /href="([^"]*auth_code=[^"]*)"/.exec(consent)?.[1]?.replaceAll('&amp;', '&') ?? '';
  // TikTok sends the person to the public address, which only this server's users reach.
  await fetch(allow.replace(publicUrl, api.url));

  async function pulled() {
    clock.moveTo(new Date(clock.now().getTime() + 60_000).toISOString());
    await ask('PUT', '/tiktok-ads/advertiser', { advertiserId: story.advertiser.id });
    await vi.waitFor(
      async () => {
        const { reporting } = (await ask('GET', '/tiktok-ads')) as Integration;
        expect(reporting).toEqual({ state: 'current', at: clock.now().toISOString() });
      },
      { timeout: 30_000, interval: 50 },
    );
  }
  await pulled();
  const [pixel] = story.advertiser.pixels;
  await ask('PUT', '/tiktok-ads/pixel', { pixelId: pixel?.code, eventsToken: pixel?.eventsToken });
  await pulled();
  return {
    story,
    app,
    clock,
    ask,
    pulled,
    change(name, change) {
      const [own, ...others] = advertisers;
      if (own === undefined) throw new Error('the story has no advertiser');
      const campaigns = own.campaigns.map((campaign) => (campaign.name === name ? change(campaign) : campaign));
      advertisers.splice(0, advertisers.length, { ...own, campaigns }, ...others);
    },
    async audit({ from, to } = { from: story.days[0] ?? '', to: story.days.at(-1) ?? '' }) {
      return AuditAnswer.parse(await ask('GET', `/tiktok-ads/audit?from=${from}&to=${to}`));
    },
  };
}

const euros = (cents: number) => ({ amount: (cents / 100).toFixed(2), currency: 'EUR' });

/** Findings as the story plants them. */
function found({ findings }: AuditAnswer) {
  return findings
    .map(({ rule, code, severity, objects, spendAtRisk }) => ({
      finding: `${rule} ${code} ${severity}`,
      objects: objects.map(({ level, id }) => `${level} ${id}`).sort(),
      spendAtRisk,
    }))
    .sort((one, other) => one.finding.localeCompare(other.finding));
}

function planted({ plantedFaults }: Story) {
  return plantedFaults
    .map(({ fault, level, ids, spend }) => ({
      finding: rules[fault],
      objects: ids.map((id) => `${level} ${id}`).sort(),
      spendAtRisk: euros(spend),
    }))
    .sort((one, other) => one.finding.localeCompare(other.finding));
}

const inEveryAdGroup = (change: (group: WorldAdGroup) => WorldAdGroup) => (campaign: WorldCampaign) => ({
  ...campaign,
  adGroups: campaign.adGroups.map(change),
});

test('every fault of the story is found, with what its ads spent, and nothing else', async () => {
  const { story, audit } = await openStory();
  const answer = await audit();
  expect(found(answer)).toEqual(planted(story));
  expect(answer.spendAtRisk).toEqual(
    euros(
      story.plantedFaults.filter(({ fault }) => fault !== 'tagged-link').reduce((sum, { spend }) => sum + spend, 0),
    ),
  );
  const [day = ''] = story.days.slice(-3);
  const ofOneDay = await audit({ from: day, to: day });
  const bad = story.plantedFaults.find(({ fault }) => fault === 'both-systems');
  const ads = story.advertiser.campaigns.flatMap(({ adGroups }) => adGroups).filter(({ id }) => bad?.ids.includes(id));
  const spent = ads.flatMap((group) => group.ads.flatMap(({ daily }) => daily.filter((one) => one.day === day)));
  expect(ofOneDay.findings.find(({ rule }) => rule === 'operating-system')?.spendAtRisk).toEqual(
    euros(spent.reduce((sum, { spend }) => sum + spend, 0)),
  );
}, 60_000);

test('each pull audits anew: what is new has the time of that pull, what was put right is gone', async () => {
  const stage = await openStory();
  const firstRun = (await stage.audit()).lastRunAt;
  expect(firstRun).toBe(stage.clock.now().toISOString());
  stage.change(
    'Sleep stories · Lookalike 1 %',
    inEveryAdGroup((group) => ({ ...group, hasAutomaticPlacement: true })),
  );
  const repaired = 'Paused before it started';
  const right = stage.story.advertiser.campaigns[0]?.adGroups[0]?.ads[0]?.landingPageUrl ?? '';
  stage.change(
    repaired,
    inEveryAdGroup((group) => ({ ...group, ads: group.ads.map((ad) => ({ ...ad, landingPageUrl: right })) })),
  );
  await stage.pulled();
  const { findings, lastRunAt } = await stage.audit();
  expect(lastRunAt).toBe(stage.clock.now().toISOString());
  expect(findings.find(({ code }) => code === 'other-app')).toBeUndefined();
  const placement = findings.find(({ rule }) => rule === 'placement')?.objects ?? [];
  const times = placement.map(({ firstSeenAt }) => firstSeenAt);
  const isEarlier = (at: string | null) => at !== null && at <= (firstRun ?? '');
  expect([times.filter(isEarlier).length, times.filter((at) => at === lastRunAt).length]).toEqual([2, 2]);
}, 60_000);

test('an app whose mapping sends Lead has no fault with it', async () => {
  const { ask, audit } = await openStory();
  const mapping = (await ask('GET', '/tiktok-ads/event-mapping')) as EventMapping;
  await ask('PUT', '/tiktok-ads/event-mapping', {
    revision: mapping.revision,
    rows: [...mapping.rows, { sdkEvent: 'contact_form', tiktokEvent: 'Lead' }],
  });
  expect((await audit()).findings.map(({ rule }) => rule)).not.toContain('optimisation-event');
}, 60_000);
