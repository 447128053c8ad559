import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { EventMapping } from '#lib/appsprint/contract';
import { clockAt, startTestApi, type TestApi, type TestApp } from '../testing.ts';
import { targetsOf } from './index.ts';

interface Stage {
  readonly api: TestApi;
  readonly app: TestApp;
  ask(method: string, path?: string, body?: unknown): ReturnType<TestApi['call']>;
  /** What is switched on, as the outbox reads it. */
  targets(): Promise<Record<string, string>>;
}

async function openStage(): Promise<Stage> {
  const api = await startTestApi(clockAt('2026-11-10T12:00:00Z'));
  const app = await api.newApp();
  return {
    api,
    app,
    ask: (method, path = '', body) =>
      api.call(app.token, method, `/v1/apps/${app.appId}/tiktok-ads/event-mapping${path}`, body),
    async targets() {
      const { rows } = await sql<{ sdk_event: string; tiktok_event: string }>`
        select * from ${targetsOf(app.appId)} target order by 1`.execute(api.database);
      return Object.fromEntries(rows.map(({ sdk_event, tiktok_event }) => [sdk_event, tiktok_event]));
    },
  };
}

async function mapping({ ask }: Stage): Promise<EventMapping> {
  return (await ask('GET')).body.data as EventMapping;
}

/** The rows as they are, with some of them changed. */
function changed({ rows }: EventMapping, changes: Record<string, string | null>) {
  const known = rows.map(({ sdkEvent, tiktokEvent }) => ({ sdkEvent, tiktokEvent: changes[sdkEvent] ?? tiktokEvent }));
  const names = new Set(rows.map(({ sdkEvent }) => sdkEvent));
  const added = Object.entries(changes).filter(([name]) => !names.has(name));
  return [...known, ...added.map(([sdkEvent, tiktokEvent]) => ({ sdkEvent, tiktokEvent }))];
}

describe('the event mapping', () => {
  test('begins with the twelve rows of the docs, six of them on', async () => {
    const stage = await openStage();
    const { rows, ...rest } = await mapping(stage);
    expect(rest).toEqual({ revision: 0, savedAt: null, savedBy: null });
    expect(
      rows.map(({ sdkEvent, aliases, tiktokEvent, suggestion, tier }) => [
        [sdkEvent, ...aliases].join(' or '),
        tiktokEvent,
        suggestion,
        tier,
      ]),
    ).toEqual([
      ['install', 'Download', 'Download', 'primary'],
      ['session_start', 'ViewContent', 'ViewContent', 'primary'],
      ['sign_up or register', 'CompleteRegistration', 'CompleteRegistration', 'primary'],
      ['start_trial', 'StartTrial', 'StartTrial', 'primary'],
      ['subscribe', 'Subscribe', 'Subscribe', 'primary'],
      ['purchase', 'Purchase', 'Purchase', 'primary'],
      ['initiate_checkout', null, 'InitiateCheckout', 'more'],
      ['add_payment_info', null, 'AddPaymentInfo', 'more'],
      ['add_to_cart', null, 'AddToCart', 'more'],
      ['add_to_wishlist', null, 'AddToWishlist', 'more'],
      ['view_content or view_item', null, 'ViewContent', 'more'],
      ['search', null, 'Search', 'more'],
    ]);
    expect(await stage.targets()).toEqual({
      install: 'Download',
      session_start: 'ViewContent',
      sign_up: 'CompleteRegistration',
      register: 'CompleteRegistration',
      start_trial: 'StartTrial',
      subscribe: 'Subscribe',
      purchase: 'Purchase',
    });
  });

  test('is changed: a blank row is off, a row of two events has both, and custom events are rows of their own', async () => {
    const stage = await openStage();
    const rows = changed(await mapping(stage), {
      session_start: '  ',
      view_content: 'ViewContent',
      purchase: 'My_Purchase2',
      login: 'Contact',
      'revenuecat:cancellation': 'Cancelled',
    });
    const saved = await stage.ask('PUT', '', { revision: 0, rows });
    expect(saved.body.data).toMatchObject({
      revision: 1,
      savedAt: '2026-11-10T12:00:00.000Z',
      savedBy: 'test',
    });
    expect(await mapping(stage)).toEqual(saved.body.data);
    expect((await mapping(stage)).rows.slice(12)).toMatchObject([
      { sdkEvent: 'login', tiktokEvent: 'Contact', tier: 'custom', suggestion: null },
      { sdkEvent: 'revenuecat:cancellation', tiktokEvent: 'Cancelled', tier: 'custom' },
    ]);
    const targets = await stage.targets();
    expect(targets).toMatchObject({
      view_content: 'ViewContent',
      view_item: 'ViewContent',
      purchase: 'My_Purchase2',
      'revenuecat:cancellation': 'Cancelled',
    });
    expect(targets).not.toHaveProperty('session_start');
  });

  test('keeps every revision, and goes back to the default or an earlier one as a new revision', async () => {
    const stage = await openStage();
    const first = await mapping(stage);
    await stage.ask('PUT', '', { revision: 0, rows: changed(first, { purchase: 'Lead' }) });
    await stage.ask('PUT', '', { revision: 1, rows: changed(first, { subscribe: 'Lead' }) });
    const restored = await stage.ask('POST', '/restore', { revision: 2, to: 'default' });
    expect(restored.body.data).toMatchObject({ revision: 3, rows: first.rows });
    await stage.ask('POST', '/restore', { revision: 3, to: 1 });
    expect(await stage.targets()).toMatchObject({ purchase: 'Lead', subscribe: 'Subscribe' });
    const history = (await stage.ask('GET', '/history')).body.data as EventMapping[];
    expect(history.map(({ revision }) => revision)).toEqual([4, 3, 2, 1]);
    const unknown = await stage.ask('POST', '/restore', { revision: 4, to: 9 });
    expect([unknown.status, unknown.body.error]).toEqual([404, 'revision_not_found']);
  });

  test('is one app’s own', async () => {
    const stage = await openStage();
    const other = await stage.api.newApp('Pocket Chef');
    await stage.ask('PUT', '', { revision: 0, rows: changed(await mapping(stage), { purchase: 'Lead' }) });
    const path = `/v1/apps/${other.appId}/tiktok-ads/event-mapping`;
    expect((await stage.api.call(other.token, 'GET', path)).body.data).toMatchObject({ revision: 0 });
    expect((await stage.api.call(other.token, 'GET', path.replace(other.appId, stage.app.appId))).status).toBe(404);
  });
});

describe('two people who change the mapping', () => {
  test('cannot overwrite each other: the later one is told', async () => {
    const stage = await openStage();
    const rows = changed(await mapping(stage), { purchase: 'Lead' });
    expect((await stage.ask('PUT', '', { revision: 0, rows })).status).toBe(200);
    for (const revision of [0, 2, 99]) {
      const late = await stage.ask('PUT', '', { revision, rows });
      expect([late.status, late.body.error, late.body.details]).toEqual([409, 'revision_conflict', { revision: 1 }]);
    }
  });

  test('at the very same time save one revision', async () => {
    const stage = await openStage();
    const rows = changed(await mapping(stage), { purchase: 'Lead' });
    const answers = await Promise.all(Array.from({ length: 8 }, () => stage.ask('PUT', '', { revision: 0, rows })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 409)]);
    expect((await mapping(stage)).revision).toBe(1);
  });
});

describe('a name is refused, with the reason, when', () => {
  test.each([
    ['TikTok turns it into another', { purchase: 'CompletePayment' }, 'Write Purchase.'],
    ['TikTok turns it into another', { install: 'ClickToDownload' }, 'Write Download.'],
    ['TikTok turns it into another', { sign_up: 'Registration' }, 'Write CompleteRegistration.'],
    ['it is a standard name in other letters', { purchase: 'purchase' }, 'case sensitive'],
    ['it is a standard name in other letters', { add_to_cart: 'add_to_cart' }, 'Write AddToCart.'],
    ['it begins with a digit', { purchase: '1st' }, 'starts with a letter'],
    ['it has other characters', { purchase: 'Käufe' }, 'starts with a letter'],
    ['it is too long', { purchase: 'P'.repeat(65) }, '64 at most'],
    ['the SDK event belongs to another row', { register: 'Lead' }, 'row sign_up'],
    ['the SDK event has no name of its own', { custom: 'Lead' }, 'name that the app gives'],
    ['the SDK writes it otherwise', { levelStart: 'Lead' }, 'Write level_start.'],
    ['the SDK event has spaces at its ends', { ' level': 'Lead' }, 'without spaces'],
    ['the SDK event is empty', { '': 'Lead' }, '1 to 255'],
  ])('%s: %j', async (_, changes, reason) => {
    const stage = await openStage();
    const rows = changed(await mapping(stage), changes as Record<string, string>);
    const refused = await stage.ask('PUT', '', { revision: 0, rows });
    expect([refused.status, refused.body.error]).toEqual([400, 'invalid_request']);
    expect(refused.body.message).toContain(reason);
    expect((await mapping(stage)).revision).toBe(0);
  });

  test('a row comes twice or one of the twelve is missing', async () => {
    const stage = await openStage();
    const { rows } = await mapping(stage);
    const twice = [...rows, rows[0]];
    const missing = rows.slice(1);
    for (const [wrong, reason] of [
      [twice, 'two rows'],
      [missing, 'the row install is missing'],
    ] as const) {
      const refused = await stage.ask('PUT', '', { revision: 0, rows: wrong });
      expect([refused.status, refused.body.message]).toEqual([400, expect.stringContaining(reason)]);
    }
  });
});
