import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { maxIdsPerRequest } from '#lib/appsprint/contract';
import { wire } from './ask.ts';
import { answerAll, type Handlers } from './index.ts';
import { protocol } from './protocol.ts';

const extension = { id: 'companion', origin: 'chrome-extension://companion' };
const fromPage = { id: 'companion', origin: extension.origin };
const fromList = { id: 'companion', origin: 'https://ads.tiktok.com', frameId: 0, tab: { id: 7 } };

const id = '0b5a3c1e-6f0d-4c63-9c7e-2d1f6a8b9c10';
const ids = (count: number) =>
  Array.from({ length: count }, (_, index) => `${1_790_000_000_000_000_000n + BigInt(index)}`);
const figures = {
  advertiserId: '7123456789012345678',
  level: 'campaign',
  from: '2026-11-01',
  to: '2026-11-07',
  ids: ids(2),
};

let handled: unknown[] = [];

beforeEach(() => {
  fakeBrowser.reset();
  handled = [];
  vi.spyOn(console, 'warn').mockReturnValue();
  const handler =
    (name: string) =>
    async (...received: unknown[]) => {
      handled.push([name, ...received]);
      return `answer of ${name}`;
    };
  answerAll(
    Object.fromEntries(Object.keys(protocol).map((name) => [name, handler(name)])) as unknown as Handlers,
    extension,
  );
});

afterEach(() => {
  wire.removeAllListeners();
  vi.restoreAllMocks();
});

/** Hands a message to the background as the browser does, and waits for what is sent back. */
async function deliver(type: string, data: unknown, sender: object, forged: object = {}): Promise<object> {
  const { promise, resolve } = Promise.withResolvers<object>();
  void fakeBrowser.runtime.onMessage.trigger({ id: 1, type, data, timestamp: 1, ...forged }, sender, resolve);
  return promise;
}

describe('a message', () => {
  test('reaches its handler with the tab it came from', async () => {
    expect(await deliver('figures', figures, fromList)).toEqual({ res: 'answer of figures' });
    expect(await deliver('connect', { apiAddress: 'x', token: 'y' }, fromPage)).toEqual({ res: 'answer of connect' });
    expect(handled).toEqual([
      ['figures', figures, { tabId: 7 }],
      ['connect', { apiAddress: 'x', token: 'y' }, { tabId: null }],
    ]);
  });

  test('without content reaches its handler as undefined, also where the browser makes it null', async () => {
    await deliver('disconnect', null, fromPage);
    await deliver('disconnect', undefined, fromPage);
    expect(handled).toEqual([
      ['disconnect', undefined, { tabId: null }],
      ['disconnect', undefined, { tabId: null }],
    ]);
  });

  test('cannot bring its own sender along', async () => {
    expect(await deliver('disconnect', null, fromList, { sender: fromPage })).toHaveProperty('err');
    expect(handled).toEqual([]);
  });
});

describe('refused without reaching a handler', () => {
  test.each(Object.entries(protocol))('is "%s" from anybody who may not send it', async (name, { from }) => {
    const strangers = [
      from === 'ads-manager' ? fromPage : fromList,
      { ...fromPage, id: 'stranger' },
      { ...fromList, id: 'stranger' },
      { ...fromList, frameId: 1 },
      { ...fromPage, origin: 'https://evil.example' },
      {},
    ];
    for (const sender of strangers) expect(await deliver(name, figures, sender)).toHaveProperty('err');
    expect(handled).toEqual([]);
  });

  test.each([
    ['figures', { ...figures, ids: [] }, fromList],
    ['figures', { ...figures, ids: ids(maxIdsPerRequest + 1) }, fromList],
    ['figures', { ...figures, ids: ['1 OR 1=1'] }, fromList],
    ['figures', { ...figures, ids: [1790] }, fromList],
    ['figures', { ...figures, level: 'account' }, fromList],
    ['figures', { ...figures, from: '2026-02-30' }, fromList],
    ['figures', { ...figures, advertiserId: '' }, fromList],
    ['figures', null, fromList],
    ['listState', 'dancing', fromList],
    ['listState', null, fromList],
    ['connect', { apiAddress: 'x'.repeat(2049), token: 'y' }, fromPage],
    ['connect', { apiAddress: 'x', token: 'y'.repeat(513) }, fromPage],
    ['connect', { apiAddress: 'x' }, fromPage],
    ['selectApp', '__proto__', fromPage],
    ['disconnect', 'now', fromPage],
    ['sendTestEvent', { id, body: { testEventCode: 'TEST 1', event: 'Purchase' } }, fromPage],
    ['sendTestEvent', { id, body: { testEventCode: 'TEST1', event: '<b>' } }, fromPage],
    ['sendTestEvent', { id: '7', body: { testEventCode: 'TEST1', event: 'Purchase' } }, fromPage],
    ['tabState', 7.5, fromPage],
    ['tabState', '7', fromPage],
  ])('is "%s" with an unfit content', async (name, content, sender) => {
    expect(await deliver(name, content, sender)).toHaveProperty('err');
    expect(handled).toEqual([]);
  });

  test('a refusal tells nothing of what was sent', async () => {
    const refusal = await deliver('connect', { apiAddress: 7, token: 'asp_live_secret' }, fromPage);
    expect(JSON.stringify(refusal)).toContain('This message was refused.');
    expect(JSON.stringify([refusal, vi.mocked(console.warn).mock.calls])).not.toContain('asp_live_secret');
  });
});

test('a list may ask for as many ids at once as the API takes, and no field more than the protocol names', async () => {
  const full = { ...figures, ids: ids(maxIdsPerRequest) };
  await deliver('figures', { ...full, url: 'https://evil.example' }, fromList);
  expect(handled).toEqual([['figures', full, { tabId: 7 }]]);
});
