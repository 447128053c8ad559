// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import type { Box } from './geometry.ts';
import type { Layer } from './layer.ts';
import { LayerStack } from './layer-stack.ts';

const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });
const scroller = document.createElement('div');

/** A list seen through `clip`, which its scroller has moved by this much. */
const carried = (clip: Box, y: number, step = 1): Layer => ({
  clip,
  carrier: { scroller, scrolled: { x: 0, y }, step: { x: 0, y: step } },
});

function stack() {
  const content = document.createElement('div');
  const made = new LayerStack(document, content);
  return { content, made, clips: () => [...made.element.querySelectorAll<HTMLElement>('.clip')] };
}

describe('content in layers of the page', () => {
  test('lies at the corner of its only layer', () => {
    const { made, content, clips } = stack();
    expect(made.show([{ clip: box(50, 100, 450, 700), carrier: null }])).toEqual({ left: 50, top: 100 });
    expect(clips()[0]?.style).toMatchObject({ transform: 'translate(50px, 100px)', width: '400px', height: '600px' });
    expect(clips()[0]?.contains(content)).toBe(true);
  });

  test('keeps its own place in a list while the list is scrolled', () => {
    const { made } = stack();
    const first = made.show([carried(box(0, 100, 400, 700), 0)]);
    const then = made.show([carried(box(0, 100, 400, 700), 250)]);
    // A row that stood at 300 stands at 50 now, which is the same distance from the content's corner.
    expect(300 - first.top).toBe(50 - then.top);
  });

  test('moves by as many pixels as a page that is zoomed shows', () => {
    const { made } = stack();
    expect(made.show([carried(box(0, 100, 400, 700), 200, 1.5)]).top).toBe(100 - 300);
  });

  test('is seen through every layer, each in the coordinates of the one around it', () => {
    const { made, clips } = stack();
    const origin = made.show([carried(box(10, 20, 1400, 900), 120), carried(box(50, 140, 1350, 800), 40)]);
    expect(clips().map(({ style }) => style.transform)).toEqual(['translate(10px, 20px)', 'translate(40px, 240px)']);
    expect(origin).toEqual({ left: 50, top: 100 });
  });

  test('stays the same nodes while the layers stay as many', () => {
    const { made, clips } = stack();
    made.show([carried(box(0, 0, 10, 10), 0)]);
    const [clip] = clips();
    made.show([carried(box(0, 5, 10, 20), 3)]);
    expect(clips()).toEqual([clip]);
  });
});
