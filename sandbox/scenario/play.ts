import { deliveredAddress, type PlacedAd, placedAds } from './delivery.ts';
import type { Story } from './story.ts';
import type { Visitor, VisitorEvent } from './visitors.ts';

/** Where a story is played. */
export interface Stage {
  readonly apiUrl: string;
  /** The app's SDK key. */
  readonly apiKey: string;
  /** Tells the API what time it is in the story, in epoch milliseconds. */
  setClock(at: number): Promise<void>;
  /** Told after every hour of the story. */
  progress(done: number, total: number): void;
}

const hour = 3_600_000;
/** Requests that are on their way at the same time. */
const atOnce = 16;

type Act =
  | { readonly kind: 'click'; readonly at: number; readonly visitor: Visitor; readonly ad: PlacedAd }
  | { readonly kind: 'install'; readonly at: number; readonly visitor: Visitor; readonly sdkId: string }
  | {
      readonly kind: 'events';
      readonly at: number;
      readonly visitor: Visitor;
      readonly sdkId: string;
      readonly events: readonly VisitorEvent[];
    };

/**
 * Plays the people of a story through the API's public routes: clicks on Signal links, then the SDK's install and events,
 * each with the person's own address and phone, as a load balancer in front of the API would hand them over.
 * @throws Error naming the request that was not accepted
 */
export async function playStory(story: Story, stage: Stage): Promise<void> {
  const acts = actsByHour(story);
  /** What the store hands to an installed Android app: the referrer of the link that was tapped last. */
  const referrers = new Map<Visitor, string>();
  let done = 0;
  const total = [...acts.values()].reduce((sum, { length }) => sum + length, 0);
  stage.progress(0, total);
  for (const [start, all] of acts) {
    await stage.setClock(start);
    await inParallel(pick(all, 'click'), (act) => click(act, referrers));
    await stage.setClock(start + hour);
    await inParallel(pick(all, 'install'), (act) => install(stage, act, referrers));
    await inParallel(pick(all, 'events'), (act) => sendEvents(stage, act));
    done += all.length;
    stage.progress(done, total);
  }
}

function actsByHour(story: Story): Map<number, Act[]> {
  const ads = placedAds(story.advertiser);
  const hours = new Map<number, Act[]>();
  const add = (act: Act) => {
    const start = Math.floor(act.at / hour) * hour;
    hours.set(start, [...(hours.get(start) ?? []), act]);
  };
  for (const visitor of story.visitors) {
    for (const { at, adId } of visitor.clicks) {
      const ad = ads.get(adId);
      if (ad === undefined) throw new Error(`The story clicks on ad ${adId}, which it does not have.`);
      add({ kind: 'click', at, visitor, ad });
    }
    if (visitor.install === null) continue;
    const { sdkId } = visitor.install;
    add({ kind: 'install', at: visitor.install.at, visitor, sdkId });
    for (const [start, events] of Map.groupBy(visitor.events, (event) => Math.floor(event.at / hour))) {
      add({ kind: 'events', at: start * hour, visitor, sdkId, events });
    }
  }
  return new Map([...hours].sort(([one], [other]) => one - other));
}

function pick<K extends Act['kind']>(acts: readonly Act[], kind: K): Extract<Act, { kind: K }>[] {
  return acts.filter((act): act is Extract<Act, { kind: K }> => act.kind === kind);
}

async function inParallel<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: Math.min(atOnce, items.length) }, async () => {
      for (const item of queue) await run(item);
    }),
  );
}

async function click(
  { visitor, ad, at }: Extract<Act, { kind: 'click' }>,
  referrers: Map<Visitor, string>,
): Promise<void> {
  const address = deliveredAddress(ad, `E.C.P.${ad.ad.id}.${at.toString(36)}`);
  const answer = await fetch(address, {
    redirect: 'manual',
    headers: { 'user-agent': visitor.device.browser, 'x-forwarded-for': visitor.ip },
  });
  await answer.arrayBuffer();
  const store = answer.headers.get('location');
  if (answer.status !== 302 || store === null)
    throw new Error(`The Signal link ${address} answered ${answer.status} instead of leading to a store.`);
  const referrer = new URL(store).searchParams.get('referrer');
  if (referrer !== null) referrers.set(visitor, referrer);
}

async function install(
  stage: Stage,
  { visitor, at, sdkId }: Extract<Act, { kind: 'install' }>,
  referrers: Map<Visitor, string>,
): Promise<void> {
  const referrer = referrers.get(visitor);
  await post(stage, '/v1/sdk/install', visitor, {
    appsprintId: sdkId,
    installTimestamp: new Date(at).toISOString(),
    appVersion: '3.2.0',
    sdkPlatform: visitor.device.system === 'IOS' ? 'ios' : 'android',
    sdkVersion: visitor.device.system === 'IOS' ? '1.1.11' : '1.1.4',
    sdkWebViewUserAgent: visitor.device.webView,
    ...(referrer === undefined ? {} : { installReferrer: referrer }),
  });
}

async function sendEvents(stage: Stage, { visitor, sdkId, events }: Extract<Act, { kind: 'events' }>): Promise<void> {
  await post(stage, '/v1/sdk/events/batch', visitor, {
    events: events.map(({ id, type, at, revenue }) => ({
      eventId: id,
      appsprintId: sdkId,
      eventType: type,
      timestamp: at,
      ...(revenue === undefined ? {} : { revenue: revenue.cents / 100, currency: revenue.currency }),
    })),
  });
}

async function post(stage: Stage, path: string, visitor: Visitor, body: unknown): Promise<void> {
  const answer = await fetch(`${stage.apiUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': stage.apiKey, 'x-forwarded-for': visitor.ip },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
}
