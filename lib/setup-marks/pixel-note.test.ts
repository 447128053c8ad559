import { expect, test } from 'vitest';
import type { PixelId } from '#lib/appsprint/contract';
import { notePixel } from './pixel-note.ts';

const shown = 'CRQ8H3BC77U5T4M0DRMG' as PixelId;
const facts = {
  state: 'answered',
  pixel: { id: shown, linked: true },
  advertiser: 'Dreamly',
  lastReceivedAt: '2026-11-22T09:00:00Z',
  lastForwardedAt: null,
} as const;
const noteOf = (change: object = {}) => notePixel(shown, { ...facts, ...change }, (instant) => instant.slice(0, 10));

test('the saved and linked pixel is right, with when events last came and went, and the delay explained', () => {
  const { glyph, heading, sentences, mayBeUsed } = noteOf();
  // It stands in Options already.
  expect(mayBeUsed).toBe(false);
  expect(glyph).toBe('right');
  expect(heading).toBe('This is the Pixel ID configured in AppSprint');
  expect(sentences.slice(0, 3)).toEqual([
    'Linked to Dreamly.',
    'Last event received by AppSprint: 2026-11-22',
    'Last event from AppSprint that TikTok accepted: none yet',
  ]);
  expect(sentences[3]).toContain('two hours');
});

test('the saved pixel that is not linked says how to link it', () => {
  expect(noteOf({ pixel: { id: shown, linked: false } })).toMatchObject({
    glyph: 'bad',
    sentences: [expect.stringContaining('link the account'), expect.anything(), expect.anything(), expect.anything()],
  });
});

test('another pixel names the one that AppSprint uses, and says nothing of events', () => {
  const { glyph, sentences, mayBeUsed } = noteOf({ pixel: { id: 'CLK0P3JC77U4J3M3Q5T0', linked: true } });
  expect(glyph).toBe('warn');
  expect(sentences).toEqual([expect.stringContaining('CLK0P3JC77U4J3M3Q5T0')]);
  expect(mayBeUsed).toBe(true);
});

test('without a saved pixel nothing is said to be right or wrong', () => {
  expect(noteOf({ pixel: null })).toMatchObject({ glyph: 'unverified', mayBeUsed: true });
});
