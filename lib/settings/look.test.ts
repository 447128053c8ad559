import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changeLook, look } from './index.ts';

beforeEach(() => fakeBrowser.reset());

test('a theme and a language chosen in the same moment are both kept', async () => {
  await Promise.all([changeLook({ theme: 'dark' }), changeLook({ language: 'de' })]);
  expect(await look.read()).toEqual({ theme: 'dark', language: 'de' });
});

test('the language of the browser can be chosen again', async () => {
  await changeLook({ theme: 'dark', language: 'ja' });
  expect(await changeLook({ language: null })).toEqual({ theme: 'dark', language: null });
});
