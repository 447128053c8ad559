import { openSeal } from '../access/index.ts';
import { clockAt, type StoryClock, startTestApi, type TestApi, type TestApp } from '../testing.ts';
import { eventsTokenPlace } from '../tiktok/index.ts';

/** A pixel and the token made for it. */
export interface TestPixel {
  readonly code: string;
  readonly eventsToken: string;
}

/** A running API that forwards to `apiBase`, with an app, a Signal link and one phone's browser. */
export interface ForwardingStage {
  readonly api: TestApi;
  readonly app: TestApp;
  readonly clock: StoryClock;
  readonly browser: string;
  /** Puts it into the database as the route does, without asking TikTok about it. */
  savePixel(pixel: TestPixel, app?: TestApp): Promise<void>;
  /** A click on the Signal link from the phone's address. */
  visit(ttclid: string): Promise<void>;
  install(sdkId: string, body?: object, app?: TestApp): Promise<void>;
  events(sdkId: string, events: readonly object[], app?: TestApp): Promise<void>;
  /** The rows of the outbox in the order of their ids, as far as a test looks at them. */
  outbox(): Promise<readonly { event_id: string; state: string; reason: string | null; attempts: number }[]>;
}

const browser =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/141.0.7390.70 Mobile Safari/537.36';
/** From 203.0.113.0/24, which is set aside for documentation and yet no private network. */
const phone = { 'x-forwarded-for': '203.0.113.9', 'user-agent': browser };

/** Starts it; everything ends with the test. */
export async function openForwardingStage(apiBase: string, now: string): Promise<ForwardingStage> {
  const clock = clockAt(now);
  const api = await startTestApi(clock, { tiktok: { apiBase, app: null } });
  const app = await api.newApp();
  await api.call(app.token, 'POST', `/v1/apps/${app.appId}/signal-links`, {
    slug: 'spring',
    name: 'Spring',
    destinations: { ios: '6400000000', android: 'app.moonlight', web: null },
  });
  async function sdk(path: string, body: object, { apiKey }: TestApp): Promise<void> {
    const { status, body: answer } = await api.sdk(apiKey, path, body, phone);
    if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(answer)}`);
  }
  return {
    api,
    app,
    clock,
    browser,
    async savePixel({ code, eventsToken }, of = app) {
      const seal = await openSeal({ kind: 'text', text: 'a key for tests only' });
      const row = {
        pixel_id: code,
        linked: true,
        sealed_events_token: seal.close(eventsToken, eventsTokenPlace(of.appId)),
        saved_at: clock.now(),
      };
      await api.database
        .insertInto('tiktok_pixel')
        .values({ app_id: of.appId, pixel_number: null, ...row })
        .onConflict((conflict) => conflict.column('app_id').doUpdateSet(row))
        .execute();
    },
    async visit(ttclid) {
      const address = `${api.url}/l/spring?campaign_id=1790000000000001&campaign_name=Spring&ttclid=${ttclid}`;
      const answer = await fetch(address, { redirect: 'manual', headers: phone });
      await answer.arrayBuffer();
    },
    install: (sdkId, body = {}, of = app) =>
      sdk('/v1/sdk/install', { appsprintId: sdkId, sdkWebViewUserAgent: browser, ...body }, of),
    events: (sdkId, events, of = app) =>
      sdk('/v1/sdk/events/batch', { events: events.map((event) => ({ appsprintId: sdkId, ...event })) }, of),
    outbox: () =>
      api.database
        .selectFrom('outbox')
        .select(['event_id', 'state', 'reason', 'attempts'])
        .orderBy('event_id')
        .execute(),
  };
}
