import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import * as z from 'zod/mini';
import type { MessageName } from '#lib/messages';
import { keptOverview } from '#lib/sync';
import { definedAnswers } from './answers.fixture.ts';
import { type Background, connection, extension, startBackground } from './background.fixture.ts';
import { anyJson, bent, rightContents } from './contents.fixture.ts';
import { rightlyStored } from './stored.fixture.ts';

const contents = 10_000;
/** Messages whose answers depend on what is kept, and who asks them. */
const reads = {
  page: [
    'connectionState',
    'overview',
    'testEvents',
    'tabState',
    'display',
    'alertSettings',
    'allSettings',
    'recentPageHealth',
    'audit',
    'performance',
    'sendTestEvent',
    'changeDisplay',
    'changeLook',
    'sawAudit',
    'selectApp',
    'signalLinks',
    'commands',
    'cancelCommand',
    'dismissCommand',
    'setForwarding',
  ],
  list: [
    'figures',
    'totals',
    'tabSettings',
    'setupFacts',
    'pixelFacts',
    'pageAnchors',
    'listState',
    'pageHealth',
    'scriptFault',
    'pauseThisTab',
  ],
} as const satisfies Record<string, readonly MessageName[]>;
const senders = {
  page: { id: extension.id, origin: extension.origin },
  list: { id: extension.id, origin: 'https://ads.tiktok.com', frameId: 0, tab: { id: 7 } },
};
const asked = fc.constantFrom(
  ...(['page', 'list'] as const).flatMap((who) => reads[who].map((name) => ({ name, sender: senders[who] }))),
);

/** Both areas with every value replaced, bent, left out or right; and the marks of versions beside them. */
const stored = (area: 'local' | 'session') =>
  fc.record(
    Object.fromEntries(
      Object.entries(rightlyStored[area]).flatMap(([key, value]) => [
        [
          key,
          fc.oneof(
            { weight: 2, arbitrary: anyJson },
            { weight: 4, arbitrary: bent(value) },
            { weight: 1, arbitrary: fc.constant(undefined) },
            { weight: 1, arbitrary: fc.constant(value) },
          ),
        ],
        [`${key}$`, fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: anyJson })],
      ]),
    ),
  );

const isWithheld = (error: unknown) => error instanceof Object && 'name' in error && error.name === 'WithheldError';

let background: Background;

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(console, 'debug').mockReturnValue();
  // Nobody is reached: every answer comes from what is kept, or says why there is none.
  background = startBackground(() => ({ status: 401, body: '{"error":"unauthorized","message":"no"}' }));
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test(`${contents} forged storage contents: a new worker answers with a defined state, whatever is kept`, async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.log(`Seed of the forged contents: ${seed}`);
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', note);
  await fc.assert(
    fc.asyncProperty(
      stored('local'),
      stored('session'),
      fc.boolean(),
      asked,
      async (local, session, connected, { name, sender }) => {
        await fakeBrowser.storage.local.clear();
        await fakeBrowser.storage.session.clear();
        await fakeBrowser.storage.local.set({ ...local, ...(connected && { connection }) });
        await fakeBrowser.storage.session.set(session);
        const before = JSON.stringify(await fakeBrowser.storage.local.get(null));
        background.restart();
        const answer = await background.deliver({ id: 1, timestamp: 1, type: name, data: rightContents[name] }, sender);
        // What a newer version kept is not changed, and the page says so.
        if (isWithheld(answer?.err)) {
          expect(JSON.stringify(await fakeBrowser.storage.local.get(null)), name).toBe(before);
          return;
        }
        const checked = z.safeParse(definedAnswers[name], answer?.res);
        expect(
          answer !== null && !('err' in answer) && checked.success,
          `${name} answered ${JSON.stringify(answer)}`,
        ).toBe(true);
        // The popup reads this by itself, before any worker is awake.
        await keptOverview(fakeBrowser.storage.session);
      },
    ),
    { numRuns: contents, seed },
  );
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
  expect(Object.keys(Object.prototype)).toEqual([]);
}, 240_000);
