import { describe, expect, test } from 'vitest';
import { createToken } from '../access/index.ts';
import { clockAt, startTestApi, type TestApi, type TestApp } from '../testing.ts';
import { forgetOld, setRetention } from './retention.ts';

const now = '2026-11-10T12:00:00Z';

async function played(): Promise<{ api: TestApi; app: TestApp; clock: ReturnType<typeof clockAt> }> {
  const clock = clockAt(now);
  const api = await startTestApi(clock);
  const app = await api.newApp();
  for (const appsprintId of ['erased', 'stays']) {
    await api.sdk(app.apiKey, '/v1/sdk/install', { appsprintId });
    const events = [1, 2].map((index) => ({
      eventId: `${appsprintId}-${index}`,
      appsprintId,
      eventType: 'purchase',
      revenue: 3,
      currency: 'USD',
    }));
    await api.sdk(app.apiKey, '/v1/sdk/events/batch', { events });
  }
  return { api, app, clock };
}

async function sums(api: TestApi): Promise<object> {
  const rows = await api.database.selectFrom('roll_up').select(['installs', 'events', 'revenue']).execute();
  return {
    installs: rows.reduce((sum, row) => sum + row.installs, 0),
    events: rows.reduce((sum, row) => sum + row.events, 0),
    revenue: rows.reduce((sum, row) => sum + Number(row.revenue), 0),
  };
}

async function idsIn(api: TestApi, table: 'install' | 'event' | 'credited_install'): Promise<string[]> {
  const rows = await api.database.selectFrom(table).select('sdk_id').distinct().orderBy('sdk_id').execute();
  return rows.map(({ sdk_id }) => sdk_id);
}

describe('erasure', () => {
  test('of an install deletes it, its events and its part of the sums, and nothing else', async () => {
    const { api, app } = await played();
    const erased = await api.call(app.token, 'DELETE', `/v1/apps/${app.appId}/installs/erased`);
    expect([erased.status, erased.body.data]).toEqual([200, { installs: 1, events: 2, clicks: 0 }]);
    for (const table of ['install', 'event', 'credited_install'] as const)
      expect(await idsIn(api, table)).toEqual(['stays']);
    expect(await sums(api)).toEqual({ installs: 1, events: 2, revenue: 6 });
    const again = await api.call(app.token, 'DELETE', `/v1/apps/${app.appId}/installs/erased`);
    expect(again.body.data).toEqual({ installs: 0, events: 0, clicks: 0 });
  });

  test('needs the scope, and never reaches another app', async () => {
    const { api, app } = await played();
    const other = await api.newApp('Other');
    const reader = await createToken(api.database, clockAt(now), { appIds: [app.appId], name: 'r', scopes: ['read'] });
    expect((await api.call(reader, 'DELETE', `/v1/apps/${app.appId}/installs/erased`)).status).toBe(403);
    expect((await api.call(other.token, 'DELETE', `/v1/apps/${app.appId}/installs/erased`)).status).toBe(404);
    expect((await api.call(other.token, 'DELETE', `/v1/apps/${other.appId}/installs/erased`)).body.data).toMatchObject({
      installs: 0,
    });
    expect(await idsIn(api, 'install')).toEqual(['erased', 'stays']);
  });
});

describe('retention', () => {
  test('deletes what is older, keeps installs that are still used, and leaves the sums', async () => {
    const { api, app, clock } = await played();
    await setRetention(api.database, app.appId, 30);
    clock.moveTo('2026-12-05T12:00:00Z');
    const event = { eventId: 'later', appsprintId: 'stays', eventType: 'login' };
    await api.sdk(app.apiKey, '/v1/sdk/events/batch', { events: [event] });
    await forgetOld(api.database, new Date('2026-12-09T12:00:00Z'));
    expect(await idsIn(api, 'install')).toEqual(['erased', 'stays']);
    await forgetOld(api.database, new Date('2026-12-11T12:00:00Z'));
    expect(await idsIn(api, 'install')).toEqual(['stays']);
    expect(await api.database.selectFrom('event').select('event_id').execute()).toEqual([{ event_id: 'later' }]);
    expect(await sums(api)).toEqual({ installs: 2, events: 5, revenue: 12 });
  });

  test('that was never set deletes nothing', async () => {
    const { api } = await played();
    await forgetOld(api.database, new Date('2036-01-01T00:00:00Z'));
    expect(await idsIn(api, 'event')).toEqual(['erased', 'stays']);
  });
});
