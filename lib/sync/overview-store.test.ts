import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppId } from '#lib/appsprint/contract';
import { createOverviewStore, keptOverview } from './index.ts';

const moonlight = AppId.parse('app_moonlight');
const minute = 60_000;

let now = 0;
let asked = 0;
const ask = async () => {
  asked += 1;
  return [`Event${asked}`];
};
const area = fakeBrowser.storage.session;
const newStore = () => createOverviewStore(area, () => now);

beforeEach(() => {
  fakeBrowser.reset();
  [now, asked] = [1_000_000, 0];
});

describe('a part of the overview', () => {
  test('is asked for once, and again only when it is old', async () => {
    const store = newStore();
    await store.part(moonlight, 'mappedEvents', ask);
    now += minute - 1;
    expect((await store.part(moonlight, 'mappedEvents', ask)).known?.value).toEqual(['Event1']);
    now += 1;
    expect((await store.part(moonlight, 'mappedEvents', ask)).known?.value).toEqual(['Event2']);
    expect(asked).toBe(2);
  });

  test('that comes from the future, because the clock was put back, is asked for again', async () => {
    const store = newStore();
    await store.part(moonlight, 'mappedEvents', ask);
    now -= 10 * minute;
    expect((await store.part(moonlight, 'mappedEvents', ask)).known).toEqual({ value: ['Event2'], fetchedAt: now });
  });

  test('is not asked for again by the next background worker while it is fresh', async () => {
    await newStore().part(moonlight, 'mappedEvents', ask);
    const { known } = await newStore().part(moonlight, 'mappedEvents', ask);
    expect(known).toEqual({ value: ['Event1'], fetchedAt: now });
    expect(asked).toBe(1);
  });

  test('that two want at the same time is asked for once', async () => {
    const store = newStore();
    const both = await Promise.all([1, 2].map(() => store.part(moonlight, 'mappedEvents', ask)));
    expect(both.map(({ known }) => known?.value)).toEqual([['Event1'], ['Event1']]);
  });

  test('stays as it was, with the problem beside it, when AppSprint fails', async () => {
    const store = newStore();
    await store.part(moonlight, 'mappedEvents', ask);
    now += minute;
    const { known, problem } = await store.part(moonlight, 'mappedEvents', () => Promise.reject(new Error('no line')));
    expect(known?.value).toEqual(['Event1']);
    expect(problem?.what).toContain('no line');
  });

  test('that is still on its way when everything is forgotten is not kept', async () => {
    const store = newStore();
    const way = Promise.withResolvers<string[]>();
    const late = store.part(moonlight, 'mappedEvents', () => way.promise);
    await store.forget();
    way.resolve(['of another connection']);
    expect(await late).toMatchObject({ known: null, problem: { kind: 'not-ready' } });
    expect(await keptOverview(area)).toBeNull();
  });

  test('can be read by a page without asking the background', async () => {
    await newStore().part(moonlight, 'mappedEvents', ask);
    expect(await keptOverview(area)).toEqual({ mappedEvents: { value: ['Event1'], fetchedAt: now } });
  });

  test('of figures that are still being loaded is asked for again after three seconds', async () => {
    const store = newStore();
    const days = async () => {
      asked += 1;
      return { currency: 'EUR', timeZone: 'Europe/Paris', today: '2026-11-22' as never, days: [], isLoading: true };
    };
    await store.part(moonlight, 'accountDays', days);
    now += 3_000;
    await store.part(moonlight, 'accountDays', days);
    expect(asked).toBe(2);
  });
});
