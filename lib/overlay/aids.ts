import { Card } from './card.ts';
import { CellFocus, type CellName } from './cell-focus.ts';
import type { Box } from './geometry.ts';
import { type Hit, hitAt, hitOf } from './hit.ts';
import type { Picture } from './picture.ts';
import { ReaderTable, type SpokenRow } from './reader-table.ts';
import { Strip, type StripActions, type StripContent, totalId } from './strip.ts';

/** Everything besides the painted rows that one frame shows. */
export interface AidsView {
  readonly pictures: readonly Picture[];
  /** What the figures are figures of. */
  readonly caption: string;
  readonly titles: readonly string[];
  readonly strip: StripContent;
  /** Where the strip stands; null where nothing is free, and it shows itself only while it is used by keyboard. */
  readonly stripBox: Box | null;
  readonly stripFallback: Box;
}

/** What stands beside the painted rows: the strip, the card, the focus ring and the table for screen readers. */
export interface Aids {
  /** For the overlay's closed root, in their order. */
  readonly elements: readonly Element[];
  show(view: AidsView): void;
  clear(): void;
  /** Explains the number at a point of the viewport, or hides the card where there is none. */
  explainAt(x: number, y: number): void;
}

/** @param later runs something soon: the table follows the picture ten times a second at most */
export function createAids(document: Document, actions: StripActions, later: (run: () => void) => void): Aids {
  const card = new Card(document);
  const ring = document.createElement('div');
  ring.className = 'ring';
  ring.hidden = true;
  const strip = new Strip(document, actions);
  const table = new ReaderTable(document);
  let view: AidsView | null = null;
  let tableIsDue = false;
  let spokenBefore: readonly SpokenRow[] = [];
  const focus = new CellFocus({
    entry: strip.entry,
    table,
    focused: (name) => {
      if (name !== null) showFocus(name);
      else {
        ring.hidden = true;
        card.hide();
      }
    },
  });

  return {
    elements: [strip.element, table.element, ring, card.element],
    show(next) {
      view = next;
      strip.show(next.strip, next.stripBox, next.stripFallback);
      if (focus.at !== null) showFocus(focus.at);
      if (tableIsDue) return;
      tableIsDue = true;
      later(() => {
        tableIsDue = false;
        if (view !== null) showTable(view);
      });
    },
    clear() {
      view = null;
      spokenBefore = [];
      strip.hide();
      card.hide();
      ring.hidden = true;
      table.show('', [], []);
    },
    explainAt(x, y) {
      if (focus.at !== null) return;
      const hit =
        view === null ? null : (strippedHit(strip.hit({ x, y })) ?? firstHit(view, (one) => hitAt(one, x, y)));
      if (hit === null) card.hide();
      else explain(hit);
    },
  };

  function showFocus({ id, metric }: CellName): void {
    const hit =
      id === totalId
        ? strippedHit(strip.hit(metric))
        : view && firstHit(view, (picture) => insideClip(picture, hitOf(picture, id, metric)));
    ring.hidden = hit === null;
    if (hit === null) {
      card.hide();
      return;
    }
    const { left, top, right, bottom } = hit.box;
    const around = id === totalId ? 4 : 0;
    ring.style.transform = `translate(${left - around}px, ${top}px)`;
    ring.style.width = `${right - left + 2 * around}px`;
    ring.style.height = `${bottom - top}px`;
    explain(hit);
  }

  function explain({ box, cells }: Hit): void {
    card.show(
      cells.map((cell) => cell.explanation),
      box,
    );
  }

  function showTable({ pictures, caption, titles, strip: { totals, coverage, freshness, notice } }: AidsView): void {
    const rows = pictures.flatMap(spokenRows);
    const facts = [coverage, freshness, notice?.text].filter((text) => text !== undefined && text !== null);
    const total = { id: totalId, name: 'Total of the whole list', cells: totals.map(({ cell }) => cell) };
    const spoken = [...new Map(rows.map((row) => [row.id, row])).values(), ...(totals.length > 0 ? [total] : [])];
    const kept = spoken.map((row) => spokenBefore.find((before) => sameRow(before, row)) ?? row);
    spokenBefore = kept;
    const hadFocus = focus.at;
    table.show([caption, ...facts].join('. '), titles, kept);
    focus.keep(hadFocus);
  }
}

function strippedHit(hit: ReturnType<Strip['hit']>): Hit | null {
  return hit === null ? null : { box: hit.box, cells: [hit.cell] };
}

function firstHit({ pictures }: AidsView, hitIn: (picture: Picture) => Hit | null): Hit | null {
  for (const picture of pictures) {
    const hit = hitIn(picture);
    if (hit !== null) return hit;
  }
  return null;
}

function insideClip({ clip }: Picture, hit: Hit | null): Hit | null {
  if (hit === null) return null;
  const middle = (hit.box.top + hit.box.bottom) / 2;
  return middle >= clip.top && middle <= clip.bottom ? hit : null;
}

/** The rows of a picture that can be seen. */
function spokenRows({ rows, clip }: Picture): SpokenRow[] {
  return rows.flatMap(({ id, name, box, cells }) => {
    const middle = (box.top + box.bottom) / 2;
    return middle < clip.top || middle > clip.bottom ? [] : [{ id, name, cells }];
  });
}

function sameRow(one: SpokenRow, other: SpokenRow): boolean {
  return (
    one.id === other.id &&
    one.name === other.name &&
    one.cells.length === other.cells.length &&
    one.cells.every((cell, index) => cell === other.cells[index])
  );
}
