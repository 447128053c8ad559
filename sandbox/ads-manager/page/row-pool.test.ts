import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAddress } from './address.ts';
import type { Content } from './list-table.ts';
import { type Recycling, RowPool } from './row-pool.ts';
import { readRows } from './rows.ts';
import { wordsOf } from './words.ts';

const address = readAddress(new URL('http://sandbox.example/i18n/manage/campaign'));
const allRows = readRows(
  {
    table: Array.from({ length: 60 }, (_, index) => ({
      campaign_id: String(1830000000000000 + index),
      campaign_name: `Campaign ${index}`,
      row_data: {},
    })),
    pagination: { page: 1, page_count: 1, total_count: 60 },
    statistics: {},
    realIds: new Map(),
  },
  address,
  wordsOf('en'),
);

interface Nodes {
  text: string;
  index: number;
  isRemoved: boolean;
}

function buildPool(recycling: Recycling) {
  const built: Nodes[] = [];
  const pool = new RowPool<Nodes>(
    {
      build: () => {
        const nodes = { text: '', index: -1, isRemoved: false };
        built.push(nodes);
        return nodes;
      },
      fill: (nodes, { id }, figures) => {
        nodes.text = `${id} ${figures === null ? '-' : 'known'}`;
      },
      place: (nodes, index) => {
        nodes.index = index;
      },
      remove: (nodes) => {
        nodes.isRemoved = true;
      },
    },
    recycling,
  );
  return { pool, built };
}

const moves = fc.array(
  fc.record({
    first: fc.nat(50),
    size: fc.nat(15),
    state: fc.constantFrom('names' as const, 'figures' as const),
    isReversed: fc.boolean(),
    before: fc.constantFrom('nothing' as const, 'rotate' as const, 'forget' as const),
  }),
  { maxLength: 30 },
);

test.each(['on', 'off'] as const)('with recycling %s, every node says what the row at its place is', (recycling) => {
  fc.assert(
    fc.property(moves, (sequence) => {
      const { pool, built } = buildPool(recycling);
      for (const { first, size, state, isReversed, before } of sequence) {
        if (before !== 'nothing') pool[before]();
        const rows = isReversed ? allRows.toReversed() : allRows;
        const content: Content = state === 'names' ? { state, rows } : { state, rows, total: {} };
        pool.show(content, first, size);
        const present = built.filter(({ isRemoved }) => !isRemoved).toSorted((a, b) => a.index - b.index);
        expect(present.map(({ text }) => text)).toEqual(
          rows.slice(first, first + size).map(({ id }) => `${id} ${state === 'names' ? '-' : 'known'}`),
        );
        expect(pool.shown().every(({ nodes, row }) => nodes.text.startsWith(row.id))).toBe(true);
      }
    }),
  );
});

test('recycled nodes stay, others leave with their row', () => {
  const content: Content = { state: 'names', rows: allRows };
  const recycled = buildPool('on');
  recycled.pool.show(content, 0, 10);
  recycled.pool.show(content, 30, 10);
  expect(recycled.built).toHaveLength(10);
  const fresh = buildPool('off');
  fresh.pool.show(content, 0, 10);
  fresh.pool.show(content, 5, 10);
  expect(fresh.built.map(({ isRemoved }) => isRemoved)).toEqual([
    ...Array.from({ length: 5 }, () => true),
    ...Array.from({ length: 10 }, () => false),
  ]);
});

test('after a rotation every row stands in another node, at its own place', () => {
  const { pool, built } = buildPool('on');
  const content: Content = { state: 'names', rows: allRows };
  pool.show(content, 0, 10);
  const before = built.map(({ text }) => text);
  pool.rotate();
  pool.show(content, 0, 10);
  for (const [index, { text }] of built.entries()) expect(text).not.toBe(before[index]);
});
