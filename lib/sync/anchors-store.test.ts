import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createAnchorsStore } from './index.ts';

const hour = 3_600_000;
const update = (version: number) => ({ version, tables: {} });
let now = Date.UTC(2026, 10, 22);
const store = () => createAnchorsStore(fakeBrowser.storage.local, () => now);
const answering = (version: number) => vi.fn(async () => update(version));

beforeEach(() => fakeBrowser.reset());

test('the first update is waited for, and kept for six hours and over the background’s sleep', async () => {
  const ask = answering(1);
  expect(await store().newest(ask)).toEqual(update(1));
  now += 5 * hour;
  expect(await store().newest(ask)).toEqual(update(1));
  expect(ask).toHaveBeenCalledTimes(1);
});

test('an older one is given at once, while a new one is asked for beside', async () => {
  await store().newest(answering(1));
  now += 7 * hour;
  expect(await store().newest(answering(2))).toEqual(update(1));
  await expect.poll(() => store().newest(null)).toEqual(update(2));
});

test('a server that fails is asked again only after six hours, and takes nothing away', async () => {
  vi.spyOn(console, 'debug').mockReturnValue();
  await store().newest(answering(1));
  now += 7 * hour;
  const failing = vi.fn(async () => Promise.reject(new Error('down')));
  await store().newest(failing);
  await expect.poll(() => failing).toHaveBeenCalledTimes(1);
  now += 5 * hour;
  expect(await store().newest(failing)).toEqual(update(1));
  expect(failing).toHaveBeenCalledTimes(1);
});

test('nobody is asked without a connection, and an update is forgotten with its server', async () => {
  expect(await store().newest(null)).toBeNull();
  await store().newest(answering(1));
  await store().forget();
  expect(await store().newest(null)).toBeNull();
});

test('what cannot be understood is as if nothing were kept', async () => {
  await fakeBrowser.storage.local.set({ pageAnchors: { askedAt: 'x' } });
  expect(await store().newest(null)).toBeNull();
});
