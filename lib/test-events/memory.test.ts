import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppId } from '#lib/appsprint/contract';
import { createTestEventMemory, type EndedTestEvent } from './index.ts';

const moonlight = AppId.parse('app_moonlight');
const daylight = AppId.parse('app_daylight');
const ended = (event: string, appId = moonlight): EndedTestEvent => ({
  appId,
  event,
  sentAt: now,
  result: { state: 'answered', code: 0, message: 'OK' },
});

let now = 0;
const memory = createTestEventMemory(() => now);

beforeEach(() => {
  fakeBrowser.reset();
  now = new Date(2026, 10, 22, 9).getTime();
});

describe('the test event code', () => {
  test('is known again all day, and not the day after', async () => {
    await memory.rememberCode('TEST12345');
    now = new Date(2026, 10, 22, 23, 59).getTime();
    expect((await memory.of(moonlight)).code).toBe('TEST12345');
    now = new Date(2026, 10, 23, 0, 1).getTime();
    expect((await memory.of(moonlight)).code).toBeNull();
  });
});

describe('a test event', () => {
  test('is the business of its app alone', async () => {
    await memory.note(ended('Purchase'));
    expect((await memory.of(moonlight)).sent).toEqual([ended('Purchase')]);
    expect((await memory.of(daylight)).sent).toEqual([]);
  });

  test('whose end is told again by another worker is there once, as it was told last', async () => {
    await memory.note(ended('Purchase'));
    const refused = { ...ended('Purchase'), result: { state: 'failed', what: 'No.', remedy: 'Again.' } } as const;
    await createTestEventMemory(() => now).note(refused);
    expect((await memory.of(moonlight)).sent).toEqual([refused]);
  });

  test('pushes out the eleventh before it; the newest comes first', async () => {
    for (let count = 1; count <= 12; count++) {
      now += 1_000;
      await memory.note(ended(`Event${count}`));
    }
    const events = (await memory.of(moonlight)).sent.map(({ event }) => event);
    expect(events).toHaveLength(10);
    expect(events[0]).toBe('Event12');
  });

  test('two that end at the same time are both there, and so is the code', async () => {
    await Promise.all([memory.note(ended('Purchase')), memory.rememberCode('TEST1'), memory.note(ended('Subscribe'))]);
    const { code, sent } = await memory.of(moonlight);
    expect([code, sent.map(({ event }) => event)]).toEqual(['TEST1', ['Subscribe', 'Purchase']]);
  });

  test('that is kept in a form that is not understood costs only itself', async () => {
    const code = { text: 'TEST1', usedAt: now };
    const sending = { ...ended('Subscribe'), result: { state: 'sending' } };
    await fakeBrowser.storage.local.set({ testEvents: { code, sent: [sending, ended('Purchase'), 7] } });
    expect(await memory.of(moonlight)).toEqual({ code: 'TEST1', sent: [ended('Purchase')] });
  });
});
