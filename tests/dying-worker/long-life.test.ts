import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { extension, startBackground } from '../../entrypoints/background/fuzz/background.fixture.ts';
import { rightContents } from '../../entrypoints/background/fuzz/contents.fixture.ts';
import { rightlyStored } from '../../entrypoints/background/fuzz/stored.fixture.ts';
import { advertiserId, type Call, fetchOf } from './api.ts';
import { bringDeath } from './lives.ts';

const hours = 12;
const start = Date.UTC(2026, 10, 7, 0);
/** Bytes that what is in use may grow by from the third hour to the last. */
const noise = 1_500_000;

const page = { id: extension.id, origin: extension.origin };
const list = (tab: number) => ({ id: extension.id, origin: 'https://ads.tiktok.com', frameId: 0, tab: { id: tab } });

let endDeath: () => void;
beforeAll(() => {
  fakeBrowser.reset();
  vi.spyOn(console, 'debug').mockReturnValue();
  endDeath = bringDeath();
});
afterAll(() => {
  endDeath();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function used(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let time = 0; time < 5; time += 1) {
    collect();
    // What is told that something was thrown away, is told when the event loop turns.
    await new Promise((turn) => setTimeout(turn));
  }
  return process.memoryUsage().heapUsed;
}

test(`a worker that lives for ${hours} hours holds no more at their end than after the first ones`, async () => {
  let now = start;
  const calls: Call[] = [];
  const background = startBackground(
    () => ({ status: 404, body: '' }),
    () => now,
  );
  vi.stubGlobal('fetch', fetchOf(calls));
  await fakeBrowser.storage.local.set(rightlyStored.local);
  const levels = ['campaign', 'adgroup', 'ad'];
  const inUse: number[] = [];
  let asked = 0;
  for (let hour = 0; hour < hours; hour += 1) {
    for (let minute = 0; minute < 60; minute += 1, now += 60_000) {
      const at = hour * 60 + minute;
      const day = String(1 + (at % 28)).padStart(2, '0');
      const tab = list(at % 90);
      const window = { advertiserId, level: levels[at % 3], from: `2026-10-${day}`, to: '2026-11-07' };
      const ids = Array.from({ length: 100 }, (_, id) => String(1_790_000_000_000_000_000n + BigInt(at * 100 + id)));
      const search = `text ${at}`;
      const messages = [
        ['figures', { ...window, ids }, tab],
        ['totals', { ...window, within: [], search }, tab],
        ['listState', at % 7 === 0 ? 'left' : 'painting', tab],
        ['tabSettings', undefined, tab],
        ['pageHealth', rightContents.pageHealth, tab],
        ['scriptFault', rightContents.scriptFault, tab],
        ['overview', undefined, page],
        ['tabState', at % 90, page],
        ['sendTestEvent', rightContents.sendTestEvent, page],
      ] as const;
      for (const [type, data, sender] of messages) {
        const answer = await background.deliver({ id: 1, timestamp: 1, type, data }, sender);
        expect(answer, `${type}: ${JSON.stringify(answer)}`).not.toHaveProperty('err');
        asked += 1;
      }
    }
    calls.length = 0;
    vi.clearAllMocks();
    inUse.push(await used());
  }
  const kept = (await background.kept()).length;
  const inMegabytes = inUse.map((bytes) => (bytes / 1_000_000).toFixed(1));
  console.log(
    `${asked} messages in ${hours} simulated hours; in use at the end of each, in MB: ${inMegabytes.join(' ')}`,
  );
  console.log(`kept in both storage areas: ${kept} characters`);
  const [, , third = 0] = inUse;
  expect((inUse.at(-1) ?? 0) - third).toBeLessThan(noise);
  // Session storage takes 10 MB (Chrome extensions, storage API).
  expect(kept).toBeLessThan(10_000_000);
}, 120_000);
