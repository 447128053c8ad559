import { describe, expect, test } from 'vitest';
import { clockAt, startTestApi, type TestApi } from '../testing.ts';
import { createKey, endKey, findKey, listKeys } from './api-keys.ts';

const now = '2026-11-10T12:00:00Z';

async function statusWith(api: TestApi, apiKey: string): Promise<number> {
  return (await api.sdk(apiKey, '/v1/sdk/events/batch', { events: [] })).status;
}

describe('API keys', () => {
  test.each(['as_live_0123456789abcdef', 'as_ios_live_0123456789abcdef', 'pb_live_0123456789abcdef'])(
    'one that shipped apps carry already, %s, can be taken over',
    async (existing) => {
      const clock = clockAt(now);
      const api = await startTestApi(clock);
      const { appId, apiKey } = await api.newApp();
      const other = await api.newApp('Other');
      expect(await statusWith(api, existing)).toBe(401);
      await createKey(api.database, clock, { appId, name: 'shipped', existing });
      expect([await statusWith(api, existing), await statusWith(api, apiKey)]).toEqual([200, 200]);
      const taken = createKey(api.database, clock, { appId: other.appId, name: 'shipped', existing });
      await expect(taken).rejects.toThrow(appId);
      expect(JSON.stringify(await api.database.selectFrom('api_key').selectAll().execute())).not.toContain(existing);
    },
  );

  test('an old one works until the end of the overlap, and no later change makes it longer', async () => {
    const clock = clockAt(now);
    const api = await startTestApi(clock);
    const { appId, apiKey } = await api.newApp();
    const old = await findKey(api.database, apiKey);
    if (old === undefined) throw new Error('the key was not found');
    clock.moveTo('2026-11-10T12:00:01Z');
    const created = await createKey(api.database, clock, { appId, name: 'next' });
    await endKey(api.database, old, new Date('2026-11-11T12:00:00Z'));
    await endKey(api.database, old, new Date('2026-11-20T12:00:00Z'));
    clock.moveTo('2026-11-11T11:59:59Z');
    expect([await statusWith(api, apiKey), await statusWith(api, created.apiKey)]).toEqual([200, 200]);
    clock.moveTo('2026-11-11T12:00:00Z');
    expect([await statusWith(api, apiKey), await statusWith(api, created.apiKey)]).toEqual([401, 200]);
    expect(await listKeys(api.database, appId)).toMatchObject([
      { name: 'first', lastFour: apiKey.slice(-4), validUntil: '2026-11-11T12:00:00.000Z' },
      { name: 'next', keyId: created.keyId, validUntil: null },
    ]);
    expect((await findKey(api.database, created.keyId))?.name).toBe('next');
  });
});
