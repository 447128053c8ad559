import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Columns, changeDisplay, defaultDisplay, savedDisplay } from './index.ts';

beforeEach(() => fakeBrowser.reset());

test('until the user chooses, every level shows installs, CPI and ROAS', async () => {
  expect(await savedDisplay()).toEqual(defaultDisplay);
  expect(defaultDisplay.columns.ad).toEqual(['installs', 'cpi', 'roas']);
});

test('a change leaves everything else as it was', async () => {
  await changeDisplay({ paused: true });
  const columns = { ...defaultDisplay.columns, ad: ['spend' as const] };
  expect(await changeDisplay({ columns, readReplies: undefined })).toEqual({
    columns,
    paused: true,
    readReplies: true,
  });
  expect(await savedDisplay()).toEqual({ columns, paused: true, readReplies: true });
});

test('changes of the same moment do not undo each other', async () => {
  await Promise.all([changeDisplay({ paused: true }), changeDisplay({ readReplies: false })]);
  expect(await savedDisplay()).toMatchObject({ paused: true, readReplies: false });
});

test.each([
  [{ columns: { campaign: [], adgroup: ['cpi'], ad: ['cpi'] } }],
  [{ columns: { campaign: ['cpi'], adgroup: ['cpi'] } }],
  [{ columns: { campaign: ['cpi', 'cpi'], adgroup: ['cpi'], ad: ['cpi'] } }],
  [{ columns: { campaign: ['likes'], adgroup: ['cpi'], ad: ['cpi'] } }],
  [{ columns: 'all' }],
])('what is stored and not understood costs only itself: %j', async (stored) => {
  await fakeBrowser.storage.local.set({ display: { ...stored, paused: true } });
  expect(await savedDisplay()).toEqual({ ...defaultDisplay, paused: true });
});

test.each(['garbage', 17, null])('a stored "%s" is as if nobody had chosen', async (stored) => {
  await fakeBrowser.storage.local.set({ display: stored });
  expect(await savedDisplay()).toEqual(defaultDisplay);
});

test('a level shows one to six metrics, each once', () => {
  const six = ['spend', 'installs', 'cpi', 'ipm', 'roas', 'ctr'];
  expect(Columns.safeParse(six).success).toBe(true);
  for (const refused of [[], [...six, 'cpm'], ['spend', 'spend']]) {
    expect(Columns.safeParse(refused).success).toBe(false);
  }
});
