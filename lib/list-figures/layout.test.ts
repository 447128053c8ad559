import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EntityId } from '#lib/appsprint/contract';
import { type Box, type Cell, intersection } from '#lib/overlay';
import { type ListPlace, layOut, type RowPlace } from './layout.ts';

const titles = ['Installs', 'CPI', 'ROAS'];
const cellsOf = (): readonly Cell[] =>
  ['installs', 'cpi', 'roas'].map((metric) => ({
    metric,
    state: 'value',
    source: 'fallback',
    text: '1,234',
    explanation: { heading: metric, pairs: [], sentences: [] },
  }));
const textWidth = (text: string) => text.length * 7;
const id = (number: number) => EntityId.parse(`${1_790_000_000_000_000_000n + BigInt(number)}`);
const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });

function row(number: number, changes: Partial<RowPlace> = {}): RowPlace {
  const top = 100 + 40 * number;
  return {
    id: id(number),
    name: `Campaign ${number}`,
    nameCell: box(50, top, 350, top + 40),
    occupied: () => [],
    contentEnd: 1000,
    ...changes,
  };
}

function place(rows: readonly RowPlace[], right = 1400, clip = box(50, 100, right, 600)): ListPlace {
  const ground = { clip, carrier: null, carriedClip: clip };
  return {
    ...ground,
    table: box(50, 60, right, 600),
    nameGround: () => ground,
    frame: () => box(50, 60, right, 600),
    direction: 'ltr',
    theme: 'light',
    rows,
  };
}

const draw = (list: ListPlace, cells: (rowId: EntityId) => readonly Cell[] | null = cellsOf) =>
  layOut(list, titles, cells, textWidth);

describe('a list with room to the right of its last column', () => {
  test('gets a band of columns there, each row at its own height', () => {
    const picture = draw(place([row(0), row(1)]));
    expect(picture).toMatchObject({
      mode: 'column',
      band: { titles, box: { left: 1012, right: 1264, top: 60, bottom: 600 } },
      rows: [
        { id: id(0), box: { left: 1012, right: 1264, top: 100, bottom: 140 } },
        { id: id(1), box: { left: 1012, right: 1264, top: 140, bottom: 180 } },
      ],
    });
  });

  test('gets the band up to the very edge where it only just fits, and chips below that', () => {
    expect(draw(place([row(0)], 1252))?.band?.box).toMatchObject({ left: 1000, right: 1252 });
    expect(draw(place([row(0)], 1251))?.mode).toBe('chip');
  });

  test('is measured by the row that reaches furthest', () => {
    expect(draw(place([row(0), row(1, { contentEnd: 1300 })]))?.mode).toBe('chip');
  });
});

describe('a list without that room', () => {
  test('gets chips in the free space of its name cells', () => {
    const picture = draw(place([row(0, { occupied: () => [box(50, 100, 110, 140)] })], 1000));
    expect(picture).toMatchObject({ mode: 'chip', band: null, rows: [{ id: id(0), name: 'Campaign 0' }] });
    expect(picture?.rows[0]?.box.right).toBe(346);
  });

  test('drops the last numbers of a row before it covers anything', () => {
    const shown = [110, 180, 240, 320].map((used) => {
      const crowded = row(0, { occupied: () => [box(50, 100, used, 140)] });
      return draw(place([crowded, row(1)], 1000))?.rows.find((drawn) => drawn.id === id(0))?.cells.length;
    });
    expect(shown).toEqual([3, 2, 1, undefined]);
  });

  test('has no room at all where no row has any', () => {
    const full = { occupied: () => [box(50, 100, 350, 180)] };
    expect(draw(place([row(0, full), row(1, full)], 1000))).toBeNull();
    expect(draw(place([row(0, full), row(1)], 1000))?.rows.map((drawn) => drawn.id)).toEqual([id(1)]);
  });

  test('is not without room because AppSprint knows none of its rows', () => {
    expect(draw(place([row(0)], 1000), () => null)).toMatchObject({ mode: 'chip', rows: [] });
  });

  test('gets no chip in the part of a name cell that is scrolled out of sight', () => {
    expect(draw(place([row(0)], 1000, box(50, 100, 300, 600)))?.rows[0]?.box.right).toBe(296);
    expect(draw(place([row(0)], 1000, box(340, 100, 1000, 600)))).toBeNull();
  });
});

describe('a list from right to left', () => {
  const mirrored = (number: number) => row(number, { nameCell: box(1050, 100, 1350, 140), contentEnd: 400 });

  test('gets its band to the left of its last column', () => {
    expect(draw({ ...place([mirrored(0)]), direction: 'rtl' })).toMatchObject({
      mode: 'column',
      direction: 'rtl',
      band: { box: { left: 136, right: 388 } },
    });
  });

  test('gets chips at the left end of its names where there is no such room', () => {
    const clip = box(300, 100, 1400, 600);
    const picture = draw({ ...place([mirrored(0)], 1400, clip), direction: 'rtl' });
    expect(picture).toMatchObject({ mode: 'chip', rows: [{ box: { left: 1054 } }] });
  });
});

test.each([1400, 1000])('a row that AppSprint does not know is not painted (list up to %d px)', (right) => {
  const unknown = id(1);
  const picture = draw(place([row(0), row(1), row(2)], right), (rowId) => (rowId === unknown ? null : cellsOf()));
  expect(picture?.rows.map((drawn) => drawn.id)).toEqual([id(0), id(2)]);
});

test('a chip lies inside its name cell and never touches what the cell shows, wherever that is', () => {
  const edge = fc.integer({ min: 0, max: 400 });
  const anyBox = fc.tuple(edge, fc.integer({ min: 90, max: 150 }), edge, fc.integer({ min: 1, max: 40 }));
  fc.assert(
    fc.property(
      fc.array(anyBox, { maxLength: 6 }),
      fc.integer({ min: 60, max: 400 }),
      fc.integer({ min: 12, max: 60 }),
      (boxes, width, height) => {
        const nameCell = box(50, 100, 50 + width, 100 + height);
        const occupied = boxes.map(([left, top, wide, high]) => box(left, top, left + wide, top + high));
        const picture = draw(place([row(0, { nameCell, occupied: () => occupied })], 1000));
        const chip = picture?.rows[0]?.box;
        if (chip === undefined) return;
        expect(intersection(chip, nameCell)).toEqual(chip);
        for (const other of occupied) expect(intersection(chip, other)).toBeNull();
      },
    ),
  );
});

test('in a band every row keeps to its own line and to the right of all columns', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 60, max: 1400 }), { minLength: 1, maxLength: 8 }), (rights) => {
      const rows = rights.map((contentEnd, index) => row(index, { contentEnd }));
      const picture = draw(place(rows));
      if (picture?.mode !== 'column') return;
      for (const [index, drawn] of picture.rows.entries()) {
        expect(drawn.id).toBe(id(index));
        expect(drawn.box).toMatchObject({ top: rows[index]?.nameCell.top, bottom: rows[index]?.nameCell.bottom });
        expect(drawn.box.left).toBeGreaterThanOrEqual(Math.max(...rights));
        expect(drawn.box.right).toBeLessThanOrEqual(1400);
      }
    }),
  );
});
