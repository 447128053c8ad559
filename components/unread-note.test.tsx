// @vitest-environment jsdom
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { UnreadNote } from './unread-note.tsx';

const unread = { version: 1, value: { token: 'asp_live_secret' }, isTold: false };
let root: ReturnType<typeof createRoot>;

beforeEach(() => {
  fakeBrowser.reset();
  const place = document.createElement('main');
  document.body.replaceChildren(place);
  root = createRoot(place);
});
afterEach(() => root.unmount());

const shown = () => document.body.textContent ?? '';

test('what could not be read is named with what to do, without its content, and only until it was seen', async () => {
  await fakeBrowser.storage.local.set({ 'connection!': unread });
  root.render(<UnreadNote />);
  await expect.poll(shown).toContain('Connect again under Connection.');
  expect(shown()).not.toContain('asp_live_secret');
  expect(document.querySelectorAll('li')).toHaveLength(1);
  document.querySelector('button')?.click();
  await expect.poll(shown).toBe('');
  expect((await fakeBrowser.storage.local.get()) as object).toEqual({ 'connection!': { ...unread, isTold: true } });
});

test('what is set aside while the page is open is told too', async () => {
  root.render(<UnreadNote />);
  await fakeBrowser.storage.local.set({ 'alertsTold!': unread, 'alerts!': unread });
  await expect.poll(shown).toContain('Set them again under Alerts.');
  expect(document.querySelectorAll('li')).toHaveLength(1);
});
