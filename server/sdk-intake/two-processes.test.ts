import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, inject, test } from 'vitest';
import { clockAt, startTestApi } from '../testing.ts';

const now = '2026-11-10T12:00:00Z';

test('two API processes on one database count an event once, whichever of them it comes through', async () => {
  const one = await startTestApi(clockAt(now));
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(one.database);
  const url = new URL(inject('testDatabaseAdmin'));
  url.pathname = `/${rows[0]?.name}`;
  const other = await startTestApi(clockAt(now), { database: { kind: 'url', url: url.href } });
  const { apiKey } = await one.newApp();

  const phones = Array.from({ length: 10 }, () => randomUUID());
  const events = phones.flatMap((appsprintId) =>
    Array.from({ length: 5 }, () => ({
      eventId: randomUUID(),
      appsprintId,
      eventType: 'purchase',
      revenue: 0.1,
      currency: 'USD',
    })),
  );
  const both = [one, other];
  await Promise.all(
    both.flatMap((api) => phones.map((appsprintId) => api.sdk(apiKey, '/v1/sdk/install', { appsprintId }))),
  );
  const orders = [events, events.toReversed(), events.toSorted((a, b) => (a.eventId < b.eventId ? -1 : 1))];
  const answers = await Promise.all(
    both.flatMap((api) => orders.map((list) => api.sdk(apiKey, '/v1/sdk/events/batch', { events: list }))),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const accepted = answers.reduce((sum, { body }) => sum + Number(body.accepted), 0);
  expect(accepted).toBe(events.length);
  const sums = await sql<{ installs: number; events: number; revenue: string }>`
    select sum(installs)::integer as installs, sum(events)::integer as events, trim_scale(sum(revenue)) as revenue from roll_up`.execute(
    one.database,
  );
  expect(sums.rows).toEqual([{ installs: 10, events: 50, revenue: '5' }]);
  expect([one.failures, other.failures]).toEqual([[], []]);
});
