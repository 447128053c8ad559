import type { CellContent, Column } from '../../columns.ts';
import { element } from '../../element.ts';
import { withPins } from '../../pinned.ts';

/** One node of the list that shows now this row, now that one. */
export interface RowNodes {
  readonly line: HTMLElement;
  readonly cells: readonly { readonly column: Column; readonly box: HTMLElement; readonly content: CellContent }[];
}

/** Builds the node of a row with its cells, not yet in the document. */
export function buildRowItem(columns: readonly Column[]): RowNodes {
  const cells = withPins(columns).map(({ column, left }) => {
    const content = column.build();
    const box = buildBox(column, left, 'item-cell', content.nodes);
    return { column, box, content };
  });
  return { line: element('div', { class: 'row-item' }, ...cells.map(({ box }) => box)), cells };
}

/** A cell of a row, of the header or of the totals. */
export function buildBox(
  { width, align }: Column,
  left: number | null,
  className: string,
  nodes: readonly (Node | string)[],
): HTMLElement {
  const box = element('div', { class: `${className} ${className}--${align}` }, ...nodes);
  box.style.width = `${width}px`;
  if (left !== null) {
    box.classList.add('sticky-cell');
    box.style.insetInlineStart = `${left}px`;
  }
  return box;
}
