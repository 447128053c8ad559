import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createShelf, type StorageArea } from './index.ts';

const area: StorageArea = fakeBrowser.storage.session;
const understandText = (stored: unknown) => (typeof stored === 'string' ? stored : null);
const shelf = (storage = area, capacity = 3) => createShelf(storage, 'figures', capacity, understandText);

beforeEach(() => fakeBrowser.reset());

describe('what is put on a shelf', () => {
  test('is there again for a worker that was started anew', async () => {
    await shelf().change('a', () => 'one');
    expect(await shelf().read('a')).toBe('one');
    expect(await shelf().read('b')).toBeNull();
  });

  test('is changed from what it was, also by changes of the same moment', async () => {
    const kept = shelf();
    await Promise.all(['x', 'y', 'z'].map((letter) => kept.change('a', (before) => `${before ?? ''}${letter}`)));
    expect(await kept.read('a')).toBe('xyz');
    expect(await shelf().read('a')).toBe('xyz');
  });

  test('leaves when there is no more room, the longest unchanged first', async () => {
    const kept = shelf();
    for (const key of ['a', 'b', 'c', 'a', 'd']) await kept.change(key, () => key);
    const there = async (from: ReturnType<typeof shelf>) =>
      Promise.all(['a', 'b', 'c', 'd'].map((key) => from.read(key)));
    expect(await there(kept)).toEqual(['a', null, 'c', 'd']);
    expect(await there(shelf())).toEqual(['a', null, 'c', 'd']);
  });

  test('is gone once the shelf is emptied', async () => {
    const kept = shelf();
    await kept.change('a', () => 'one');
    await kept.empty();
    expect(await kept.read('a')).toBeNull();
    expect(await shelf().read('a')).toBeNull();
    expect(await area.get('figures')).toEqual({});
  });
});

test.each([
  { stored: 'garbage' },
  { stored: null },
  { stored: 17 },
  { stored: { a: 'one' } },
  { stored: ['a', 'b'] },
  { stored: [['a']] },
  { stored: [[7, 'one']] },
  { stored: [['a', 17], null] },
])('what is in the storage and not understood is ignored: $stored', async ({ stored }) => {
  await area.set({ figures: stored });
  const kept = shelf();
  expect(await kept.read('a')).toBeNull();
  await kept.change('a', () => 'one');
  expect(await shelf().read('a')).toBe('one');
});

test('one entry that is not understood does not cost the others', async () => {
  await area.set({ figures: [['a', 17], 'x', ['b', 'two']] });
  expect(await shelf().read('b')).toBe('two');
});

describe('a storage that takes no more', () => {
  /** Session storage holds 10 MB in Chromium and refuses what goes beyond. */
  const full: StorageArea = { ...area, set: () => Promise.reject(new Error('Session storage quota bytes exceeded.')) };

  beforeEach(() => {
    const quiet = vi.spyOn(console, 'debug').mockReturnValue();
    return () => quiet.mockRestore();
  });

  test('costs nothing while the worker lives', async () => {
    const kept = shelf(full);
    await kept.change('a', () => 'one');
    expect(await kept.read('a')).toBe('one');
  });

  test('keeps nothing older for the next worker', async () => {
    await shelf().change('a', () => 'one');
    await shelf(full).change('a', () => 'two');
    expect(await shelf().read('a')).toBeNull();
  });
});
