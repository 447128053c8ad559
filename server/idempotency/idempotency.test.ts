import { describe, expect, test } from 'vitest';
import type { TestEventResult } from '#lib/appsprint/contract';
import { connected, pixel, type Stage } from '../tiktok/stage.fixture.ts';

const key = '5a7c2c1e-2a0f-4a4f-9a51-1f5f8f0f2f10';
const wanted = { testEventCode: 'TEST12345', event: 'Purchase' };

async function withPixel(): Promise<Stage> {
  const stage = await connected();
  await stage.ask('PUT', '/pixel', { pixelId: pixel.code, eventsToken: pixel.eventsToken });
  return stage;
}

/** A call with an idempotency key, to this process or to another one on the same database. */
function send({ api, app }: Stage, method: string, path: string, body: unknown, sentWith = key, url = api.url) {
  return fetch(`${url}/v1/apps/${app.appId}/tiktok-ads${path}`, {
    method,
    headers: { authorization: `Bearer ${app.token}`, 'content-type': 'application/json', 'idempotency-key': sentWith },
    body: JSON.stringify(body),
  });
}

const later = ({ clock }: Stage, milliseconds: number) =>
  clock.moveTo(new Date(clock.now().getTime() + milliseconds).toISOString());
const eventOf = async (answer: Response) => ((await answer.json()) as { data: TestEventResult }).data;
const errorOf = async (answer: Response) => [answer.status, ((await answer.json()) as { error: string }).error];

describe('a call that is sent again with its key', () => {
  test('gets the first answer and is not carried out again, in any process, for a day', async () => {
    const stage = await withPixel();
    const first = await eventOf(await send(stage, 'POST', '/test-events', wanted));
    const other = await stage.anotherProcess();
    later(stage, 23 * 3_600_000);
    expect(await eventOf(await send(stage, 'POST', '/test-events', wanted))).toEqual(first);
    expect(await eventOf(await send(stage, 'POST', '/test-events', wanted, key, other.url))).toEqual(first);
    expect(stage.sandbox.receivedEvents()).toHaveLength(1);
    later(stage, 2 * 3_600_000);
    await send(stage, 'POST', '/test-events', wanted);
    expect(stage.sandbox.receivedEvents()).toHaveLength(2);
  });

  test('gets a refusal again, also when the call would be fine by now', async () => {
    const stage = await connected();
    const first = await send(stage, 'POST', '/test-events', wanted);
    expect(await errorOf(first)).toEqual([409, 'pixel_not_configured']);
    await stage.ask('PUT', '/pixel', { pixelId: pixel.code, eventsToken: pixel.eventsToken });
    expect(await errorOf(await send(stage, 'POST', '/test-events', wanted))).toEqual([409, 'pixel_not_configured']);
    expect((await send(stage, 'POST', '/test-events', wanted, 'another-wish')).status).toBe(200);
  });

  test('is carried out once however many come at the same time', async () => {
    const stage = await withPixel();
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(stage, 'POST', '/test-events', wanted)));
    expect(stage.sandbox.receivedEvents()).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 200) continue;
      expect(answer.headers.get('retry-after')).toBe('2');
      expect(await errorOf(answer)).toEqual([409, 'call_in_progress']);
    }
    expect(answers.some(({ status }) => status === 200)).toBe(true);
  });

  test('is carried out again when TikTok was not heard, as the same event', async () => {
    const stage = await withPixel();
    await stage.faults({ rates: { lostReply: 1 } });
    expect(await errorOf(await send(stage, 'POST', '/test-events', wanted))).toEqual([502, 'tiktok_unreachable']);
    await stage.faults({});
    expect((await send(stage, 'POST', '/test-events', wanted)).status).toBe(200);
    const ids = stage.sandbox.receivedEvents().map(({ event }) => event.event_id);
    expect(ids).toEqual([ids[0], ids[0]]);
  });

  test('whose process died before it answered is carried out again after a minute, as the same event', async () => {
    const stage = await withPixel();
    const first = await eventOf(await send(stage, 'POST', '/test-events', wanted));
    await stage.api.database.updateTable('keyed_call').set({ status: null, answer: null }).execute();
    expect(await errorOf(await send(stage, 'POST', '/test-events', wanted))).toEqual([409, 'call_in_progress']);
    later(stage, 61_000);
    const again = await eventOf(await send(stage, 'POST', '/test-events', wanted));
    expect(again.eventId).toBe(first.eventId);
  });

  test('that changes the event mapping makes one revision, whether or not its answer was kept', async () => {
    const stage = await connected();
    const { rows } = ((await stage.ask('GET', '/event-mapping')).body as { data: { rows: { sdkEvent: string }[] } })
      .data;
    const draft = { revision: 0, rows: rows.map(({ sdkEvent }) => ({ sdkEvent, tiktokEvent: 'Purchase' })) };
    const revision = async (answer: Response) =>
      ((await answer.json()) as { data: { revision: number } }).data.revision;
    expect(await revision(await send(stage, 'PUT', '/event-mapping', draft))).toBe(1);
    expect(await revision(await send(stage, 'PUT', '/event-mapping', draft))).toBe(1);
    await stage.api.database.deleteFrom('keyed_call').execute();
    expect(await revision(await send(stage, 'PUT', '/event-mapping', draft))).toBe(1);
    const other = { ...draft, rows: draft.rows.map((row) => ({ ...row, tiktokEvent: 'Subscribe' })) };
    const refused = await send(stage, 'PUT', '/event-mapping', other, 'another-wish');
    expect(await errorOf(refused)).toEqual([409, 'revision_conflict']);
  });
});

describe('a key', () => {
  test('that was used for something else is refused, and so is one that is none', async () => {
    const stage = await withPixel();
    await send(stage, 'POST', '/test-events', wanted);
    const other = await send(stage, 'POST', '/test-events', { ...wanted, event: 'Subscribe' });
    expect(await errorOf(other)).toEqual([422, 'idempotency_key_reused']);
    const long = await send(stage, 'POST', '/test-events', wanted, 'x'.repeat(256));
    expect(await errorOf(long)).toEqual([400, 'invalid_idempotency_key']);
    expect(stage.sandbox.receivedEvents()).toHaveLength(1);
  });

  test('of one app says nothing of the same key in another', async () => {
    const stage = await withPixel();
    await send(stage, 'POST', '/test-events', wanted);
    const other = { ...stage, app: await stage.api.newApp('Other') };
    expect(await errorOf(await send(other, 'POST', '/test-events', wanted))).toEqual([409, 'pixel_not_configured']);
  });

  test('keeps no answer that holds a secret: each connection begun is a new one', async () => {
    const stage = await connected();
    const addresses = [await send(stage, 'POST', '/connect', {}), await send(stage, 'POST', '/connect', {})];
    const [one, other] = await Promise.all(addresses.map((answer) => answer.text()));
    expect(one).not.toBe(other);
    expect(await stage.api.database.selectFrom('keyed_call').selectAll().execute()).toEqual([]);
  });
});
