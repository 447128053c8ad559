import { expect, test } from 'vitest';
import type { Column } from './columns.ts';
import { withPins, withPinsOf } from './pinned.ts';

function columnOf(field: string, width: number, pin: Column['pin']): Column {
  return {
    field,
    label: field,
    width,
    align: 'start',
    pin,
    isSortable: false,
    build: () => ({ nodes: [], fill: () => undefined }),
    total: () => '',
  };
}

const columns = [
  columnOf('a', 40, 'start'),
  columnOf('b', 320, 'start'),
  columnOf('c', 100, null),
  columnOf('d', 90, null),
];

test('pinned columns stand beside each other, from the side at which they stay', () => {
  expect(withPins(withPinsOf('both', columns), 10).map(({ pin }) => pin)).toEqual([
    { side: 'start', offset: 10 },
    { side: 'start', offset: 50 },
    null,
    { side: 'end', offset: 0 },
  ]);
});

test('a page can have no pinned column', () => {
  expect(withPins(withPinsOf('off', columns)).every(({ pin }) => pin === null)).toBe(true);
});
