import type { CellContent, Column } from './columns.ts';
import { element } from './element.ts';
import { markup } from './markup.ts';

/** The content of a column's cell, with the nodes in as many extra elements as the page's markup has now. */
export function buildContent(column: Column): CellContent {
  const content = column.build();
  let { nodes } = content;
  for (let wrap = 0; wrap < markup.wraps; wrap++) nodes = [element('div', { class: 'cell-wrap' }, ...nodes)];
  return { ...content, nodes };
}

/** True when `target` lies in what opens the row. */
export function opensRow(contents: Iterable<CellContent>, target: EventTarget | null): boolean {
  if (!(target instanceof Node)) return false;
  for (const { link } of contents) if (link?.contains(target)) return true;
  return false;
}
