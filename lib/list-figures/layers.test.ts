// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import type { Box } from '#lib/overlay';
import { type Surrounding, sightOf } from './layers.ts';

const viewport: Box = { left: 0, top: 0, right: 1400, bottom: 900 };
const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });
const never = { x: false, y: false };
const both = { x: true, y: true };
const upAndDown = { x: false, y: true };

function surrounding(changes: Partial<Surrounding>): Surrounding {
  return {
    element: document.createElement('div'),
    box: viewport,
    clips: never,
    scrolls: never,
    sticks: never,
    isFixed: false,
    ...changes,
  };
}
const clipping = (at: Box) => surrounding({ box: at, clips: both });
const sticky = (sticks: Surrounding['sticks']) => surrounding({ sticks });
const scroller = (at: Box, scrolls: Surrounding['scrolls'] = upAndDown) =>
  surrounding({ box: at, clips: both, scrolls });
const page = (scrolls = never) => surrounding({ clips: both, scrolls, isFixed: true });

describe('what carries the rows of a list', () => {
  test('is nothing where no scroller has anything to scroll: TikTok moves its rows by a transform', () => {
    const clip = box(50, 100, 1350, 800);
    const sight = sightOf([clipping(clip), scroller(viewport, never), page()], viewport);
    expect(sight).toEqual({ clip, scroller: null, carriedClip: clip });
  });

  test('is the scroller around them, and what cuts them off inside of it moves with them', () => {
    const body = scroller(box(50, 140, 1335, 800));
    const inside = box(60, 150, 900, 2000);
    expect(sightOf([clipping(inside), body, clipping(box(50, 100, 1350, 700)), page()], viewport)).toEqual({
      clip: box(60, 150, 900, 700),
      scroller: body.element,
      carriedClip: inside,
    });
  });

  test('is the innermost of several, because it lies in the others itself', () => {
    const body = scroller(box(50, 140, 1335, 800));
    expect(sightOf([body, page(upAndDown)], viewport).scroller).toBe(body.element);
  });

  test('is the window where the whole page scrolls and the list does not', () => {
    const window = page(upAndDown);
    expect(sightOf([scroller(box(50, 140, 1335, 800), { x: true, y: false }), window], viewport).scroller).toBe(
      window.element,
    );
  });

  test('is a scroller to whose side a column sticks, and not one to whose top it does', () => {
    const body = scroller(box(50, 140, 1335, 800), both);
    const aside = sightOf([sticky({ x: true, y: false }), body, page()], viewport);
    expect(aside.scroller).toBe(body.element);
    expect(sightOf([sticky(upAndDown), body, page()], viewport).scroller).toBeNull();
  });

  test('is nothing outside of a dialog that is fixed to the window', () => {
    const dialog = surrounding({ isFixed: true });
    expect(sightOf([dialog, page(upAndDown)], viewport).scroller).toBeNull();
  });
});

test('nothing of a list can be seen where what cuts it off does not meet', () => {
  const { clip } = sightOf([scroller(box(50, 1000, 900, 1200)), page(upAndDown)], viewport);
  expect(clip.right - clip.left).toBe(0);
});
