import { expect, test } from 'vitest';
import type { Cell } from './cell.ts';
import { hitAt, hitOf } from './hit.ts';
import type { Picture } from './picture.ts';

const clip = { left: 0, top: 0, right: 1000, bottom: 600 };
const cell = (metric: string): Cell => ({
  metric,
  state: 'value',
  source: 'attributed',
  text: '1',
  explanation: { heading: metric, pairs: [], sentences: [] },
});

function picture(direction: Picture['direction'], mode: Picture['mode'] = 'column'): Picture {
  const box = { left: 100, top: 50, right: 400, bottom: 100 };
  const cells = ['installs', 'cpi', 'roas'].map(cell);
  const rows = [{ id: '1790000000000001', name: 'Summer', box, cells }];
  return { mode, theme: 'light', direction, clip, carrier: null, carriedClip: clip, band: null, rows };
}

test.each([
  ['ltr', ['installs', 'cpi', 'roas']],
  ['rtl', ['roas', 'cpi', 'installs']],
] as const)('the numbers of a band written %s are those that stand at the point', (direction, fromTheLeft) => {
  for (const [index, metric] of fromTheLeft.entries()) {
    const x = 100 + index * 100;
    const hit = hitAt(picture(direction), x + 50, 75);
    expect(hit?.cells.map((one) => one.metric)).toEqual([metric]);
    expect(hit?.box).toEqual({ left: x, top: 50, right: x + 100, bottom: 100 });
    expect(hitOf(picture(direction), '1790000000000001', metric)).toEqual(hit);
  }
});

test('a chip explains all its numbers, and nothing stands beside a row', () => {
  expect(hitAt(picture('ltr', 'chip'), 110, 60)?.cells).toHaveLength(3);
  expect(hitAt(picture('ltr'), 110, 120)).toBeNull();
});
