import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import * as z from 'zod/mini';
import type { MessageName } from '#lib/messages';
import { definedAnswers } from './answers.fixture.ts';
import {
  type ApiAnswer,
  type Background,
  connection,
  envelope,
  extension,
  startBackground,
  token,
} from './background.fixture.ts';
import { anyJson, bent, rightContents } from './contents.fixture.ts';

const messages = 10_000;
const names = Object.keys(rightContents) as MessageName[];
/** Who may send what, written down a second time: what the background believes is held against this. */
const fromEitherPage: readonly MessageName[] = [
  'listState',
  'tabSettings',
  'pauseThisTab',
  'openPopup',
  'pageAnchors',
  'pageHealth',
  'scriptFault',
];
const fromAdsManager: readonly MessageName[] = [
  ...fromEitherPage,
  'figures',
  'totals',
  'formPart',
  'setupFacts',
  'pixelFacts',
  'openHelpPage',
  'openPixelOptions',
];
const fromBusinessCenter: readonly MessageName[] = [...fromEitherPage, 'accountFigures'];

const tab = { id: 7 };
const page = { id: extension.id, origin: extension.origin, url: `${extension.origin}/popup.html` };
const list = {
  id: extension.id,
  origin: 'https://ads.tiktok.com',
  frameId: 0,
  tab,
  url: 'https://ads.tiktok.com/i18n/manage/campaign',
};

const accounts = { ...list, origin: 'https://business.tiktok.com', url: 'https://business.tiktok.com/manage' };

type Who = 'page' | 'list' | 'accounts' | 'nobody';

function maySend(who: Who, name: MessageName): boolean {
  const ofLists = fromAdsManager.includes(name);
  const ofAccounts = fromBusinessCenter.includes(name);
  switch (who) {
    case 'page':
      return !ofLists && !ofAccounts;
    case 'list':
      return ofLists;
    case 'accounts':
      return ofAccounts;
    case 'nobody':
      return false;
  }
}

const senders: fc.Arbitrary<{ readonly who: Who; readonly sender: object }> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ who: 'page' as const, sender: page }) },
  { weight: 3, arbitrary: fc.constant({ who: 'list' as const, sender: list }) },
  { weight: 1, arbitrary: fc.constant({ who: 'accounts' as const, sender: accounts }) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(
        { ...page, id: 'another-extension' },
        { ...list, id: 'another-extension' },
        { ...page, origin: 'chrome-extension://another-extension' },
        { ...list, origin: 'https://api.appsprint.app' },
        { ...list, origin: 'https://www.ads.tiktok.com' },
        { ...list, origin: 'https://ads.tiktok.com.evil.example' },
        { ...list, origin: 'http://ads.tiktok.com' },
        { ...list, origin: 'null' },
        { ...list, frameId: 4 },
        { ...list, tab: undefined },
        { origin: extension.origin, url: page.url },
        { url: list.url, frameId: 0, tab },
        {},
      )
      .map((sender) => ({ who: 'nobody' as const, sender })),
  },
);

const types = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<string>(...names) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', 'diagnostics', 'tabSettingsChanged', ''),
  },
  { weight: 1, arbitrary: fc.string() },
);

const tooLarge = fc.constantFrom('x'.repeat(70_000), { ids: Array(20_000).fill('1790000000000000001') });

/** A message with right, bent, foreign or oversized content, and at times a wire that is no message at all. */
const forged = types.chain((type) => {
  const right = Object.hasOwn(rightContents, type) ? rightContents[type as MessageName] : undefined;
  const contents = fc.oneof(
    { weight: 4, arbitrary: fc.constant(right) },
    { weight: 4, arbitrary: bent(right) },
    { weight: 3, arbitrary: anyJson },
    { weight: 1, arbitrary: tooLarge },
  );
  return fc
    .tuple(contents, fc.constantFrom('message', 'message', 'message', 'message', 'more', 'bare'), anyJson)
    .map(([data, form, other]) => ({
      type,
      data,
      message:
        form === 'bare'
          ? other
          : {
              id: 1,
              timestamp: 1,
              type,
              data,
              ...(form === 'more' && { sender: page, from: 'extension-page', url: 'https://evil.example' }),
            },
    }));
});

const apiAnswers: fc.Arbitrary<ApiAnswer> = fc.oneof(
  anyJson.map((data) => ({ status: 200, body: envelope(data) })),
  anyJson.map((body) => ({ status: 200, body: JSON.stringify(body) })),
  fc.constantFrom(
    { status: 200, body: '<!doctype html><h1>Welcome</h1>' },
    { status: 200, body: '' },
    { status: 200, body: '['.repeat(20_000) },
    { status: 401, body: '{"error":"unauthorized","message":"no"}' },
    { status: 403, body: 'null' },
    { status: 404, body: '<h1>Not found</h1>' },
    { status: 409, body: '{"error":"x","message":{"toString":1}}' },
  ),
);

let answer: ApiAnswer;
let background: Background;

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(console, 'debug').mockReturnValue();
  background = startBackground(() => answer);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test(`${messages} forged messages: the whole background answers each with a defined state, and a stranger's changes nothing`, async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.log(`Seed of the forged messages: ${seed}`);
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', note);
  const answered = { let: 0, refused: 0, unknown: 0 };

  await fc.assert(
    fc.asyncProperty(
      forged,
      senders,
      apiAnswers,
      fc.boolean(),
      async ({ type, message }, { who, sender }, api, connected) => {
        answer = api;
        if (connected) await fakeBrowser.storage.local.set({ connection });
        const isMessage =
          typeof message === 'object' &&
          message !== null &&
          Object.hasOwn(message, 'type') &&
          (message as { type: unknown }).type === type;
        const isKnown = isMessage && Object.hasOwn(rightContents, type);
        const may = isKnown && maySend(who, type as MessageName);
        const before = { kept: await background.kept(), calls: background.calls(), acts: background.acts() };

        const given = await background.deliver(message, sender).catch((error: unknown) => ({ err: String(error) }));

        if (!may) {
          expect(given === null || 'err' in given, `${type} of ${who}`).toBe(true);
          expect({ kept: await background.kept(), calls: background.calls(), acts: background.acts() }).toEqual(before);
          answered[isKnown ? 'refused' : 'unknown'] += 1;
          return;
        }
        const name = type as MessageName;
        expect(given).not.toBeNull();
        if (given !== null && 'err' in given) {
          expect(JSON.stringify(given.err), name).toContain('This message was refused.');
        } else {
          const checked = z.safeParse(definedAnswers[name], given?.res);
          expect(checked.success, `${name} answered ${JSON.stringify(given)}: ${checked.error}`).toBe(true);
          answered.let += 1;
        }
        expect(JSON.stringify(given)).not.toContain(token);
      },
    ),
    { numRuns: messages, seed },
  );

  process.off('unhandledRejection', note);
  console.log(`let through ${answered.let}, refused ${answered.refused}, unknown ${answered.unknown}`);
  expect(unhandled).toEqual([]);
  expect(({} as Record<string, unknown>).token).toBeUndefined();
  expect(({} as Record<string, unknown>).state).toBeUndefined();
  // Runs in which nothing was let through, or nothing refused, would prove nothing.
  expect(answered.let).toBeGreaterThan(messages / 20);
  expect(answered.refused).toBeGreaterThan(messages / 20);
}, 240_000);
