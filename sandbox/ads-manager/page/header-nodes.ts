import type { Column } from './columns.ts';
import { element } from './element.ts';

/** What stands in a column's header: its label, and an arrow where rows can be sorted by it. */
export function headerNodes({ label, isSortable }: Column): readonly Node[] {
  return [
    element('span', { class: 'header-label' }, label),
    ...(isSortable ? [element('span', { class: 'header-arrow', 'aria-hidden': 'true' })] : []),
  ];
}

/** The value of a header's `aria-sort`. */
export function ariaSort({ field }: Column, sorting: { stat: string; order: 0 | 1 } | null): string {
  if (sorting?.stat !== field) return 'none';
  return sorting.order === 1 ? 'descending' : 'ascending';
}
