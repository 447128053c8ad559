import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import * as z from 'zod/mini';
import type { MessageName } from '#lib/messages';
import { definedAnswers } from '../../entrypoints/background/fuzz/answers.fixture.ts';
import { type Background, extension, startBackground } from '../../entrypoints/background/fuzz/background.fixture.ts';
import { rightContents } from '../../entrypoints/background/fuzz/contents.fixture.ts';
import { rightlyStored } from '../../entrypoints/background/fuzz/stored.fixture.ts';
import { advertiserId, apis, type Call, campaign, carriedOutTwice, fetchOf } from './api.ts';
import { bringDeath, inLife } from './lives.ts';

const page = { id: extension.id, origin: extension.origin };
const list = { id: extension.id, origin: 'https://ads.tiktok.com', frameId: 0, tab: { id: 7 } };
const fromAdsManager = new Set<string>([
  'figures',
  'totals',
  'listState',
  'tabSettings',
  'pauseThisTab',
  'openPopup',
  'formPart',
  'setupFacts',
  'pixelFacts',
  'pageAnchors',
  'pageHealth',
  'scriptFault',
  'openHelpPage',
  'openPixelOptions',
]);
const accounts = { ...list, origin: 'https://business.tiktok.com' };
/** What each message carries: the right content, and another server where that is what changes. */
const contents: Readonly<Record<string, unknown>> = {
  ...rightContents,
  connect: { apiAddress: 'https://own.example', token: 'asp_live_other' },
};
const names = Object.keys(rightContents) as MessageName[];
/** More than any message has. */
const mostPoints = 400;

const calls: Call[] = [];
let background: Background;
let endDeath: () => void;

beforeAll(() => {
  fakeBrowser.reset();
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(console, 'debug').mockReturnValue();
  background = startBackground(() => ({ status: 404, body: '' }));
  vi.stubGlobal('fetch', fetchOf(calls));
  // A browser gives the locks of a worker that ended to the next one.
  vi.stubGlobal('navigator', { locks: { request: (_: string, act: () => Promise<unknown>) => act() } });
  endDeath = bringDeath();
});

afterAll(() => {
  endDeath();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Everything as after a while of use. */
async function begin(): Promise<void> {
  calls.length = 0;
  await fakeBrowser.storage.local.clear();
  await fakeBrowser.storage.session.clear();
  await fakeBrowser.storage.local.set(rightlyStored.local);
  await fakeBrowser.storage.session.set(rightlyStored.session);
  background.restart();
}

function send(name: string) {
  const sender = name === 'accountFigures' ? accounts : fromAdsManager.has(name) ? list : page;
  return background.deliver({ id: 1, timestamp: 1, type: name, data: contents[name] }, sender);
}

/** The installs that a list is shown by a new worker, or the state of the answer; never those of another server. */
async function figuresNow(): Promise<unknown> {
  const query = { advertiserId, level: 'campaign', from: '2026-11-01', to: '2026-11-07', ids: [campaign] };
  const answer = await background.deliver({ id: 1, timestamp: 1, type: 'figures', data: query }, list);
  const known = answer?.res as
    | { readonly state: string; readonly rows?: Record<string, { readonly figures: { readonly installs: unknown } }> }
    | undefined;
  return known?.rows?.[campaign]?.figures.installs ?? known?.state;
}

async function connectionNow(): Promise<{ readonly apiAddress: keyof typeof apis } | null> {
  const { connection = null } = await fakeBrowser.storage.local.get('connection');
  return connection as { readonly apiAddress: keyof typeof apis } | null;
}

let kills = 0;
const allEndings = new Set<string>();
const reads = [
  'overview',
  'testEvents',
  'display',
  'alertSettings',
  'allSettings',
  'tabState',
  'totals',
  'tabSettings',
];

test.each(names)(
  '"%s": at whichever await the worker dies, the next one goes on with what is right',
  async (name) => {
    let endsAt = 1;
    const endings = new Set<string>();
    for (; endsAt < mostPoints; endsAt += 1) {
      await begin();
      const { life } = await inLife(endsAt, () => send(name));
      expect(carriedOutTwice(calls), name).toEqual([]);
      if (life.endedAt === null) break;
      endings.add(life.endedAt);

      // The browser starts another worker for whatever comes next.
      background.restart();
      const connection = await connectionNow();
      const shown = await figuresNow();
      const place = `${name} ended at ${life.endedAt}`;
      if (connection === null) expect(shown, place).toBe('not-connected');
      else expect(shown, place).toMatchObject({ quantity: { value: apis[connection.apiAddress] } });
      for (const read of reads) {
        const answer = await send(read);
        const checked = z.safeParse(definedAnswers[read as MessageName], answer?.res);
        expect(checked.success, `${place}; then ${read} answered ${JSON.stringify(answer)}`).toBe(true);
      }
      expect(carriedOutTwice(calls), place).toEqual([]);
    }
    expect(endsAt).toBeLessThan(mostPoints);
    for (const place of endings) allEndings.add(place);
    kills += endsAt - 1;
  },
  60_000,
);

afterAll(() => console.log(`${kills} workers died, each at another point, in ${allEndings.size} places of the code`));
