import { createRoot, type Root } from 'react-dom/client';
import { idOfCell, textsOf } from './numbers.ts';

/**
 * The honest alternative with a framework: a React root in every row's name cell. Rows are found by an observer of slots,
 * and only those that have changed are rendered again.
 */
export function showWithReactRoots(table: Element): void {
  const roots = new Map<Element, Root>();
  const show = (cell: Element) => {
    const id = idOfCell(cell);
    if (id === null) return;
    const root = roots.get(cell) ?? createRoot(cell.appendChild(document.createElement('span')));
    roots.set(cell, root);
    root.render(<Numbers id={id} />);
  };
  new MutationObserver((records) => {
    for (const { target } of records) if (target instanceof Element) show(target);
  }).observe(table, { subtree: true, attributes: true, attributeFilter: ['slot'] });
  for (const cell of table.children) show(cell);
}

function Numbers({ id }: { readonly id: string }) {
  return textsOf(id).map((text, index) => (
    <span key={['installs', 'cpi', 'roas'][index]} data-id={id}>
      {text}
    </span>
  ));
}
