import type { Figures } from '../../calls.ts';
import { buildContent } from '../../cell-nodes.ts';
import type { CellContent, Column } from '../../columns.ts';
import { element } from '../../element.ts';
import { toggleClass, writeStrayId } from '../../markup.ts';
import { pinBox, withPins } from '../../pinned.ts';
import type { Row } from '../../rows.ts';

export const checkWidth = 40;

interface CellOfRow {
  readonly column: Column;
  /** The child of the host that is shown in the slot. */
  readonly box: HTMLElement;
  readonly content: CellContent;
  readonly slot: HTMLSlotElement;
}

/** One node of the table that shows now this row, now that one: its cells are children of the host, flat. */
export interface RowNode {
  readonly line: HTMLElement;
  readonly check: HTMLInputElement;
  readonly cells: readonly CellOfRow[];
}

/** Builds the cells of one row, without content and not yet in the document. */
export function buildRow(columns: readonly Column[]): RowNode {
  const check = element('input', { type: 'checkbox', 'aria-label': 'Select' });
  const cells = columns.map((column) => {
    const content = buildContent(column);
    const box = element('div', { class: `table-cell table-cell--${column.align}` });
    box.append(...content.nodes);
    return { column, box, content, slot: element('slot') };
  });
  const line = buildLine(
    check,
    cells.map(({ column, slot }) => ({ column, slot })),
    'gridcell',
  );
  return { line, check, cells };
}

/** A line of the shadow tree with a slot for each column. */
export function buildLine(
  check: Node,
  cells: readonly { readonly column: Column; readonly slot: HTMLSlotElement }[],
  role: 'gridcell' | 'columnheader',
): HTMLElement {
  const line = element('div', { class: 'row', role: 'row' });
  const checkCell = element('div', { class: 'cell check pinned', role }, check);
  checkCell.style.insetInlineStart = '0';
  line.append(checkCell);
  const placed = withPins(
    cells.map(({ column }) => column),
    checkWidth,
  );
  const lastPinned = placed.findLastIndex(({ pin }) => pin?.side === 'start');
  for (const [index, { column, slot }] of cells.entries()) {
    const box = element('div', { class: `cell ${column.align}`, role }, slot);
    box.style.width = `${column.width}px`;
    pinBox(box, placed[index]?.pin ?? null, 'pinned');
    toggleClass(box, 'pinned--last', index === lastPinned);
    if (placed[index]?.pin?.side === 'end') line.append(element('div', { class: 'cell filler' }));
    line.append(box);
  }
  line.append(element('div', { class: 'cell filler' }));
  return line;
}

/** What a slot's name says of its row: `index` is the row's place in the list. */
export type RowKey = (row: Row, index: number) => string;

/** Shows `row` in the node: slots and texts change together, the nodes stay. */
export function fillRow(node: RowNode, row: Row, figures: Figures | null, key: string): void {
  for (const { column, box, content, slot } of node.cells) {
    const name = `${key}${column.field}`;
    if (box.slot !== name) {
      box.slot = name;
      slot.name = name;
    }
    content.fill(row, figures);
  }
  const [first] = node.cells;
  if (first !== undefined) writeStrayId(first.box, row);
}
