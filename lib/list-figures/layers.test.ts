// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import type { Box } from '#lib/overlay';
import { layersOf, type Surrounding, visiblePart } from './layers.ts';

const viewport: Box = { left: 0, top: 0, right: 1400, bottom: 900 };
const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });
const nowhere = { x: false, y: false };
const both = { x: true, y: true };

function surrounding(changes: Partial<Surrounding>): Surrounding {
  return {
    element: document.createElement('div'),
    box: viewport,
    clips: nowhere,
    scroller: null,
    sticks: nowhere,
    isFixed: false,
    ...changes,
  };
}
const clipping = (at: Box) => surrounding({ box: at, clips: both });
const sticky = (sticks: Surrounding['sticks']) => surrounding({ sticks });
function scroller(at: Box, overflows = { x: false, y: true }, changes: Partial<Surrounding> = {}): Surrounding {
  const facts = { overflows, scrolled: { x: 30, y: 200 }, step: { x: 1, y: 1 } };
  return surrounding({ box: at, clips: both, scroller: facts, ...changes });
}
const page = (overflows = nowhere) => scroller(viewport, overflows, { isFixed: true });

describe('what carries the rows of a list', () => {
  test('is nothing where no scroller has anything to scroll: TikTok moves its rows by a transform', () => {
    expect(layersOf([clipping(box(50, 100, 1350, 800)), scroller(viewport, nowhere), page()], viewport)).toEqual([
      { clip: box(50, 100, 1350, 800), carrier: null },
    ]);
  });

  test('is the scroller around them, seen through its box', () => {
    const body = scroller(box(50, 140, 1335, 800));
    expect(layersOf([body, clipping(box(50, 100, 1350, 700)), page()], viewport)).toEqual([
      {
        clip: box(50, 140, 1335, 700),
        carrier: { scroller: body.element, scrolled: { x: 30, y: 200 }, step: { x: 0, y: 1 } },
      },
    ]);
  });

  test('is the window as well where the whole page scrolls', () => {
    const body = scroller(box(50, 140, 1335, 800));
    const window = page({ x: false, y: true });
    const layers = layersOf([body, window], viewport);
    expect(layers.map(({ carrier }) => carrier?.scroller)).toEqual([window.element, body.element]);
    expect(layers.map(({ clip }) => clip)).toEqual([viewport, box(50, 140, 1335, 800)]);
  });

  test('holds what cuts the rows off inside of the scroller in a layer of its own, which moves with them', () => {
    const body = scroller(box(50, 140, 1335, 800));
    const layers = layersOf([clipping(box(60, 150, 900, 2000)), body, page()], viewport);
    expect(layers.map(({ clip, carrier }) => [clip, carrier?.scroller ?? null])).toEqual([
      [box(50, 140, 1335, 800), body.element],
      [box(60, 150, 900, 2000), null],
    ]);
    expect(visiblePart(layers)).toEqual(box(60, 150, 900, 800));
  });

  test('is not a scroller along whose axis a column is sticky', () => {
    const body = scroller(box(50, 140, 1335, 800), both);
    const [layer] = layersOf([sticky({ x: true, y: false }), body, page()], viewport);
    expect(layer?.carrier?.step).toEqual({ x: 0, y: 1 });
    const sideways = scroller(box(50, 140, 1335, 800), { x: true, y: false });
    expect(layersOf([sticky({ x: true, y: false }), sideways, page()], viewport)[0]?.carrier).toBeNull();
  });

  test('is again the one around that scroller, in which the column does not stick', () => {
    const outer = scroller(box(0, 100, 1400, 900), { x: true, y: false });
    const inner = scroller(box(50, 140, 1335, 800));
    const layers = layersOf([sticky({ x: true, y: false }), inner, outer, page()], viewport);
    expect(layers[0]?.carrier).toMatchObject({ scroller: outer.element, step: { x: 1, y: 0 } });
  });

  test('is nothing outside of a dialog that is fixed to the window', () => {
    const dialog = surrounding({ isFixed: true });
    expect(layersOf([dialog, page({ x: false, y: true })], viewport)[0]?.carrier).toBeNull();
  });
});

test('nothing of a list can be seen where its layers do not meet', () => {
  const layers = layersOf([scroller(box(50, 1000, 900, 1200)), page({ x: false, y: true })], viewport);
  expect(visiblePart(layers)).toBeNull();
});
