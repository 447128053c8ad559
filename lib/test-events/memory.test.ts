import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppId } from '#lib/appsprint/contract';
import { createTestEventMemory } from './index.ts';

const moonlight = AppId.parse('app_moonlight');
const daylight = AppId.parse('app_daylight');
const accepted = { state: 'answered', code: 0, message: 'OK' } as const;

let now = 0;
const memory = createTestEventMemory(() => now);

beforeEach(() => {
  fakeBrowser.reset();
  now = new Date(2026, 10, 22, 9).getTime();
});

describe('the test event code', () => {
  test('is known again all day, and not the day after', async () => {
    await memory.begin(moonlight, 'TEST12345', 'Purchase');
    now = new Date(2026, 10, 22, 23, 59).getTime();
    expect((await memory.of(moonlight)).code).toBe('TEST12345');
    now = new Date(2026, 10, 23, 0, 1).getTime();
    expect((await memory.of(moonlight)).code).toBeNull();
  });
});

describe('a test event', () => {
  test('is on its way until TikTok answers, and then says what TikTok said', async () => {
    const send = await memory.begin(moonlight, 'TEST12345', 'Purchase');
    expect((await memory.of(moonlight)).sent).toEqual([send]);
    await memory.end(send, accepted);
    expect((await memory.of(moonlight)).sent).toEqual([{ ...send, result: accepted }]);
  });

  test('whose answer was never heard is not on its way for ever', async () => {
    await memory.begin(moonlight, 'TEST12345', 'Purchase');
    now += 60_000;
    expect((await memory.of(moonlight)).sent).toEqual([]);
  });

  test('is the business of its app alone', async () => {
    await memory.end(await memory.begin(moonlight, 'TEST12345', 'Purchase'), accepted);
    expect((await memory.of(daylight)).sent).toEqual([]);
  });

  test('pushes out the eleventh before it; the newest comes first', async () => {
    for (let count = 1; count <= 12; count++) {
      now += 1_000;
      await memory.end(await memory.begin(moonlight, 'TEST12345', `Event${count}`), accepted);
    }
    const events = (await memory.of(moonlight)).sent.map(({ event }) => event);
    expect(events).toHaveLength(10);
    expect(events[0]).toBe('Event12');
  });

  test('two that end at the same time both say how they ended', async () => {
    const one = await memory.begin(moonlight, 'TEST12345', 'Purchase');
    now += 1;
    const other = await memory.begin(moonlight, 'TEST12345', 'Subscribe');
    await Promise.all([memory.end(one, accepted), memory.end(other, accepted)]);
    expect((await memory.of(moonlight)).sent.map(({ result }) => result.state)).toEqual(['answered', 'answered']);
  });
});
