import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { wire } from './ask.ts';
import { onTold, type TabSettings } from './index.ts';

const settings: TabSettings = {
  columns: { campaign: ['installs'], adgroup: ['cpi', 'roas'], ad: ['spend'] },
  paused: null,
  readReplies: true,
};

let told: TabSettings[] = [];

beforeEach(() => {
  fakeBrowser.reset();
  told = [];
  onTold((next) => told.push(next));
});

afterEach(() => wire.removeAllListeners());

/** Hands a message to the content script as the browser does. */
async function deliver(data: unknown): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  void fakeBrowser.runtime.onMessage.trigger(
    { id: 1, type: 'tabSettingsChanged', data, timestamp: 1 },
    { id: 'companion' },
    resolve,
  );
  await promise;
}

test('settings of the background reach the content script', async () => {
  await deliver(settings);
  await deliver({ ...settings, paused: 'tab' });
  expect(told.map(({ paused }) => paused)).toEqual([null, 'tab']);
});

test.each([
  ['no metric for a level', { ...settings, columns: { ...settings.columns, ad: [] } }],
  ['a metric that does not exist', { ...settings, columns: { ...settings.columns, ad: ['likes'] } }],
  ['a pause that does not exist', { ...settings, paused: true }],
  ['nothing', null],
])('settings are ignored with %s', async (_, data) => {
  await deliver(data);
  expect(told).toEqual([]);
});
