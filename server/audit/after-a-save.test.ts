import { expect, test, vi } from 'vitest';
import { AuditAnswer, type EventMapping } from '#lib/appsprint/contract';
import { fixtureWorld } from '../../sandbox/world-fixture.ts';
import { clockAt, startTestApi } from '../testing.ts';
import { type PulledApp, pulledApp } from './pulled-app.fixture.ts';

const [pixel] = fixtureWorld.advertisers[0]?.pixels ?? [];
const link = {
  slug: 'summer',
  name: 'Summer',
  destinations: { ios: 'https://apps.apple.com/app/id1', android: null, web: null },
};

async function audited({ ask }: PulledApp): Promise<AuditAnswer> {
  return AuditAnswer.parse((await ask('GET', '/tiktok-ads/audit?from=2026-11-01&to=2026-11-14')).body.data);
}

/** Waits for a run at `at` and gives back the rules that found something bad, and those of which the run knows since then. */
async function foundAt(app: PulledApp, at: string): Promise<{ readonly all: string[]; readonly since: string[] }> {
  await vi.waitFor(async () => expect((await audited(app)).lastRunAt).toBe(at), { timeout: 5_000, interval: 20 });
  const { findings } = await audited(app);
  const since = findings.filter(({ objects }) => objects.some(({ firstSeenAt }) => firstSeenAt === at));
  return {
    all: findings.flatMap(({ rule, severity }) => (severity === 'bad' ? [rule] : [])),
    since: since.map(({ rule }) => rule),
  };
}

test('what is saved is audited at once, without waiting for the next pull', async () => {
  const app = await pulledApp();
  const { ask, clock } = app;

  clock.moveTo('2026-11-14T12:05:00Z');
  expect((await ask('POST', '/signal-links', link)).status).toBe(200);
  // No ad of TikTok's leads to the new link, which is the app's only one.
  expect(await foundAt(app, '2026-11-14T12:05:00.000Z')).toMatchObject({
    since: expect.arrayContaining(['signal-link']),
  });

  clock.moveTo('2026-11-14T12:10:00Z');
  const saved = await ask('PUT', '/tiktok-ads/pixel', { pixelId: pixel?.code, eventsToken: pixel?.eventsToken });
  expect(saved.status).toBe(200);
  await foundAt(app, '2026-11-14T12:10:00.000Z');
  expect((await audited(app)).unverified.map(({ rule }) => rule)).not.toContain('pixel');

  clock.moveTo('2026-11-14T12:15:00Z');
  const { revision, rows } = (await ask('GET', '/tiktok-ads/event-mapping')).body.data as EventMapping;
  const off = rows.map(({ suggestion: _, ...row }) => ({ ...row, tiktokEvent: null }));
  expect((await ask('PUT', '/tiktok-ads/event-mapping', { revision, rows: off })).status).toBe(200);
  expect(await foundAt(app, '2026-11-14T12:15:00.000Z')).toMatchObject({ since: ['optimisation-event'] });

  clock.moveTo('2026-11-14T12:20:00Z');
  const restored = await ask('POST', '/tiktok-ads/event-mapping/restore', { revision: revision + 1, to: 'default' });
  expect(restored.status).toBe(200);
  expect((await foundAt(app, '2026-11-14T12:20:00.000Z')).all).not.toContain('optimisation-event');
  expect(app.api.failures).toEqual([]);
});

test('before TikTok has listed anything there is nothing to audit, and no run says that there was', async () => {
  const api = await startTestApi(clockAt('2026-11-14T12:00:00Z'));
  const { token, appId } = await api.newApp();
  expect((await api.call(token, 'POST', `/v1/apps/${appId}/signal-links`, link)).status).toBe(200);
  expect(await api.database.selectFrom('audit_run').selectAll().where('app_id', '=', appId).execute()).toEqual([]);
});
