import { describe, expect, test } from 'vitest';
import { openSeal } from '../access/index.ts';
import { clockAt, startTestApi, type TestApi } from '../testing.ts';
import { commands } from './commands.ts';
import { UsageProblem } from './usage.ts';

const clock = clockAt('2026-11-10T12:00:00Z');

function run(api: TestApi, name: string, flags: Record<string, string>) {
  const command = commands[name];
  if (command === undefined) throw new Error(`there is no command ${name}`);
  const secrets = { kind: 'text', text: 'a new key for tests only', former: ['a key for tests only'] } as const;
  return command.run(flags, {
    database: api.database,
    clock,
    publicUrl: api.url,
    openSeal: () => openSeal(secrets),
  });
}

async function statusWith(api: TestApi, apiKey: string): Promise<number> {
  return (await api.sdk(apiKey, '/v1/sdk/events/batch', { events: [] })).status;
}

describe('API keys', () => {
  test('are created, listed without their text, rotated with an overlap and revoked', async () => {
    const api = await startTestApi(clock);
    const { appId, apiKey } = await api.newApp();
    const created = (await run(api, 'key create', { app: appId, name: 'iOS' })).json as {
      apiKey: string;
      keyId: string;
    };
    expect(await statusWith(api, created.apiKey)).toBe(200);
    const rotated = (await run(api, 'key rotate', { key: created.keyId, overlap: '48' })).json;
    expect(rotated).toMatchObject({
      apiKey: expect.stringMatching(/^as_live_/),
      oldValidUntil: '2026-11-12T12:00:00.000Z',
    });
    await run(api, 'key revoke', { key: apiKey });
    expect([await statusWith(api, apiKey), await statusWith(api, created.apiKey)]).toEqual([401, 200]);
    const list = await run(api, 'key list', { app: appId });
    expect(list.json).toMatchObject({ keys: { length: 3 } });
    expect(list.line).not.toContain(created.apiKey);
    expect(list.line).toContain(`${created.keyId} "iOS" ends with ${created.apiKey.slice(-4)}, valid until 2026-11-12`);
  });

  test.each([
    ['key revoke', { key: 'nothing-known' }, /key list/],
    ['key rotate', { key: 'x', overlap: 'soon' }, /--overlap is "soon"/],
    ['key rotate', { key: 'x' }, /--overlap is missing/],
    ['key create', { app: 'app_000000', key: 'short' }, /--key is no API key/],
    ['key create', { app: 'app_000000' }, /no app app_000000/],
  ])('%s with %j says what is wrong', async (name, flags, sentence) => {
    const api = await startTestApi(clock);
    await expect(run(api, name, flags)).rejects.toThrow(sentence);
  });
});

describe('what people did', () => {
  test('is erased by the install’s id', async () => {
    const api = await startTestApi(clock);
    const { appId, apiKey } = await api.newApp();
    await api.sdk(apiKey, '/v1/sdk/install', { appsprintId: 'phone' });
    const erased = await run(api, 'install erase', { app: appId, install: 'phone' });
    expect(erased).toEqual({
      json: { installs: 1, events: 0, clicks: 0 },
      line: 'Deleted: 1 install, 0 events, 0 clicks.',
    });
  });

  test('is kept as long as the app says, at least 30 days', async () => {
    const api = await startTestApi(clock);
    const { appId } = await api.newApp();
    const days = async () =>
      (await api.database.selectFrom('app').select('retention_days').execute())[0]?.retention_days;
    await run(api, 'app retention', { app: appId, days: '90' });
    expect(await days()).toBe(90);
    await run(api, 'app retention', { app: appId, days: 'unlimited' });
    expect(await days()).toBeNull();
    await expect(run(api, 'app retention', { app: appId, days: '7' })).rejects.toThrow(UsageProblem);
  });
});

test('tokens that a former key sealed are sealed anew, once', async () => {
  const api = await startTestApi(clock);
  const { appId } = await api.newApp();
  const former = await openSeal({ kind: 'text', text: 'a key for tests only' });
  const place = (table: string, column: string) => `${table}:${column}:${appId}`;
  await api.database
    .insertInto('tiktok_connection')
    .values({
      app_id: appId,
      sealed_access_token: former.close('oauth', place('tiktok_connection', 'sealed_access_token')),
      connected_at: clock.now(),
    })
    .execute();
  await api.database
    .insertInto('tiktok_pixel')
    .values({
      app_id: appId,
      pixel_id: 'C0000000000000000000',
      linked: false,
      sealed_events_token: former.close('events', place('tiktok_pixel', 'sealed_events_token')),
      saved_at: clock.now(),
    })
    .execute();
  expect((await run(api, 'secrets reseal', {})).json).toEqual({ tokens: 2, resealed: 2 });
  expect((await run(api, 'secrets reseal', {})).json).toEqual({ tokens: 2, resealed: 0 });
  const current = await openSeal({ kind: 'text', text: 'a new key for tests only' });
  const connection = await api.database.selectFrom('tiktok_connection').selectAll().executeTakeFirstOrThrow();
  expect(current.open(connection.sealed_access_token, place('tiktok_connection', 'sealed_access_token'))).toBe('oauth');
  const pixel = await api.database.selectFrom('tiktok_pixel').selectAll().executeTakeFirstOrThrow();
  expect(current.open(pixel.sealed_events_token, place('tiktok_pixel', 'sealed_events_token'))).toBe('events');
});
