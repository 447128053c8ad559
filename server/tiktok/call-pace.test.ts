import { expect, test } from 'vitest';
import { clockAt, startTestApi } from '../testing.ts';
import { takeTurn } from './call-pace.ts';

test('calls of all processes together stay below ten a second, five of them at once', async () => {
  const { database } = await startTestApi(clockAt('2026-11-14T12:00:00Z'));
  const ending = new AbortController();
  const began = performance.now();
  await Promise.all(Array.from({ length: 17 }, () => takeTurn(database, ending.signal)));
  // Turns are handed out by the database; a busy machine may only let one of them go out late, never early.
  expect(performance.now() - began).toBeGreaterThanOrEqual((17 - 5) * 200 - 50);
});

test('a turn that is left over from a clock that was set back is not waited for', async () => {
  const { database } = await startTestApi(clockAt('2026-11-14T12:00:00Z'));
  const far = new Date('2100-01-01T00:00:00Z');
  await database.insertInto('call_pace').values({ api: 'marketing', next_at: far }).execute();
  const ending = new AbortController();
  const waiting = takeTurn(database, ending.signal);
  await expect
    .poll(async () => (await database.selectFrom('call_pace').selectAll().executeTakeFirstOrThrow()).next_at < far)
    .toBe(true);
  ending.abort();
  await expect(waiting).rejects.toThrow();
});

test('the end of the server ends the waiting', async () => {
  const { database } = await startTestApi(clockAt('2026-11-14T12:00:00Z'));
  const ending = new AbortController();
  const turns = Array.from({ length: 30 }, () => takeTurn(database, ending.signal));
  ending.abort();
  const settled = await Promise.allSettled(turns);
  expect(settled.some(({ status }) => status === 'rejected')).toBe(true);
});
