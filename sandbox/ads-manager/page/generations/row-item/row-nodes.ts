import type { Switches } from '../../../switches.ts';
import type { Figures } from '../../calls.ts';
import { buildContent } from '../../cell-nodes.ts';
import type { CellContent, Column } from '../../columns.ts';
import { element } from '../../element.ts';
import { writeStrayId, writeTestId } from '../../markup.ts';
import { type PlacedColumn, pinBox, withPins } from '../../pinned.ts';
import type { Row } from '../../rows.ts';

/** One node of the list that shows now this row, now that one. */
export interface RowNodes {
  readonly line: HTMLElement;
  readonly cells: readonly { readonly column: Column; readonly box: HTMLElement; readonly content: CellContent }[];
}

/** Builds the node of a row with its cells, not yet in the document. */
export function buildRowItem(columns: readonly Column[]): RowNodes {
  const cells = withPins(columns).map(({ column, pin }) => {
    const content = buildContent(column);
    const box = buildBox(column, pin, 'item-cell', content.nodes);
    return { column, box, content };
  });
  return { line: element('div', { class: 'row-item' }, ...cells.map(({ box }) => box)), cells };
}

/**
 * Shows `row` in the node. Where the real page carried a row's id is not known, nor what followed in its test ids: the
 * stand-in has the id at one place, by its switch, and the field in the other test ids.
 */
export function fillRowItem(
  { line, cells }: RowNodes,
  row: Row,
  figures: Figures | null,
  idPlace: Switches['idPlace'],
): void {
  for (const { column, box, content } of cells) {
    content.fill(row, figures);
    const isName = content.link !== undefined;
    writeTestId(box, isName && idPlace === 'testid' ? row.shownId : column.field);
    if (isName && idPlace === 'href') content.link?.setAttribute('href', row.href);
  }
  if (idPlace === 'data') line.dataset.rowKey = row.shownId;
  writeStrayId(line, row);
}

/** A cell of a row, of the header or of the totals. */
export function buildBox(
  { width, align }: Column,
  pin: PlacedColumn['pin'],
  className: string,
  nodes: readonly (Node | string)[],
): HTMLElement {
  const box = element('div', { class: `${className} ${className}--${align}` }, ...nodes);
  box.style.width = `${width}px`;
  pinBox(box, pin, 'sticky-cell');
  return box;
}
