// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { followLook, useShownLanguage } from './chosen-look.ts';

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockReturnValue('en');
  vi.stubGlobal('fetch', async () => Response.json({ panel_columns: { message: 'Spalten' } }));
});

const shown = () => [document.documentElement.dataset.theme, document.documentElement.lang];

test('an open page follows the theme and the language whenever they are chosen, and goes back when they are erased', async () => {
  await followLook();
  expect(shown()).toEqual([undefined, 'en']);
  const told: (string | null)[] = [];
  useShownLanguage.subscribe(({ language }) => told.push(language));
  await fakeBrowser.storage.local.set({ look: { theme: 'dark', language: 'de' } });
  await expect.poll(shown).toEqual(['dark', 'de']);
  expect(told).toEqual(['de']);
  await fakeBrowser.storage.local.remove('look');
  await expect.poll(() => document.documentElement.dataset.theme).toBeUndefined();
  await expect.poll(() => told.at(-1)).toBeNull();
});
